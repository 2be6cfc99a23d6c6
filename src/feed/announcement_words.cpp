#include "feed/announcement_words.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "base/utf8.h"
#include "feed/text_cleaning.h"

namespace noren {
namespace {

using View = std::u32string_view;
using namespace std::string_view_literals;

constexpr View kBullets =
    U" \t　・･*●○◎■□◆◇▼▽▲△▶►▷★☆♪※-–—→⇒>"
    U"→✓✔📅🗓⏰🕙📍️#<〇";
constexpr View kTrailing = U" \t　。、,.!！♪…:：-~〜～★☆●○◎■□◆◇>〇";
constexpr std::size_t kLongestTitle = 40;

template <std::size_t size>
bool contains_any(View text, const std::array<View, size>& words) {
  return std::any_of(words.begin(), words.end(),
                     [&](View word) { return text.find(word) != View::npos; });
}

bool ends_with(View text, View end) {
  return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

View trimmed_end(View text) {
  const std::size_t end = text.find_last_not_of(kTrailing);
  return end == View::npos ? View() : text.substr(0, end + 1);
}

View trimmed(View text) {
  text = without_bullet(text);
  return trimmed_end(text);
}

/// What is put before and behind the name of an event in a heading, the longest first.
constexpr std::array<View, 42> kEndings{U"は以下の通りです",
                                        U"は次の通りです",
                                        U"は以下のとおりです",
                                        U"を開催いたします",
                                        U"を開催しています",
                                        U"も開催しています",
                                        U"も開催いたします",
                                        U"もやっています",
                                        U"をやっています",
                                        U"を開催します",
                                        U"も開催します",
                                        U"を行います",
                                        U"を行っています",
                                        U"開催のお知らせ",
                                        U"のお知らせ",
                                        U"お知らせ",
                                        U"開催のご案内",
                                        U"のご案内",
                                        U"ご案内",
                                        U"のスケジュール",
                                        U"スケジュール",
                                        U"の開催予定",
                                        U"開催予定",
                                        U"の開催日程",
                                        U"開催日程",
                                        U"の開催日",
                                        U"開催日",
                                        U"の日程",
                                        U"日程",
                                        U"の予定",
                                        U"予定",
                                        U"参加者募集中",
                                        U"参加者募集",
                                        U"募集中",
                                        U"受付中",
                                        U"開催決定",
                                        U"開催中",
                                        U"開催",
                                        U"やります",
                                        U"があります",
                                        U"はこちら",
                                        U"です"};
constexpr std::array<View, 8> kBeginnings{U"次回の", U"次回",   U"今後の", U"今月の",
                                          U"来月の", U"今週の", U"来週の", U"次の"};
constexpr View kParticles = U"のをもはが";

/// Past "2024年2月の" and the like.
View without_month(View text) {
  std::size_t at = 0;
  const auto digits = [&] {
    const std::size_t from = at;
    while (at < text.size() && text[at] >= U'0' && text[at] <= U'9')
      ++at;
    return at > from;
  };
  if (digits() && at < text.size() && text[at] == U'年') {
    ++at;
    const std::size_t year_end = at;
    if (!digits()) return text.substr(text.substr(year_end, 1) == U"の" ? year_end + 1 : year_end);
  }
  if (at == 0 || at >= text.size() || text[at] != U'月') return text;
  ++at;
  if (at < text.size() && text[at] == U'の') ++at;
  return text.substr(at);
}

/// A heading's last sentence without what only announces; `found` tells whether there was any.
View bare_title(View text, std::size_t& announcing) {
  text = without_month(trimmed(text));
  for (const View word : kBeginnings)
    if (text.substr(0, word.size()) == word) {
      text = text.substr(word.size());
      ++announcing;
    }
  text = without_month(text);
  for (bool again = true; again;) {
    again = false;
    for (const View ending : kEndings) {
      if (!ends_with(text, ending) || text.size() == ending.size()) continue;
      text = trimmed_end(text.substr(0, text.size() - ending.size()));
      ++announcing;
      again = true;
      break;
    }
  }
  while (announcing > 0 && text.size() > 1 && kParticles.find(text.back()) != View::npos)
    text.remove_suffix(1);
  return text;
}

struct Bracketed {
  View inside;
  View behind;
};

std::optional<Bracketed> next_bracket(View text) {
  constexpr std::array<std::pair<char32_t, char32_t>, 5> kBrackets{
      {{U'【', U'】'}, {U'「', U'」'}, {U'『', U'』'}, {U'[', U']'}, {U'《', U'》'}}};
  for (std::size_t i = 0; i < text.size(); ++i)
    for (const auto& [open, close] : kBrackets) {
      if (text[i] != open) continue;
      const std::size_t end = text.find(close, i + 1);
      if (end == View::npos) continue;
      return Bracketed{text.substr(i + 1, end - i - 1), text.substr(end + 1)};
    }
  return std::nullopt;
}

/// Past (オンライン), (中止), (無料): remarks that are said elsewhere on the slide.
View without_remark(View title) {
  constexpr std::array<View, 7> kRemarks{U"中止", U"延期", U"満席", U"満員",
                                         U"残席", U"無料", U"募集"};
  const std::size_t open = title.find_last_of(U"(（");
  const bool closed = !title.empty() && (title.back() == U')' || title.back() == U'）');
  if (!closed || open == View::npos || open == 0) return title;
  const View remark = title.substr(open);
  return contains_any(remark, kRemarks) || says_online(remark) ? trimmed_end(title.substr(0, open))
                                                               : title;
}

std::optional<std::u32string> usable(View title) {
  title = without_remark(trimmed(title));
  if (title.size() < 2 || title.size() > kLongestTitle || !names_event(title)) return std::nullopt;
  return std::u32string(title);
}

std::optional<std::u32string> bracketed_title(View heading) {
  std::optional<Bracketed> bracket = next_bracket(heading);
  if (!bracket) return std::nullopt;
  std::size_t announcing = 0;
  static_cast<void>(bare_title(bracket->behind, announcing));
  const View inside = trimmed(bracket->inside);
  const View behind = trimmed(bracket->behind);
  const bool announces =
      announcing > 0 || std::find(kEndings.begin(), kEndings.end(), behind) != kEndings.end();
  for (; bracket; bracket = next_bracket(bracket->behind)) {
    std::size_t ignored = 0;
    if (auto title = usable(bare_title(bracket->inside, ignored))) return title;
  }
  std::size_t ignored = 0;
  if (const auto first = next_bracket(heading))
    if (auto title = usable(bare_title(first->behind, ignored))) return title;
  // 【春の食卓】開催予定: that it is held says that it is something held.
  if (announces && inside.size() >= 2 && inside.size() <= kLongestTitle)
    return std::u32string(inside);
  return std::nullopt;
}

std::vector<View> sentences_of(View text) {
  std::vector<View> sentences;
  while (!text.empty()) {
    const std::size_t end = text.find_first_of(U"。!?");
    if (const View sentence = trimmed(text.substr(0, end)); !sentence.empty())
      sentences.push_back(sentence);
    if (end == View::npos) break;
    text.remove_prefix(end + 1);
  }
  return sentences;
}

}  // namespace

View without_bullet(View line) {
  const std::size_t begin = line.find_first_not_of(kBullets);
  if (begin == View::npos) return {};
  line = line.substr(begin);
  const std::size_t end = line.find_last_not_of(U" \t　、,");
  return line.substr(0, end + 1);
}

bool has_bullet(View line) {
  const std::size_t begin = line.find_first_not_of(U" \t　");
  return begin != View::npos && kBullets.find(line[begin]) != View::npos;
}

bool names_event(View text) {
  constexpr std::array<View, 9> kNoEvents{U"機会", U"社会", U"都会", U"教会", U"協会",
                                          U"司会", U"再会", U"議会", U"出会"};
  constexpr std::array<View, 38> kEvents{
      U"会",         U"講座",         U"教室",         U"セミナー", U"ワークショップ", U"イベント",
      U"フェスタ",   U"フェス",       U"祭",           U"まつり",   U"ランチ",         U"カフェ",
      U"サロン",     U"セッション",   U"ミートアップ", U"meetup",   U"Meetup",         U"もくもく",
      U"相談",       U"面談",         U"レッスン",     U"ツアー",   U"コンサート",     U"ライブ",
      U"展",         U"市",           U"マルシェ",     U"合宿",     U"研修",           U"体操",
      U"演奏",       U"オープンデー", U"体験",         U"見学",     U"ヨガ",           U"散歩",
      U"パーティー", U"トーク"};
  text = trimmed_end(text);
  // (オンライン), (無料): what stands in brackets behind the name.
  while (!text.empty() && (text.back() == U')' || text.back() == U'）')) {
    const std::size_t open = text.find_last_of(U"(（");
    if (open == View::npos) break;
    text = trimmed_end(text.substr(0, open));
  }
  // 第3回, vol.2 and 春の回 stand behind some names.
  if (ends_with(text, U"の回")) return true;
  for (const View word : kNoEvents)
    if (ends_with(text, word)) return false;
  return std::any_of(kEvents.begin(), kEvents.end(),
                     [&](View word) { return ends_with(text, word); });
}

std::optional<std::u32string> announced_title(View heading) {
  constexpr std::size_t kLongestHeading = 100;
  heading = without_bullet(heading);
  if (heading.empty() || heading.size() > kLongestHeading) return std::nullopt;
  if (auto title = bracketed_title(heading)) return title;
  std::vector<View> sentences = sentences_of(heading);
  for (auto sentence = sentences.rbegin(); sentence != sentences.rend(); ++sentence) {
    std::size_t announcing = 0;
    const View title = bare_title(*sentence, announcing);
    if (is_told(*sentence) && announcing == 0) continue;
    if (auto found = usable(title)) return found;
  }
  // 交流会 in 渋谷
  constexpr std::size_t kShortHeading = 30;
  while (heading.size() <= kShortHeading && heading.find(U' ') != View::npos) {
    heading = heading.substr(0, heading.rfind(U' '));
    if (auto found = usable(heading)) return found;
  }
  return std::nullopt;
}

std::optional<std::u32string> title_before_date(View text) {
  text = without_bullet(text);
  while (!text.empty() && U"、, "sv.find(text.back()) != View::npos)
    text.remove_suffix(1);
  if (text.size() > 1 && (text.back() == U'は' || text.back() == U'も')) text.remove_suffix(1);
  return announced_title(text);
}

bool is_number_of_row(View text) {
  text = trimmed(text);
  if (text.size() > 8) return false;
  constexpr View kNumbering = U"0123456789()（）.第回目部日①②③④⑤⑥⑦⑧⑨⑩Vvol#No ";
  return text.find_first_not_of(kNumbering) == View::npos;
}

bool is_told(View line) {
  constexpr std::array<View, 9> kPast{U"ました",   U"でした", U"だった", U"した。", U"してきた",
                                      U"ましたが", U"行った", U"あった", U"思い出"};
  constexpr std::array<View, 4> kChanged{U"中止", U"延期", U"満席", U"変更"};
  return contains_any(line, kPast) && !contains_any(line, kChanged);
}

namespace {

/// からです, より開催します and the like, that only say that it is held then.
bool is_held(View behind) {
  const auto drop = [&](View word) {
    if (behind.substr(0, word.size()) == word) behind.remove_prefix(word.size());
  };
  for (const View word : {U" "sv, U"~"sv, U"に"sv, U"から"sv, U"より"sv, U"、"sv})
    drop(word);
  constexpr std::array<View, 7> kWords{U"です",         U"開催します", U"開催です",
                                       U"開催予定です", U"行います",   U"開催いたします",
                                       U"スタートです"};
  return std::find(kWords.begin(), kWords.end(), trimmed_end(behind)) != kWords.end();
}

}  // namespace

bool is_prose(View behind) {
  constexpr std::size_t kLongestRemark = 80;
  const std::size_t stop = behind.find_first_of(U"。!");
  if (is_held(behind.substr(0, stop))) return false;
  if (behind.size() > kLongestRemark || (stop != View::npos && stop + 1 < behind.size()))
    return true;
  constexpr std::array<View, 3> kSentences{U"です", U"ます", U"ません"};
  constexpr std::array<View, 6> kHeld{U"開催", U"行い", U"実施", U"募集", U"お待ち", U"中止"};
  return contains_any(behind, kSentences) && !contains_any(behind, kHeld);
}

std::string announced_status(View line) {
  constexpr std::array<View, 7> kConditions{U"雨天",   U"荒天", U"悪天候", U"場合",
                                            U"ときは", U"時は", U"少雨"};
  if (contains_any(line, kConditions)) return {};
  if (line.find(U"中止") != View::npos) return "cancelled";
  if (line.find(U"延期") != View::npos) return "postponed";
  if (contains_any(line, std::array<View, 4>{U"満席", U"満員", U"定員に達し", U"キャンセル待ち"}))
    return "full";
  return {};
}

bool says_online(View line) {
  const std::string text = folded(encode_utf8(line));
  constexpr std::array<std::string_view, 7> kWords{"オンライン", "online", "zoom",      "リモート",
                                                   "teams",      "meet",   "ライブ配信"};
  return std::any_of(kWords.begin(), kWords.end(), [&](std::string_view word) {
    const std::size_t at = text.find(word);
    // "meet" stands in "meetup" too.
    return at != std::string::npos && text.substr(at, 6) != "meetup";
  });
}

bool is_personal(View title) {
  return contains_any(title,
                      std::array<View, 5>{U"相談", U"面談", U"見学", U"体験", U"カウンセリング"});
}

bool offers_at_any_time(View line) {
  line = without_bullet(line);
  constexpr std::array<View, 4> kOffers{U"随時受付", U"随時開催", U"随時受け付け", U"随時実施"};
  return std::any_of(kOffers.begin(), kOffers.end(),
                     [&](View offer) { return line.substr(0, offer.size()) == offer; });
}

std::optional<std::u32string> standing_title(View line) {
  const std::size_t at = line.find(U"随時");
  if (at == View::npos) return std::nullopt;
  constexpr std::array<View, 9> kOffers{U"開催", U"受付", U"受け付け", U"実施", U"承",
                                        U"募集", U"ok",   U"OK",       U"予約"};
  const View behind = line.substr(at + 2);
  const View end = trimmed(behind);
  const bool marks = !behind.empty() && (behind[0] == U'】' || behind[0] == U']');
  const bool offers = std::any_of(kOffers.begin(), kOffers.end(), [&](View word) {
    return behind.substr(0, word.size() + 2).find(word) != View::npos;
  });
  if (!offers && !end.empty() && !marks) return std::nullopt;
  View before = trimmed(line.substr(0, at));
  while (!before.empty() && (before.back() == U'(' || before.back() == U'（'))
    before = trimmed_end(before.substr(0, before.size() - 1));
  if (const std::size_t stop = before.find_last_of(U"。!?"); stop != View::npos)
    before = trimmed(before.substr(stop + 1));
  std::size_t announcing = 1;
  if (auto title = usable(bare_title(before, announcing))) return title;
  if (const auto bracket = next_bracket(line))
    for (const View side : {bracket->inside, bracket->behind}) {
      std::size_t ignored = 1;
      if (auto title = usable(bare_title(side, ignored))) return title;
    }
  return std::nullopt;
}

namespace {

/// What stands behind `label` at the begin of `line`, whose letters may be set apart (「日　時」);
/// nothing when it does not begin with it.
std::optional<View> behind_label(View line, View label) {
  constexpr std::size_t kWidest = 4;
  for (std::size_t i = 0; i < label.size(); ++i) {
    const std::size_t gap = i == 0 ? 0 : line.find_first_not_of(U" \t　");
    const bool here = gap < line.size() && gap <= kWidest && line[gap] == label[i];
    if (!here) return std::nullopt;
    line.remove_prefix(gap + 1);
  }
  return line;
}

}  // namespace

std::optional<AnnouncedDetail> announced_detail(View line) {
  static constexpr std::array<std::pair<View, std::string_view>, 35> kLabels{
      {{U"開催日時", "when"},     {U"開催日", "when"},       {U"日時", "when"},
       {U"日程", "when"},         {U"日にち", "when"},       {U"日付", "when"},
       {U"とき", "when"},         {U"開催時間", "time"},     {U"時間", "time"},
       {U"時刻", "time"},         {U"開始", "time"},         {U"開催場所", "place"},
       {U"場所", "place"},        {U"会場", "place"},        {U"ところ", "place"},
       {U"参加費用", "fee"},      {U"参加費", "fee"},        {U"費用", "fee"},
       {U"料金", "fee"},          {U"会費", "fee"},          {U"定員", "capacity"},
       {U"募集人数", "capacity"}, {U"申込締切", "deadline"}, {U"お申し込み締切", "deadline"},
       {U"締切", "deadline"},     {U"締め切り", "deadline"}, {U"申込先", "url"},
       {U"申込", "url"},          {U"お申し込み", "url"},    {U"お申込み", "url"},
       {U"イベント名", "title"},  {U"催し名", "title"},      {U"講座名", "title"},
       {U"タイトル", "title"},    {U"テーマ", "title"}}};
  line = without_bullet(line);
  const bool bracketed = !line.empty() && (line[0] == U'【' || line[0] == U'[');
  if (bracketed) line.remove_prefix(1);
  for (const auto& [label, member] : kLabels) {
    const std::optional<View> rest = behind_label(line, label);
    if (!rest) continue;
    const std::size_t value = rest->find_first_not_of(U" \t　:：】]/｜|");
    if (value == 0 || value == View::npos) return std::nullopt;
    return AnnouncedDetail{std::string(member), std::u32string(trimmed(rest->substr(value)))};
  }
  return std::nullopt;
}

}  // namespace noren
