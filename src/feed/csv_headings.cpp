#include "feed/csv_headings.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "base/utf8.h"
#include "feed/text_cleaning.h"

namespace noren {
namespace {

struct Heading {
  std::string_view member;
  std::string_view words;  // apart by '|', folded
};

constexpr std::array<Heading, 20> kHeadings{{
    {"title",
     "催し|催し名|催事|催事名|行事|行事名|イベント|イベント名|題名|題|タイトル|表題|件名|名称|名前|"
     "講座|"
     "講座名|会の名前|記事|記事名|title|event|eventname|eventtitle|name|subject"},
    {"date",
     "日付|日|日にち|開催日|開催日時|実施日|月日|年月日|日時|日程|開始日|開始日時|いつ|date|day|"
     "eventdate|startdate|startdatetime|datetime|when|start"},
    {"time", "時刻|時間|開始時刻|開始時間|開始|開催時間|開催時刻|開演|time|starttime|from"},
    {"end_date", "終了日|終了日時|最終日|enddate|enddatetime"},
    {"end_time", "終了|終了時刻|終了時間|終わり|まで|end|endtime|to|until"},
    {"place", "場所|会場|会場名|開催場所|開催地|ところ|どこ|place|venue|location|where"},
    {"online", "オンライン|オンライン開催|online|virtual"},
    {"url",
     "url|リンク|アドレス|申込url|申し込みurl|申込先|申し込み先|詳細url|ホームページ|ページ|web|"
     "website|link|webpage|eventurl"},
    {"status", "状態|状況|ステータス|開催状況|受付状況|開催|status|state"},
    {"kind", "種類|種別|区分|分類|kind|type"},
    {"summary",
     "説明|概要|内容|紹介|紹介文|詳細|本文|備考|メモ|description|summary|details|about|note|notes|"
     "text"},
    {"image", "画像|写真|チラシ|画像url|image|picture|photo|imageurl"},
    {"fee", "参加費|料金|費用|会費|fee|price|cost"},
    {"capacity", "定員|人数|募集人数|capacity|seats"},
    {"deadline", "締切|締め切り|申込締切|申込期限|〆切|deadline"},
    {"published", "公開日|公開日時|投稿日|投稿日時|掲載日|published|publishedat|pubdate|posted"},
    {"tags", "タグ|カテゴリ|カテゴリー|tags|tag|category|categories"},
    {"id", "id|番号|no|no.|識別番号"},
    {"verb", "ボタン|qrの言葉|verb"},
    {"standing", "随時|standing"},
}};

/// A heading as it is looked up: folded, without what stands in brackets and marks of duty.
std::string plain_heading(std::string_view text) {
  std::u32string plain;
  int depth = 0;
  for (const char32_t c : decode_utf8(folded(text))) {
    constexpr std::u32string_view kOpen = U"([{【［（〔<";
    constexpr std::u32string_view kClose = U")]}】］）〕>";
    constexpr std::u32string_view kMarks = U"*※:：_-・'\"■●◆";
    if (kOpen.find(c) != std::u32string_view::npos)
      ++depth;
    else if (kClose.find(c) != std::u32string_view::npos)
      depth = std::max(0, depth - 1);
    else if (depth == 0 && kMarks.find(c) == std::u32string_view::npos)
      plain += c;
  }
  return encode_utf8(plain);
}

std::string_view member_of(const std::string& heading) {
  if (heading.empty()) return {};
  for (const Heading& known : kHeadings) {
    std::string_view words = known.words;
    while (!words.empty()) {
      const std::size_t end = std::min(words.find('|'), words.size());
      if (words.substr(0, end) == heading) return known.member;
      words.remove_prefix(std::min(end + 1, words.size()));
    }
  }
  return {};
}

/// A heading that stands in brackets as a whole means what is within.
std::string unbracketed(std::string text) {
  for (const std::string_view sign : {"【", "】", "［", "］", "(", ")", "[", "]", "<", ">"})
    for (std::size_t at = text.find(sign); at != std::string::npos; at = text.find(sign))
      text.erase(at, sign.size());
  return text;
}

CsvHeadings headings_in(const CsvRow& row) {
  CsvHeadings headings;
  for (std::size_t i = 0; i < row.size(); ++i) {
    std::string heading = plain_heading(row[i].text);
    if (heading.empty()) heading = plain_heading(unbracketed(folded(row[i].text)));
    const std::string member(member_of(heading));
    // Of two columns of one meaning the first counts.
    if (!member.empty() && headings.columns.emplace(member, i).second) continue;
    if (!heading.empty()) headings.not_known.push_back(row[i]);
  }
  return headings;
}

}  // namespace

CsvHeadings csv_headings(const std::vector<CsvRow>& rows) {
  constexpr std::size_t kMostRowsAbove = 10;
  for (std::size_t i = 0; i < std::min(rows.size(), kMostRowsAbove); ++i) {
    CsvHeadings headings = headings_in(rows[i]);
    if (!headings.has("title") || (!headings.has("date") && !headings.has("published"))) continue;
    headings.row = i;
    return headings;
  }
  return {};
}

}  // namespace noren
