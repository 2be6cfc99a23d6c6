#include "feed/csv_headings.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>
#include <vector>

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

/// Words that a heading of the organiser's own may hold (「展示の期間」,「お申し込みURL」), looked
/// for in this order: what stands earlier says more.
constexpr std::array<Heading, 15> kParts{{
    {"end_date", "終了日|最終日"},
    {"end_time", "終了|終演|閉会|閉演"},
    {"deadline", "締切|締め切り|〆切|期限"},
    {"published", "公開日|投稿日|掲載日"},
    {"time", "時刻|時間|開演|開始"},
    {"date", "日付|日時|日程|開催日|期間|会期"},
    {"url", "url|リンク|申込先|申し込み先|ホームページ"},
    {"place", "場所|会場|開催地"},
    {"status", "状態|状況|ステータス"},
    {"fee", "参加費|参加料|料金|費用|会費"},
    {"capacity", "定員"},
    {"image", "画像|写真|チラシ"},
    {"kind", "種類|種別|区分"},
    {"summary", "説明|概要|内容|詳細|備考"},
    {"title", "タイトル|イベント|催し|行事|題名|件名|名称|講座|プログラム|企画|展示"},
}};

/// Columns about people, and about when somebody wrote the row: never for the wall.
constexpr std::string_view kPrivate =
    "メール|mail|電話|氏名|住所|連絡|担当|講師|主催|登録|作成|更新|申込者|申込日|申し込み日|受付日|"
    "誕生|生年|タイムスタンプ|timestamp";

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

/// Whether one of `words` passes.
template <class Test>
bool any_word(std::string_view words, const Test& test) {
  while (!words.empty()) {
    const std::size_t end = std::min(words.find('|'), words.size());
    if (test(words.substr(0, end))) return true;
    words.remove_prefix(std::min(end + 1, words.size()));
  }
  return false;
}

std::string_view member_of(std::string_view heading) {
  if (heading.empty()) return {};
  const auto is = [&](std::string_view word) { return word == heading; };
  for (const Heading& known : kHeadings)
    if (any_word(known.words, is)) return known.member;
  return {};
}

std::string_view member_by_part(std::string_view heading) {
  const auto holds = [&](std::string_view word) {
    return heading.find(word) != std::string_view::npos;
  };
  if (heading.empty() || any_word(kPrivate, holds)) return {};
  for (const Heading& known : kParts)
    if (any_word(known.words, holds)) return known.member;
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
  std::vector<std::pair<std::size_t, std::string>> others;
  for (std::size_t i = 0; i < row.size(); ++i) {
    std::string heading = plain_heading(row[i].text);
    if (heading.empty()) heading = plain_heading(unbracketed(folded(row[i].text)));
    const std::string member(member_of(heading));
    // Of two columns of one meaning the first counts.
    if (!member.empty() && headings.columns.emplace(member, i).second) continue;
    if (!heading.empty()) others.emplace_back(i, std::move(heading));
  }
  for (const auto& [i, heading] : others) {
    const std::string member(member_by_part(heading));
    if (member.empty() || !headings.columns.emplace(member, i).second)
      headings.not_known.push_back(row[i]);
  }
  // Where nothing else is the title, 内容 is what is held.
  const auto summary = headings.columns.find("summary");
  if (!headings.has("title") && headings.has("date") && summary != headings.columns.end()) {
    headings.columns["title"] = summary->second;
    headings.columns.erase(summary);
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
