#include "text/token_rules.h"

#include <algorithm>
#include <array>

namespace noren {
namespace {

using enum CharacterClass;

/// What follows a number and belongs to it, the longer ones first.
constexpr std::array<std::u32string_view, 102> kUnits = {
    U"大会議室", U"会議室", U"研修室", U"講義室", U"番教室",   U"教室",   U"パーセント",
    U"メートル", U"センチ", U"キロ",   U"グラム", U"リットル", U"ページ", U"セット",
    U"ステージ", U"レーン", U"カ月間", U"か月間", U"ヶ月間",   U"ヵ月間", U"ケ月間",
    U"カ年度",   U"曜日",   U"時間目", U"日間",   U"年間",     U"分間",   U"週間",
    U"時間",     U"カ月",   U"か月",   U"ヶ月",   U"ヵ月",     U"ケ月",   U"カ所",
    U"か所",     U"ヶ所",   U"箇所",   U"箇月",   U"カ国",     U"か国",   U"ヶ国",
    U"年度",     U"年代",   U"年生",   U"年目",   U"回目",     U"日目",   U"周年",
    U"丁目",     U"番地",   U"番線",   U"号室",   U"号館",     U"号車",   U"階建",
    U"名様",     U"時半",   U"万円",   U"千円",   U"億円",     U"歳児",   U"世紀",
    U"組目",     U"人組",   U"円",     U"年",     U"月",       U"日",     U"時",
    U"分",       U"秒",     U"回",     U"階",     U"名",       U"人",     U"件",
    U"個",       U"本",     U"枚",     U"歳",     U"才",       U"度",     U"号",
    U"部",       U"章",     U"話",     U"巻",     U"番",       U"期",     U"校",
    U"社",       U"室",     U"席",     U"店",     U"班",       U"組",     U"位",
    U"点",       U"杯",     U"冊"};
constexpr std::u32string_view kOneCharacterUnits =
    U"週泊%％㎡℃割代台両軒戸曲品種口句限倍級条版大弾節楽歩発球匹頭羽羽束粒膳畳坪限目";
constexpr std::u32string_view kNumberPrefixes = U"第約全計各毎満築残￥¥＄$№朝夜";
constexpr std::u32string_view kRangeMarks = U"〜～~-–—－ー";
constexpr std::u32string_view kNumberMarks = U".,:/-．，：／－";
constexpr std::u32string_view kAsciiTokenMarks = U"-_/.@:#+&%=?~'’*!";

/// A cursor over the text; the steps return where they end, or where they began when they don't
/// fit.
class TokenScanner {
 public:
  TokenScanner(std::u32string_view text, std::span<const CharacterClass> classes,
               std::vector<BreakRank>& ranks)
      : text_(text), classes_(classes), ranks_(ranks) {}

  void scan() {
    for (std::size_t at = 0; at < text_.size();)
      at = std::max(at + 1, token_end(at));
  }

 private:
  [[nodiscard]] bool is(std::size_t at, CharacterClass kind) const {
    return at < classes_.size() && classes_[at] == kind;
  }
  [[nodiscard]] bool has(std::size_t at, std::u32string_view set) const {
    return at < text_.size() && any_of(set, text_[at]);
  }
  [[nodiscard]] bool is_ascii_letter(std::size_t at) const {
    return at < text_.size() && text_[at] < 0x80 && (is(at, latin) || is(at, digit));
  }

  void keep(std::size_t from, std::size_t to) {
    for (std::size_t i = from + 1; i < to; ++i)
      if (ranks_[i] != BreakRank::forced) ranks_[i] = BreakRank::never;
  }

  /// The end of the token that starts at `at`; keeps it whole.
  std::size_t token_end(std::size_t at) {
    if (has(at, U"#＃")) return hashtag(at);
    const std::size_t ascii = ascii_word(at);
    const bool only_digits = std::all_of(
        text_.begin() + static_cast<std::ptrdiff_t>(at),
        text_.begin() + static_cast<std::ptrdiff_t>(ascii), [](char32_t c) {
          return (U'0' <= c && c <= U'9') || any_of(kNumberMarks, c) || any_of(kRangeMarks, c);
        });
    if (ascii > at && !only_digits) {
      keep(at, ascii);
      return issue_number(at, ascii);
    }
    const std::size_t prefix = has(at, kNumberPrefixes) ? at + 1 : number_word(at);
    if (!is(prefix, digit)) return at;
    const std::size_t end = quantity_chain(prefix);
    keep(at, end);
    part_date_from_time(end);
    return end;
  }

  /// 6月12日(水)|13:30: UAX #14 forbids a break there after an ASCII bracket, but both together are
  /// too wide for many a line.
  void part_date_from_time(std::size_t at) {
    const bool date = is(at, digit) && (is(at - 1, close) || text_[at - 1] == U'日');
    if (date && ranks_[at] != BreakRank::forced) ranks_[at] = BreakRank::compound;
  }

  /// #みんなの交流会 up to a space or punctuation; of #7壊れないテスト only the number of the
  /// issue.
  std::size_t hashtag(std::size_t at) {
    constexpr std::size_t kLongest = 30;
    std::size_t end = at + 1;
    while (is(end, digit))
      ++end;
    const bool issue = end > at + 1 && !is(end, latin) && unit(end) == end;
    while (!issue && end < text_.size() && end - at < kLongest && is_tag_character(end))
      ++end;
    keep(at, end);
    if (issue && end < text_.size() && ranks_[end] != BreakRank::never)
      ranks_[end] = std::min(ranks_[end], BreakRank::weak);
    return end;
  }
  [[nodiscard]] bool is_tag_character(std::size_t at) const {
    return is(at, hiragana) || is(at, katakana) || is(at, kanji) || is(at, latin) ||
           is(at, digit) || text_[at] == U'_';
  }

  /// A run of ASCII letters, digits and the marks between them: URLs, addresses, C++20, Wi-Fi.
  [[nodiscard]] std::size_t ascii_word(std::size_t at) const {
    if (!is_ascii_letter(at)) return at;
    std::size_t end = at + 1;
    while (end < text_.size() && (is_ascii_letter(end) || has(end, kAsciiTokenMarks)))
      ++end;
    while (end > at + 1 && has(end - 1, U".:!?'’~-") && !is_ascii_letter(end))
      --end;
    return end;
  }

  /// Vol. 3, No. 5: the number behind the space. Returns the end of all.
  std::size_t issue_number(std::size_t from, std::size_t to) {
    const bool dot = has(to, U".．");
    const std::size_t space_at = dot ? to + 1 : to;
    const std::size_t start = is(space_at, space) ? space_at + 1 : space_at;
    const bool numbered = to - from <= 6 && is(start, digit) && (dot || start > to);
    if (!numbered) return to;
    std::size_t end = start;
    while (is(end, digit))
      ++end;
    keep(from, end);
    return end;
  }

  /// 令和, 午前, 小学 and their like in front of a number.
  [[nodiscard]] std::size_t number_word(std::size_t at) const {
    static constexpr std::array<std::u32string_view, 12> kWords = {
        U"令和", U"平成", U"昭和", U"大正", U"明治", U"午前",
        U"午後", U"税込", U"毎月", U"小学", U"中学", U"高校"};
    const auto found = std::find_if(kWords.begin(), kWords.end(), [&](std::u32string_view word) {
      return text_.substr(at, word.size()) == word;
    });
    return found == kWords.end() ? at : at + found->size();
  }

  /// Digits with the marks inside them: 3,000, 13:30, 03-1234-5678, 2/18.
  [[nodiscard]] std::size_t number(std::size_t at) const {
    while (is(at, digit) || (has(at, kNumberMarks) && is(at + 1, digit)))
      ++at;
    return at;
  }

  [[nodiscard]] std::size_t unit(std::size_t at) const {
    for (const std::u32string_view each : kUnits)
      if (text_.substr(at, each.size()) == each) return at + each.size();
    return has(at, kOneCharacterUnits) ? at + 1 : at;
  }

  /// (日), （水・祝）, (税込): a remark of up to five characters.
  [[nodiscard]] std::size_t remark(std::size_t at) const {
    if (!has(at, U"(（")) return at;
    std::size_t end = at + 1;
    while (end < text_.size() && end - at <= 6 && !is(end, close) && !is(end, open))
      ++end;
    return is(end, close) && end - at <= 6 ? end + 1 : at;
  }

  [[nodiscard]] std::size_t quantity(std::size_t at) const {
    std::size_t end = unit(number(at));
    if (has(end, U"目") || has(end, U"間") || has(end, U"半") || has(end, U"頃")) ++end;
    return remark(end);
  }

  /// 9番|2号 of an address, 6年|2組 of a school.
  [[nodiscard]] bool is_lot(std::size_t at) const {
    const std::size_t end = number(at + 1);
    if (text_[at] == U'年') return has(end, U"組");
    return text_[at] == U'番' && has(end, U"号") && !has(end + 1, U"室館車棟");
  }

  /// 2月18日(日), 18時30分, 13:30〜15:00, 14時〜16時: what follows on each other without a gap.
  std::size_t quantity_chain(std::size_t at) {
    std::size_t end = quantity(at);
    for (;;) {
      const char32_t last = text_[end - 1];
      const bool carries_on = is(end, digit) && (any_of(U"月時分年", last) || is_lot(end - 1));
      if (carries_on) {
        // A year leaves its date when the line is short.
        if (last == U'年' && !is_lot(end - 1)) return end;
        end = quantity(end);
        continue;
      }
      const bool range = has(end, kRangeMarks) && is(end + 1, digit);
      if (!range) break;
      const std::size_t next = quantity(end + 1);
      if (next - at > 14) break;
      end = next;
    }
    const bool opens_subtitle = ranks_[end] == BreakRank::clause;
    if (has(end, U"〜～~") && !opens_subtitle) ++end;  // 10:00〜
    return end;
  }

  std::u32string_view text_;
  std::span<const CharacterClass> classes_;
  std::vector<BreakRank>& ranks_;
};

}  // namespace

void keep_tokens_whole(std::u32string_view text, std::span<const CharacterClass> classes,
                       std::vector<BreakRank>& ranks) {
  TokenScanner(text, classes, ranks).scan();
}

}  // namespace noren
