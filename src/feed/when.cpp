#include "feed/when.h"

#include <algorithm>
#include <cstdlib>
#include <utility>

#include "base/utf8.h"
#include "feed/when_tokens.h"

namespace noren {
namespace {

using Kind = WhenToken::Kind;
using HalfDay = WhenToken::HalfDay;
using std::chrono::hours;

constexpr std::size_t kLongestText = 500;
constexpr int kDaysBefore = 60;
constexpr int kDaysAfter = 330;
constexpr int kFirstYear = 1990;
constexpr int kLastYear = 2199;
/// An end that would lie further away was rather mistyped than meant for the next day.
constexpr Millis kLongestNight = hours(12);

Date date_of(int year, const WhenToken& token) {
  return Date(std::chrono::year(year), std::chrono::month(token.month),
              std::chrono::day(token.day));
}

std::string day_name(const WhenToken& token) {
  return fmt::format("{}/{}", token.month, token.day);
}

/// Reads the pieces of one text from front to back.
class WhenReader {
 public:
  WhenReader(std::vector<WhenToken> tokens, Date reference)
      : tokens_(std::move(tokens)), reference_(reference) {}

  tl::expected<When, Bilingual> read() {
    for (const WhenToken& token : tokens_)
      if (token.kind == Kind::bad) return refuse_bad(token);
    const auto first = std::find_if(tokens_.begin(), tokens_.end(), [](const WhenToken& token) {
      return token.kind == Kind::date;
    });
    if (first == tokens_.end())
      return tl::unexpected(say("日付が見つかりません", "it holds no date"));
    at_ = static_cast<std::size_t>(first - tokens_.begin());
    const std::size_t date_at = at_;
    if (hides_year(date_at))
      return tl::unexpected(say("何年のことか決められません(西暦か令和の数字で書いてください)",
                                "the year can't be told; please write it in figures"));
    if (at_ > 0 && tokens_[at_ - 1].kind == Kind::range && tokens_[at_ - 1].text == U"~" &&
        !has_time_before(date_at))
      return refuse_open_start();
    if (auto problem = read_date()) return tl::unexpected(*problem);
    if (auto problem = read_span()) return tl::unexpected(*problem);
    if (auto problem = read_rest(date_at)) return tl::unexpected(*problem);
    if (start_) settle_times();
    return std::move(when_);
  }

 private:
  using Problem = std::optional<Bilingual>;

  [[nodiscard]] bool next_is(Kind kind) const {
    return at_ < tokens_.size() && tokens_[at_].kind == kind;
  }

  /// 来年2月18日, 二〇二四年2月18日, 令和六年2月18日: a year is said, but not in figures.
  [[nodiscard]] bool hides_year(std::size_t date_at) const {
    if (tokens_[date_at].year || date_at < 2 || tokens_[date_at - 1].text != U"年") return false;
    const std::u32string& before = tokens_[date_at - 2].text;
    return before.size() == 1 &&
           std::u32string_view(U"来昨翌元〇一二三四五六七八九十").find(before[0]) !=
               std::u32string_view::npos;
  }

  [[nodiscard]] bool has_time_before(std::size_t end) const {
    return std::any_of(tokens_.begin(), tokens_.begin() + static_cast<std::ptrdiff_t>(end),
                       [](const WhenToken& token) { return token.kind == Kind::time; });
  }

  static tl::unexpected<Bilingual> refuse_bad(const WhenToken& token) {
    return tl::unexpected(say("「{}」という日付や時刻はないか、読み方が決まりません",
                              "\"{}\" is no date or time, or can be read in two ways",
                              encode_utf8(token.text)));
  }

  static tl::unexpected<Bilingual> refuse_open_start() {
    return tl::unexpected(say("終わりの日だけで、始まりの日がありません",
                              "it names only the last day, not the first"));
  }

  /// The first date with its weekday.
  Problem read_date() {
    const WhenToken date = tokens_[at_++];
    std::optional<WhenToken> weekday;
    if (next_is(Kind::weekday)) weekday = tokens_[at_++];
    if (date.year) {
      if (*date.year < kFirstYear || *date.year > kLastYear || !date_of(*date.year, date).ok())
        return no_such_day(date);
      when_.date = date_of(*date.year, date);
    } else if (Problem problem = find_year(date, weekday)) {
      return problem;
    }
    when_.last = when_.date;
    if (weekday) check_weekday(when_.date, *weekday);
    return std::nullopt;
  }

  static Bilingual no_such_day(const WhenToken& date) {
    return say("「{}」という日はありません", "there is no day \"{}\"", encode_utf8(date.text));
  }

  /// The year of a date without one, by the window around the reference day and the weekday.
  Problem find_year(const WhenToken& token, const std::optional<WhenToken>& weekday) {
    constexpr int kLeapYear = 2024;
    if (!date_of(kLeapYear, token).ok()) return no_such_day(token);
    when_.year = When::Year::found;
    std::optional<Date> nearest;
    std::optional<Date> fitting;
    const int year = static_cast<int>(reference_.year());
    for (const int candidate : {year - 1, year, year + 1}) {
      const Date date = date_of(candidate, token);
      if (!date.ok()) continue;
      const int away = days_between(reference_, date);
      if (away < -kDaysBefore || away > kDaysAfter) continue;
      if (weekday && weekday_of(date) == weekday->weekday) fitting = date;
      if (!nearest || std::abs(away) < std::abs(days_between(reference_, *nearest))) nearest = date;
    }
    if (!nearest)
      return say("「{}」に当たる日が、前 {} 日から先 {} 日までの間にありません",
                 "no day \"{}\" lies between {} days before and {} days after", day_name(token),
                 kDaysBefore, kDaysAfter);
    when_.date = fitting.value_or(*nearest);
    return std::nullopt;
  }

  void check_weekday(Date date, const WhenToken& weekday) {
    if (weekday_of(date) == weekday.weekday) return;
    when_.weekday = Schedule::Weekday::doubtful;
    static constexpr std::string_view kNames[] = {"日", "月", "火", "水", "木", "金", "土"};
    static constexpr std::string_view kEnglish[] = {"Sunday",   "Monday", "Tuesday", "Wednesday",
                                                    "Thursday", "Friday", "Saturday"};
    Bilingual what;
    const int year = static_cast<int>(date.year());
    const unsigned month = static_cast<unsigned>(date.month());
    const unsigned day = static_cast<unsigned>(date.day());
    what.ja = fmt::format("曜日「{}」が {}年{}月{}日({})と合いません。曜日なしで表示します",
                          encode_utf8(weekday.text), year, month, day, kNames[weekday_of(date)]);
    what.en = fmt::format(
        "the weekday \"{}\" does not fit {}-{:02}-{:02}, a {}; it is shown without a weekday",
        encode_utf8(weekday.text), year, month, day, kEnglish[weekday_of(date)]);
    when_.warnings.push_back(std::move(what));
  }

  /// What stands behind the date: a time, and after a 〜 another time or another day.
  Problem read_span() {
    if (next_is(Kind::until)) return refuse_open_start().value();
    if (!next_is(Kind::range)) {
      skip_others_before_time();
      if (!next_is(Kind::time)) return std::nullopt;
      start_ = tokens_[at_++];
    }
    return read_after_range();
  }

  void skip_others_before_time() {
    std::size_t at = at_;
    while (at < tokens_.size() && tokens_[at].kind == Kind::other)
      ++at;
    if (at < tokens_.size() && tokens_[at].kind == Kind::time) at_ = at;
  }

  Problem read_after_range() {
    if (next_is(Kind::until)) return refuse_open_start().value();
    if (!next_is(Kind::range)) return std::nullopt;
    ++at_;
    if (next_is(Kind::date) || next_is(Kind::day)) return read_last_day();
    if (next_is(Kind::time) && !start_)
      return say("「〜」の前に始まりの時刻がありません", "there is no start before the end");
    read_end_time();
    return std::nullopt;
  }

  void read_end_time() {
    const std::size_t from = at_;
    if (next_is(Kind::next_day)) {
      ++at_;
      ends_next_day_ = true;
    }
    if (next_is(Kind::time)) {
      end_ = tokens_[at_++];
    } else {
      ends_next_day_ = false;
      at_ = from;
    }
    if (next_is(Kind::until)) ++at_;
  }

  /// The day behind the 〜, with its weekday and times.
  Problem read_last_day() {
    const WhenToken token = tokens_[at_++];
    const std::optional<Date> last = last_day(token);
    if (!last)
      return say("終わりの日「{}」が始まりの日より前か、ありません",
                 "the last day \"{}\" is before the first, or does not exist",
                 encode_utf8(token.text));
    when_.last = *last;
    if (next_is(Kind::weekday)) check_weekday(*last, tokens_[at_++]);
    if (start_) {
      if (next_is(Kind::time)) end_ = tokens_[at_++];
    } else if (next_is(Kind::time)) {
      start_ = tokens_[at_++];
      if (next_is(Kind::range)) {
        ++at_;
        read_end_time();
      }
    }
    if (next_is(Kind::until)) ++at_;
    return std::nullopt;
  }

  /// The first day of that name from the first date on, within a year.
  [[nodiscard]] std::optional<Date> last_day(const WhenToken& token) const {
    const int year = static_cast<int>(when_.date.year());
    if (token.kind == Kind::day) {
      const Date date(when_.date.year(), when_.date.month(), std::chrono::day(token.day));
      if (!date.ok() || date < when_.date) return std::nullopt;
      return date;
    }
    for (const int candidate : {token.year.value_or(year), token.year.value_or(year + 1)}) {
      const Date date = date_of(candidate, token);
      if (date.ok() && date >= when_.date && days_between(when_.date, date) <= 366) return date;
    }
    return std::nullopt;
  }

  /// Nothing behind or before the date may say something else; a time may stand there once.
  Problem read_rest(std::size_t date_at) {
    for (; at_ < tokens_.size(); ++at_)
      if (Problem problem = read_stray()) return problem;
    tokens_.resize(date_at);
    for (at_ = 0; at_ < tokens_.size(); ++at_)
      if (Problem problem = read_stray()) return problem;
    return std::nullopt;
  }

  Problem read_stray() {
    const WhenToken token = tokens_[at_];
    if (token.kind == Kind::date || token.kind == Kind::day)
      return say("日付が二つ以上あり、どれか決められません(「{}」)",
                 "it holds more than one date (\"{}\")", encode_utf8(token.text));
    if (token.kind != Kind::time) return std::nullopt;
    if (start_)
      return say("時刻が二つ以上あり、どれか決められません(「{}」)",
                 "it holds more than one time (\"{}\")", encode_utf8(token.text));
    start_ = token;
    ++at_;
    if (next_is(Kind::until)) return refuse_open_start().value();
    if (next_is(Kind::range)) {
      ++at_;
      read_end_time();
    }
    --at_;
    return std::nullopt;
  }

  /// Turns the two times into the event's start and end.
  void settle_times() {
    settle_halves();
    when_.time = start_->time;
    const bool several_days = when_.last != when_.date;
    if (!end_) {
      if (several_days) when_.end = When::End{when_.last, hours(24)};
      return;
    }
    Millis end = end_->time;
    if (several_days) {
      when_.end = When::End{when_.last, end};
      return;
    }
    if (ends_next_day_) end += hours(24);
    if (end <= start_->time && end + hours(24) - start_->time <= kLongestNight) end += hours(24);
    if (end > start_->time)
      when_.end = When::End{when_.date, end};
    else
      when_.warnings.push_back(say("終わりの時刻「{}」が始まりより前です。終わりは表示しません",
                                   "the end \"{}\" is before the start; no end is shown",
                                   encode_utf8(end_->text)));
  }

  /// 午後8時〜10時 and 8-10pm: a half of the day that is said once holds for both times.
  void settle_halves() {
    if (!end_ || when_.last != when_.date) return;
    const bool start_said = start_->half != HalfDay::unsaid;
    const bool end_said = end_->half != HalfDay::unsaid;
    if (start_said && !end_said && end_->time <= start_->time && end_->time < hours(12) &&
        end_->time + hours(12) > start_->time)
      end_->time += hours(12);
    if (!start_said && end_->half == HalfDay::afternoon && start_->time < hours(12) &&
        start_->time + hours(12) < end_->time)
      start_->time += hours(12);
  }

  std::vector<WhenToken> tokens_;
  Date reference_;
  std::size_t at_ = 0;
  When when_;
  std::optional<WhenToken> start_;
  std::optional<WhenToken> end_;
  bool ends_next_day_ = false;
};

}  // namespace

tl::expected<When, Bilingual> parse_when(std::string_view text, Date reference) {
  const std::u32string plain = plain_when_text(text.substr(0, 8 * kLongestText));
  if (plain.size() > kLongestText)
    return tl::unexpected(say("日時の文が長すぎます({} 文字まで)",
                              "the text is too long for a date (at most {} characters)",
                              kLongestText));
  return WhenReader(when_tokens(plain), reference).read();
}

}  // namespace noren
