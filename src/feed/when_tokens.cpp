#include "feed/when_tokens.h"

#include <array>
#include <utility>

#include "base/utf8.h"

namespace noren {
namespace {

using Kind = WhenToken::Kind;
using HalfDay = WhenToken::HalfDay;

constexpr std::u32string_view kWeekdays = U"日月火水木金土";
constexpr int kReiwaBefore = 2018;   // 令和1年 is 2019
constexpr int kHeiseiBefore = 1988;  // 平成1年 is 1989
constexpr int kLatestHour = 29;      // 25:30 is half past one of the next day; later is a slip

bool is_digit(char32_t c) {
  return c >= U'0' && c <= U'9';
}
bool is_letter(char32_t c) {
  return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
}
char32_t lower(char32_t c) {
  return c >= U'A' && c <= U'Z' ? c - U'A' + U'a' : c;
}

char32_t plain_character(char32_t c) {
  if (c >= 0xFF01 && c <= 0xFF5E) return c - 0xFEE0;
  switch (c) {
    case 0x3000:
    case 0x00A0:
    case U'\t':
    case U'\n':
      return U' ';
    case 0x301C:  // 〜
    case 0x223C:
    case 0x3030:
      return U'~';
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2015:
    case 0x2212:
      return U'-';
    case 0x2192:  // →
      return U'~';
    case U'【':
    case U'〔':
    case U'〈':
      return U'[';
    case U'】':
    case U'〕':
    case U'〉':
      return U']';
    default:
      return c;
  }
}

/// The weekday, as its kanji, of ㈪ or ㊊ and their like; 0 for anything else.
char32_t weekday_sign(char32_t c) {
  constexpr std::u32string_view kFromMonday = U"月火水木金土日";
  if (c >= 0x322A && c <= 0x3230) return kFromMonday[c - 0x322A];
  if (c >= 0x328A && c <= 0x3290) return kFromMonday[c - 0x328A];
  return 0;
}

/// Reads tokens off the front of a text.
class WhenLexer {
 public:
  explicit WhenLexer(std::u32string_view text) : text_(text) {}

  std::vector<WhenToken> tokens() {
    while (at_ < text_.size()) {
      const std::size_t from = at_;
      if (text_[at_] == U' ') {
        ++at_;
        continue;
      }
      if (read_noise()) continue;
      WhenToken token;
      if (!read_word(token) && !read_era_date(token) && !read_number(token)) {
        token = WhenToken{};
        at_ = from + 1;
        while (is_digit(text_[from]) && at_ < text_.size() && is_digit(text_[at_]))
          ++at_;
      }
      token.text = text_.substr(from, at_ - from);
      tokens_.push_back(std::move(token));
    }
    return std::move(tokens_);
  }

 private:
  [[nodiscard]] char32_t peek(std::size_t at) const { return at < text_.size() ? text_[at] : 0; }
  [[nodiscard]] std::size_t past_blanks(std::size_t at) const {
    while (peek(at) == U' ')
      ++at;
    return at;
  }
  [[nodiscard]] bool stands_at(std::size_t at, std::u32string_view word) const {
    if (at > text_.size() || text_.size() - at < word.size()) return false;
    for (std::size_t i = 0; i < word.size(); ++i)
      if (lower(text_[at + i]) != word[i]) return false;
    return true;
  }

  struct Number {
    int value = 0;
    std::size_t digits = 0;
    std::size_t end = 0;
  };
  /// The digits at `at`, blanks before them skipped; `digits` is 0 when there are none or more
  /// than four.
  [[nodiscard]] Number number(std::size_t at) const {
    Number number;
    number.end = past_blanks(at);
    while (is_digit(peek(number.end)) && number.digits <= 4) {
      number.value = number.value * 10 + static_cast<int>(text_[number.end] - U'0');
      ++number.digits;
      ++number.end;
    }
    if (number.digits > 4) number.digits = 0;
    return number;
  }

  bool read_noise() {
    for (const std::u32string_view word :
         {U"開始", U"終了", U"開演", U"終演", U"スタート", U"頃", U"ごろ", U"予定"}) {
      if (!stands_at(at_, word)) continue;
      at_ += word.size();
      return true;
    }
    return false;
  }

  bool accept(WhenToken& token, Kind kind, std::size_t length) {
    token.kind = kind;
    at_ += length;
    return true;
  }

  bool read_word(WhenToken& token) {
    const char32_t c = text_[at_];
    if (c == U'~' || c == U'-') return accept(token, Kind::range, 1);
    if (c == U'ー' && !tokens_.empty() && tokens_.back().kind != Kind::other)
      return accept(token, Kind::range, 1);
    if (stands_at(at_, U"から") || stands_at(at_, U"より")) return accept(token, Kind::range, 2);
    if (stands_at(at_, U"まで") || stands_at(at_, U"迄"))
      return accept(token, Kind::until, c == U'迄' ? 1 : 2);
    if (stands_at(at_, U"翌日")) return accept(token, Kind::next_day, 2);
    if (c == U'翌') return accept(token, Kind::next_day, 1);
    if (stands_at(at_, U"正午")) {
      token.time = std::chrono::hours(12);
      token.half = HalfDay::afternoon;
      return accept(token, Kind::time, 2);
    }
    return read_half_day(token) || read_part_of_day(token) || read_weekday(token);
  }

  /// 午後8時半, PM 8:00, 夜8時: a word for the half of the day and the time after it.
  bool read_half_day(WhenToken& token) {
    static constexpr std::array<std::pair<std::u32string_view, HalfDay>, 6> kHalves{{
        {U"午前", HalfDay::morning},
        {U"午後", HalfDay::afternoon},
        {U"am", HalfDay::morning},
        {U"pm", HalfDay::afternoon},
        {U"a.m.", HalfDay::morning},
        {U"p.m.", HalfDay::afternoon},
    }};
    for (const auto& [word, half] : kHalves) {
      if (!stands_at(at_, word)) continue;
      const std::size_t from = at_;
      const Number hour = number(at_ + word.size());
      if (hour.digits == 0 || hour.digits > 2) return false;
      if (!read_clock(token, hour, past_blanks(at_ + word.size()), half)) {
        at_ = from;
        return false;
      }
      return true;
    }
    return false;
  }

  /// 朝9時, 昼1時, 夕方5時, 夜8時: words that leave no doubt only with the hours they are used for.
  bool read_part_of_day(WhenToken& token) {
    struct Part {
      std::u32string_view word;
      int first;  // hours of twelve that it goes with
      int last;
      HalfDay half;
    };
    static constexpr std::array<Part, 5> kParts{{
        {U"深夜", 1, 0, HalfDay::unsaid},
        {U"朝", 4, 11, HalfDay::morning},
        {U"昼", 1, 4, HalfDay::afternoon},
        {U"夕方", 3, 7, HalfDay::afternoon},
        {U"夜", 5, 11, HalfDay::afternoon},
    }};
    for (const Part& part : kParts) {
      const std::size_t hour_at = past_blanks(at_ + part.word.size());
      const Number hour = number(hour_at);
      if (!stands_at(at_, part.word) || hour.digits == 0 || hour.digits > 2) continue;
      const bool said = hour.value > 12 || (part.word == U"昼" && hour.value >= 11);
      const bool fits = hour.value >= part.first && hour.value <= part.last;
      if (!read_clock(token, hour, hour_at, said || !fits ? HalfDay::unsaid : part.half))
        return false;
      if (!said && !fits) token.kind = Kind::bad;
      return true;
    }
    return false;
  }

  bool read_weekday(WhenToken& token) {
    const char32_t c = text_[at_];
    if (const char32_t sign = weekday_sign(c); sign != 0) {
      token.weekday = static_cast<unsigned>(kWeekdays.find(sign));
      return accept(token, Kind::weekday, 1);
    }
    if (c == U'(' || c == U'[') return read_bracketed_weekday(token);
    if (kWeekdays.find(c) != std::u32string_view::npos && peek(at_ + 1) == U'曜') {
      token.weekday = static_cast<unsigned>(kWeekdays.find(c));
      return accept(token, Kind::weekday, peek(at_ + 2) == U'日' ? 3 : 2);
    }
    if (!is_letter(c) || (at_ > 0 && is_letter(text_[at_ - 1]))) return false;
    std::size_t end = at_;
    while (is_letter(peek(end)))
      ++end;
    const std::optional<unsigned> weekday = english_weekday(text_.substr(at_, end - at_));
    if (!weekday) return false;
    token.weekday = *weekday;
    return accept(token, Kind::weekday, end - at_ + (peek(end) == U'.' ? 1 : 0));
  }

  /// The weekday whose English name or its usual short form `word` is.
  static std::optional<unsigned> english_weekday(std::u32string_view word) {
    static constexpr std::array<std::u32string_view, 7> kNames{
        U"sunday", U"monday", U"tuesday", U"wednesday", U"thursday", U"friday", U"saturday"};
    if (word.size() < 3) return std::nullopt;
    for (std::size_t i = 0; i < kNames.size(); ++i) {
      const std::u32string_view name = kNames[i];
      bool same = word.size() <= 5 || word.size() == name.size();
      for (std::size_t k = 0; same && k < word.size(); ++k)
        same = k < name.size() && lower(word[k]) == name[k];
      if (same) return static_cast<unsigned>(i);
    }
    return std::nullopt;
  }

  /// (日), (日曜日), (金・祝), (月祝), [Sun]: exactly one weekday, and words for a holiday.
  bool read_bracketed_weekday(WhenToken& token) {
    const char32_t closing = text_[at_] == U'(' ? U')' : U']';
    const std::size_t end = text_.substr(at_, 16).find(closing);
    if (end == std::u32string_view::npos) return false;
    std::u32string inner(text_.substr(at_ + 1, end - 1));
    for (const std::u32string_view word :
         {U"曜日", U"曜", U"振替休日", U"祝日", U"休日", U"振休", U"祝", U"休", U"祭", U"振", U"・",
          U"･", U",", U"、", U"/", U" ", U".", U"㊗"}) {
      for (std::size_t i = inner.find(word); i != std::u32string::npos; i = inner.find(word))
        inner.erase(i, word.size());
    }
    if (const std::optional<unsigned> english = english_weekday(inner)) {
      token.weekday = *english;
      return accept(token, Kind::weekday, end + 1);
    }
    if (inner.size() != 1) return false;
    const char32_t sign = weekday_sign(inner[0]);
    const std::size_t weekday = kWeekdays.find(sign != 0 ? sign : inner[0]);
    if (weekday == std::u32string_view::npos) return false;
    token.weekday = static_cast<unsigned>(weekday);
    return accept(token, Kind::weekday, end + 1);
  }

  /// 令和6年2月18日, 令和元年…, R6.2.18
  bool read_era_date(WhenToken& token) {
    const bool reiwa = stands_at(at_, U"令和");
    const bool heisei = stands_at(at_, U"平成");
    const bool letter =
        text_[at_] == U'R' && is_digit(peek(at_ + 1)) && (at_ == 0 || !is_letter(text_[at_ - 1]));
    if (!reiwa && !heisei && !letter) return false;
    std::size_t from = past_blanks(at_ + (letter ? 1 : 2));
    Number year = number(from);
    if (peek(from) == U'元') year = {1, 1, from + 1};
    if (year.digits == 0 || year.digits > 2) return false;
    token.year = year.value + (heisei ? kHeiseiBefore : kReiwaBefore);
    return read_after_year(token, year);
  }

  /// The rest of a date behind its year: 年2月18日, /2/18, .2.18, -2-18, 年2/18.
  bool read_after_year(WhenToken& token, const Number& year) {
    const std::size_t at = past_blanks(year.end);
    const char32_t separator = peek(at);
    if (separator != U'年' && separator != U'/' && separator != U'.' && separator != U'-')
      return false;
    const Number month = number(at + 1);
    if (month.digits == 0 || month.digits > 2) return false;
    const std::size_t second = past_blanks(month.end);
    const bool fits = separator == U'年' ? peek(second) == U'月' || peek(second) == U'/'
                                         : peek(second) == separator;
    if (!fits) return false;
    const Number day = number(second + 1);
    if (day.digits == 0 || day.digits > 2) return false;
    return end_date(token, month, day);
  }

  bool end_date(WhenToken& token, const Number& month, const Number& day) {
    token.month = static_cast<unsigned>(month.value);
    token.day = static_cast<unsigned>(day.value);
    const bool possible =
        month.value >= 1 && month.value <= 12 && day.value >= 1 && day.value <= 31;
    token.kind = possible ? Kind::date : Kind::bad;
    at_ = day.end;
    const std::size_t sign = past_blanks(at_);
    if (peek(sign) == U'日' && peek(sign + 1) != U'曜') at_ = sign + 1;
    return true;
  }

  bool read_number(WhenToken& token) {
    if (!is_digit(text_[at_]) || (at_ > 0 && is_digit(text_[at_ - 1]))) return false;
    const Number first = number(at_);
    if (first.digits == 4) {
      token.year = first.value;
      return read_after_year(token, first);
    }
    if (first.digits == 0 || first.digits > 2) return false;
    const bool after_name =
        at_ > 0 && (is_letter(text_[at_ - 1]) || text_[at_ - 1] == U'/' || text_[at_ - 1] == U'.');
    if (!after_name && read_month_day(token, first)) return true;
    if (read_clock(token, first, at_, HalfDay::unsaid)) return true;
    return read_hour_before_range(token, first);
  }

  bool read_month_day(WhenToken& token, const Number& first) {
    const std::size_t at = past_blanks(first.end);
    const char32_t sign = peek(at);
    if (sign == U'年') {  // a year of two digits could be of any era
      const Number month = number(at + 1);
      if (month.digits == 0 || peek(past_blanks(month.end)) != U'月') return false;
      token.kind = Kind::bad;
      at_ = month.end;
      return true;
    }
    if (sign == U'日' && peek(at + 1) != U'曜' && peek(at + 1) != U'間' && peek(at + 1) != U'前') {
      token.day = static_cast<unsigned>(first.value);
      at_ = at + 1;
      token.kind = first.value >= 1 && first.value <= 31 ? Kind::day : Kind::bad;
      return true;
    }
    if (sign != U'月' && sign != U'/' && sign != U'.') return false;
    const Number day = number(at + 1);
    if (day.digits == 0 || day.digits > 2) return false;
    if (sign == U'月' && (peek(past_blanks(day.end)) == U'日' || weekday_follows(day.end)))
      return end_date(token, first, day);
    const bool free = peek(day.end) != U'/' && peek(day.end) != U'.';
    const bool possible =
        first.value >= 1 && first.value <= 12 && day.value >= 1 && day.value <= 31;
    if (sign == U'/' && free && possible) return end_date(token, first, day);
    if (sign == U'.' && free && possible && weekday_follows(day.end))
      return end_date(token, first, day);
    return false;
  }

  /// Whether a weekday stands at `at`: it makes a date of 2.18 and 2月18.
  [[nodiscard]] bool weekday_follows(std::size_t at) const {
    WhenLexer ahead(text_.substr(past_blanks(at)));
    WhenToken token;
    return !ahead.text_.empty() && ahead.read_weekday(token);
  }

  struct Clock {
    int minute = 0;
    std::size_t end = 0;
    enum class Shape { none, proper, bad } shape = Shape::none;
  };

  /// What follows the hour: 時半, 時30分, :30, :30:00, nothing before am or pm.
  [[nodiscard]] Clock minutes_after(const Number& hour) const {
    const std::size_t at = past_blanks(hour.end);
    if (peek(at) == U'時') {
      if (peek(at + 1) == U'間') return {};
      if (peek(at + 1) == U'半') return {30, at + 2, Clock::Shape::proper};
      const Number minute = number(at + 1);
      const bool follows = peek(at + 1) != U' ' && minute.digits >= 1 && minute.digits <= 2;
      if (!follows) return {0, at + 1, Clock::Shape::proper};
      const bool sign = peek(minute.end) == U'分' && peek(minute.end + 1) != U'間';
      if (!sign && minute.digits != 2) return {0, at + 1, Clock::Shape::proper};
      return {minute.value, minute.end + (sign ? 1 : 0),
              minute.value < 60 ? Clock::Shape::proper : Clock::Shape::bad};
    }
    if (peek(hour.end) == U':') {
      const Number minute = number(hour.end + 1);
      if (minute.digits != 2 || peek(hour.end + 1) == U' ') return {};
      std::size_t end = minute.end;
      const Number second = number(end + 1);
      if (peek(end) == U':' && second.digits == 2) end = second.end;
      return {minute.value, end, minute.value < 60 ? Clock::Shape::proper : Clock::Shape::bad};
    }
    if (half_day_at(at).second > 0) return {0, hour.end, Clock::Shape::proper};
    return {};
  }

  /// am, pm, a.m., p.m. at `at`, and its length; 0 when there is none.
  [[nodiscard]] std::pair<HalfDay, std::size_t> half_day_at(std::size_t at) const {
    for (const std::u32string_view word : {U"am", U"pm", U"a.m.", U"p.m."}) {
      if (!stands_at(at, word) || is_letter(peek(at + word.size()))) continue;
      return {word[0] == U'a' ? HalfDay::morning : HalfDay::afternoon, word.size()};
    }
    return {HalfDay::unsaid, 0};
  }

  bool read_clock(WhenToken& token, const Number& hour, std::size_t hour_at, HalfDay half) {
    const Clock clock = minutes_after(hour);
    // 午後8 alone is no time; neither is a number of more than two digits.
    if (clock.shape == Clock::Shape::none || hour.digits > 2 || hour_at > text_.size())
      return false;
    std::size_t end = clock.end;
    const auto [suffix, length] = half_day_at(past_blanks(end));
    if (length > 0) end = past_blanks(end) + length;
    const bool twice = length > 0 && half != HalfDay::unsaid && suffix != half;
    token.half = length > 0 ? suffix : half;
    const bool latin = length > 0 || (half != HalfDay::unsaid && is_letter(text_[at_]));
    const std::optional<int> full = full_hour(hour.value, token.half, latin);
    const bool possible = full && !twice && clock.shape == Clock::Shape::proper;
    token.kind = possible ? Kind::time : Kind::bad;
    if (possible) token.time = std::chrono::hours(*full) + std::chrono::minutes(clock.minute);
    at_ = end;
    return true;
  }

  /// The hour of the day of 24; nothing where it can't be, or where two readings are in use
  /// (午前12時).
  static std::optional<int> full_hour(int hour, HalfDay half, bool latin) {
    if (hour > kLatestHour) return std::nullopt;
    if (half == HalfDay::morning) {
      if (hour == 12 && latin) return 0;
      return hour < 12 ? std::optional<int>(hour) : std::nullopt;
    }
    if (half == HalfDay::afternoon && hour < 12) return hour + 12;
    return hour;
  }

  /// The 10 of "10〜12時" and the 8 of "8-10pm".
  bool read_hour_before_range(WhenToken& token, const Number& first) {
    std::size_t at = past_blanks(first.end);
    const bool mark = peek(at) == U'~' || peek(at) == U'-' || peek(at) == U'ー';
    if (!mark || first.value > kLatestHour) return false;
    const Number next = number(at + 1);
    at = past_blanks(next.end);
    const bool hour = next.digits >= 1 && next.digits <= 2 &&
                      ((peek(at) == U'時' && peek(at + 1) != U'間') || half_day_at(at).second > 0);
    if (!hour) return false;
    token.kind = Kind::time;
    token.time = std::chrono::hours(first.value);
    at_ = first.end;
    return true;
  }

  std::u32string_view text_;
  std::size_t at_ = 0;
  std::vector<WhenToken> tokens_;
};

}  // namespace

std::u32string plain_when_text(std::string_view text) {
  std::u32string plain;
  for (const char32_t c : decode_utf8(text))
    plain += plain_character(c);
  for (std::size_t at = plain.find(U"http"); at != std::u32string::npos;
       at = plain.find(U"http", at))
    for (; at < plain.size() && plain[at] > U' ' && plain[at] < 0x80; ++at)
      plain[at] = U' ';
  return plain;
}

std::vector<WhenToken> when_tokens(std::u32string_view plain) {
  return WhenLexer(plain).tokens();
}

}  // namespace noren
