#include "feed/config_values.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/utf8.h"
#include "feed/json_spelling.h"

namespace noren {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// A whole number of exactly `text`, which holds only digits; nothing otherwise.
std::optional<int> digits(std::string_view text) {
  int number = 0;
  if (text.empty() || text.size() > 6 || !std::all_of(text.begin(), text.end(), is_digit))
    return std::nullopt;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

/// The day of the year that "MM-DD" names.
std::optional<std::chrono::month_day> month_day_of(std::string_view text) {
  if (text.size() != 5 || text[2] != '-') return std::nullopt;
  const auto month = digits(text.substr(0, 2));
  const auto day = digits(text.substr(3, 2));
  if (!month || !day) return std::nullopt;
  const std::chrono::month_day date{std::chrono::month(static_cast<unsigned>(*month)),
                                    std::chrono::day(static_cast<unsigned>(*day))};
  return date.ok() ? std::optional(date) : std::nullopt;
}

/// The date that "YYYY-MM-DD" names.
std::optional<Date> date_of(std::string_view text) {
  if (text.size() != 10 || text[4] != '-') return std::nullopt;
  const auto year = digits(text.substr(0, 4));
  const auto day = month_day_of(text.substr(5));
  if (!year || !day) return std::nullopt;
  const Date date{std::chrono::year(*year), day->month(), day->day()};
  return date.ok() ? std::optional(date) : std::nullopt;
}

std::optional<Settings::ClosedDays> parse_closed(std::string_view text) {
  constexpr std::string_view kTo = "..";
  const std::size_t to = text.find(kTo);
  const std::string_view first = text.substr(0, to);
  const std::string_view last = to == std::string_view::npos ? first : text.substr(to + kTo.size());
  Settings::ClosedDays days;
  days.first = date_of(first);
  days.last = date_of(last);
  if (days.first && days.last) {
    return *days.first <= *days.last ? std::optional(days) : std::nullopt;
  }
  const auto yearly_first = month_day_of(first);
  const auto yearly_last = month_day_of(last);
  if (!yearly_first || !yearly_last) return std::nullopt;
  days.first = days.last = std::nullopt;
  days.yearly_first = *yearly_first;
  days.yearly_last = *yearly_last;
  return days;
}

/// The places and signs people write for "..": 12-29〜01-03.
std::string with_plain_range(const std::string& text) {
  std::u32string plain;
  for (const char32_t character : decode_utf8(text)) {
    const char32_t ascii = ascii_of(character);
    if (ascii == U'~' || ascii == U'〜' || ascii == U'…' || ascii == U'‥') {
      plain += U"..";
    } else if (ascii != U' ') {
      plain += ascii;
    }
  }
  return encode_utf8(plain);
}

/// Minutes since midnight of "9:00" … "24:00".
std::optional<int> minutes_of(std::string_view text) {
  const std::size_t colon = text.find(':');
  if (colon > 2 || text.size() - colon != 3) return std::nullopt;  // npos is more than 2
  const auto hour = digits(text.substr(0, colon));
  const auto minute = digits(text.substr(colon + 1));
  if (!hour || !minute || *minute > 59) return std::nullopt;
  const int all = *hour * 60 + *minute;
  return all <= 24 * 60 ? std::optional(all) : std::nullopt;
}

Read<int> time_of_day() {
  return [](const JsonValue& value, ValueReport& report) -> std::optional<int> {
    if (!check_type(value, JsonValue::Type::string, report)) return std::nullopt;
    const auto minutes = minutes_of(ascii_text(value.text));
    if (!minutes) {
      report.error(value, say("時刻は「09:00」から「24:00」のように書いてください。",
                              "a time is written like 09:00, up to 24:00."));
    }
    return minutes;
  };
}

constexpr std::array<std::array<std::string_view, 2>, 7> kWeekdays = {{{"sun", "日"},
                                                                       {"mon", "月"},
                                                                       {"tue", "火"},
                                                                       {"wed", "水"},
                                                                       {"thu", "木"},
                                                                       {"fri", "金"},
                                                                       {"sat", "土"}}};

/// 0 = Sunday … 6 of "mon", "Monday", "月", "月曜日".
std::optional<unsigned> weekday_of_name(std::string text) {
  text = lower_ascii(text);
  constexpr std::array<std::string_view, 7> kFull = {"sunday",   "monday", "tuesday", "wednesday",
                                                     "thursday", "friday", "saturday"};
  for (unsigned day = 0; day < 7; ++day) {
    const auto& [english, japanese] = kWeekdays.at(day);
    const std::string kanji(japanese);
    if (text == english || text == kFull.at(day) || text == kanji || text == kanji + "曜" ||
        text == kanji + "曜日")
      return day;
  }
  return std::nullopt;
}

/// The bits of "mon" or "mon-fri" (over the week's end too: "fri-mon").
std::optional<unsigned> weekday_bits(const std::string& text) {
  const std::size_t to = text.find('-');
  const auto first = weekday_of_name(text.substr(0, to));
  const auto last = to == std::string::npos ? first : weekday_of_name(text.substr(to + 1));
  if (!first || !last) return std::nullopt;
  unsigned bits = 1U << *first;
  for (unsigned day = *first; day != *last;) {
    day = (day + 1) % 7;
    bits |= 1U << day;
  }
  return bits;
}

Read<unsigned> weekday() {
  return [](const JsonValue& value, ValueReport& report) -> std::optional<unsigned> {
    if (!check_type(value, JsonValue::Type::string, report)) return std::nullopt;
    const auto bits = weekday_bits(ascii_text(value.text));
    if (!bits) {
      report.error(value, say("曜日は sun, mon, tue, wed, thu, fri, sat か「月」、続きの日は "
                              "mon-fri のように書いてください。",
                              "a weekday is sun, mon, tue, wed, thu, fri or sat, several are "
                              "written mon-fri."));
    }
    return bits;
  };
}

std::optional<unsigned> read_weekdays(const JsonValue& value, ValueReport& report) {
  if (value.is(JsonValue::Type::string)) return weekday()(value, report);
  const auto days = list_of<unsigned>(weekday(), 7)(value, report);
  if (!days || days->empty()) return std::nullopt;
  unsigned bits = 0;
  for (const unsigned day : *days)
    bits |= day;
  return bits;
}

constexpr std::array<std::pair<std::string_view, Settings::Group>, 9> kGroups = {
    {{"welcome", Settings::Group::welcome},
     {"events", Settings::Group::events},
     {"agenda", Settings::Group::agenda},
     {"standing", Settings::Group::standing},
     {"posts", Settings::Group::posts},
     {"posters", Settings::Group::posters},
     {"messages", Settings::Group::messages},
     {"links", Settings::Group::links},
     {"tagline", Settings::Group::tagline}}};

}  // namespace

Read<std::string> zone_name() {
  return [](const JsonValue& value, ValueReport& report) -> std::optional<std::string> {
    constexpr std::size_t kLongestZone = 64;
    if (!check_type(value, JsonValue::Type::string, report)) return std::nullopt;
    const std::string& name = value.text;
    const auto in_name = [](char c) {
      return is_letter(c) || is_digit(c) || c == '_' || c == '-' || c == '+' || c == '/';
    };
    const bool formed = !name.empty() && name.size() <= kLongestZone && is_letter(name.front()) &&
                        name.back() != '/' && name.find("//") == std::string::npos &&
                        std::all_of(name.begin(), name.end(), in_name);
    const bool japan = name == "JST" || lower_ascii(name) == "tokyo" || name == "日本" ||
                       lower_ascii(name) == "asia/tokio";
    if (formed && !japan) return name;
    report.error(value, japan ? say("「Asia/Tokyo」と書いてください。", "write \"Asia/Tokyo\".")
                              : say("時間帯は「Asia/Tokyo」のような名前で書いてください。",
                                    "a time zone is a name such as \"Asia/Tokyo\"."));
    return std::nullopt;
  };
}

Read<Millis> dwell() {
  return [](const JsonValue& value, ValueReport& report) -> std::optional<Millis> {
    const auto read = duration_of(Millis(0), kLongestDwell)(value, report);
    if (!read || *read >= Settings::kShortestDwell) return read;
    report.error(value, say("短すぎて読みきれません。{0}以上にしてください。{0}にします。",
                            "too short to be read, at least {0} is needed; {0} is used.",
                            spelled_duration(Settings::kShortestDwell)));
    return Settings::kShortestDwell;
  };
}

Member<Settings::Slides> dwell_member() {
  using Dwell = Settings::Dwell;
  const Members<Dwell> members = {
      member("default", &Dwell::standard, dwell()), member("qr", &Dwell::qr, dwell()),
      member("agenda", &Dwell::agenda, dwell()), member("tagline", &Dwell::tagline, dwell())};
  const auto read = [members](Settings::Slides& slides, const JsonValue& value,
                              ValueReport& report) {
    if (value.is(JsonValue::Type::object)) {
      read_members(members, value, slides.dwell, report);
    } else if (const auto one = dwell()(value, report)) {
      slides.dwell = {*one, *one, *one, *one};
    }
  };
  return {"dwell", read, pointers_of(members)};
}

Read<Settings::ClosedDays> closed_days() {
  return [](const JsonValue& value, ValueReport& report) -> std::optional<Settings::ClosedDays> {
    const auto text = text_of(LineEnds::refused, kLongestName)(value, report);
    if (!text) return std::nullopt;
    const std::string plain = with_plain_range(*text);
    const auto days = parse_closed(plain);
    if (!days) {
      report.error(value, say("休みの日は「12-29..01-03」(毎年)か「2024-08-10..2024-08-16」の形で、"
                              "実在する日付を書いてください。",
                              "closed days are real dates written 12-29..01-03 (every year) or "
                              "2024-08-10..2024-08-16."));
    } else if (plain != *text) {
      report.warning(value, say("「{}」として読みました。", "read as \"{}\".", plain));
    }
    return days;
  };
}

Member<Settings::Display> hours_member() {
  using Hours = Settings::Hours;
  const Members<Hours> members = {member("weekdays", &Hours::weekdays, read_weekdays),
                                  member("from", &Hours::from, time_of_day()),
                                  member("to", &Hours::to, time_of_day())};
  std::vector<std::string> below = {"/*"};
  for (const std::string& pointer : pointers_of(members))
    below.push_back("/*" + pointer);
  const auto read = [one = object_of(members)](Settings::Display& display, const JsonValue& value,
                                               ValueReport& report) {
    if (!value.is(JsonValue::Type::object)) {
      if (auto hours = list_of(one, kLongestList)(value, report)) display.hours = *hours;
    } else if (const auto hours = one(value, report)) {
      display.hours = {*hours};
    }
  };
  return {"hours", read, below};
}

Member<Settings::Display> sleep_member() {
  using Sleep = Settings::Sleep;
  const Read<std::string> word = text_of(LineEnds::refused);
  const Members<Sleep> command = {list_member("off", &Sleep::off, word, kLongestList),
                                  list_member("on", &Sleep::on, word, kLongestList)};
  std::vector<std::string> below = {"/*", "/*/off", "/*/on"};
  const Choices<Sleep::Way> ways = {{"auto", Sleep::Way::automatic},
                                    {"dpms", Sleep::Way::dpms},
                                    {"wlopm", Sleep::Way::wlopm},
                                    {"wlr-randr", Sleep::Way::wlr_randr},
                                    {"cec", Sleep::Way::cec}};
  const Read<Sleep> one = [command, ways](const JsonValue& value,
                                          ValueReport& report) -> std::optional<Sleep> {
    if (!value.is(JsonValue::Type::object)) {
      const auto way = choice_of(ways)(value, report);
      return way ? std::optional(Sleep{*way, {}, {}}) : std::nullopt;
    }
    auto sleep = object_of(command, {"off", "on"})(value, report);
    if (!sleep) return std::nullopt;
    sleep->way = Sleep::Way::command;
    for (const auto* words : {&sleep->off, &sleep->on}) {
      if (!words->empty() && !words->front().empty()) continue;
      report.error(value,
                   say("コマンドは [\"プログラム\", \"引数\", …] と、1語ずつ書いてください。",
                       "a command is written word by word: [\"program\", \"argument\", …]."));
      return std::nullopt;
    }
    return sleep;
  };
  const auto read = [one](Settings::Display& display, const JsonValue& value, ValueReport& report) {
    if (value.is(JsonValue::Type::array)) {
      if (auto all = list_of(one, kLongestList)(value, report)) display.sleep = std::move(*all);
    } else if (auto sleep = one(value, report)) {
      display.sleep = {std::move(*sleep)};
    }
  };
  return {"sleep", read, below};
}

Read<std::string> holidays_name() {
  return [](const JsonValue& value, ValueReport& report) -> std::optional<std::string> {
    auto name = text_of(LineEnds::refused)(value, report);
    if (!name || *name == "jp" || name->ends_with(".json")) return name;
    if (*name == "none" || name->empty()) return "";
    report.error(value, none_of(*name, {"jp", "none"}));
    return std::nullopt;
  };
}

Member<Settings::Display> mode_member() {
  const auto read = [](Settings::Display& display, const JsonValue& value, ValueReport& report) {
    constexpr int kLeast = 320;
    constexpr int kMost = 8192;
    if (!check_type(value, JsonValue::Type::string, report)) return;
    if (value.text == "auto") {
      display.mode.reset();
      return;
    }
    std::string text = lower_ascii(ascii_text(value.text));
    if (const std::size_t sign = text.find("×"); sign != std::string::npos)
      text.replace(sign, std::string_view("×").size(), "x");
    const std::size_t times = text.find('x');
    const std::string_view after =
        times == std::string::npos ? std::string_view{} : std::string_view(text).substr(times + 1);
    const int width = digits(std::string_view(text).substr(0, times)).value_or(0);
    const int height = digits(after).value_or(0);
    if (std::min(width, height) >= kLeast && std::max(width, height) <= kMost) {
      display.mode = {width, height};
      return;
    }
    report.error(value,
                 say("画面の大きさは「1920x1080」のように書いてください({}から{}まで)。"
                     "任せるときは「auto」です。",
                     "a mode is written 1920x1080 ({} to {} pixels), or auto.", kLeast, kMost));
  };
  return {"mode", read, {}};
}

Read<int> rotation() {
  return [](const JsonValue& value, ValueReport& report) -> std::optional<int> {
    if (!check_type(value, JsonValue::Type::number, report)) return std::nullopt;
    for (const int degrees : {0, 90, 180, 270}) {
      if (value.number == degrees) return degrees;
    }
    report.error(value,
                 say("0, 90, 180, 270 のどれかを書いてください。", "must be 0, 90, 180 or 270."));
    return std::nullopt;
  };
}

Read<std::vector<Settings::Group>> slide_order() {
  using Order = std::vector<Settings::Group>;
  return [](const JsonValue& value, ValueReport& report) -> std::optional<Order> {
    if (!check_type(value, JsonValue::Type::array, report)) return std::nullopt;
    const auto group = choice_of(Choices<Settings::Group>(kGroups.begin(), kGroups.end()));
    Order order;
    const std::size_t used = checked_length(value, kLongestList, report);
    for (std::size_t i = 0; i < used; ++i) {
      const auto read = group(*value.children[i], report);
      if (!read) continue;
      if (std::find(order.begin(), order.end(), *read) != order.end()) {
        report.error(*value.children[i], say("同じものが2回あります。", "stands here twice."));
      } else {
        order.push_back(*read);
      }
    }
    if (order.empty()) {
      report.error(value, say("少なくとも1つ書いてください。", "at least one is needed."));
      return std::nullopt;
    }
    if (std::find(order.begin(), order.end(), Settings::Group::messages) == order.end()) {
      const auto posters = std::find(order.begin(), order.end(), Settings::Group::posters);
      order.insert(posters == order.end() ? posters : std::next(posters),
                   Settings::Group::messages);
    }
    return order;
  };
}

Read<std::map<std::string, std::string>> words_table() {
  using Table = std::map<std::string, std::string>;
  return [](const JsonValue& value, ValueReport& report) -> std::optional<Table> {
    constexpr std::size_t kMostWords = 300;
    if (!check_type(value, JsonValue::Type::object, report)) return std::nullopt;
    Table table;
    const std::size_t used = checked_length(value, kMostWords, report);
    for (std::size_t i = 0; i < used; ++i) {
      const JsonValue& child = *value.children[i];
      if (auto text = text_of(LineEnds::refused)(child, report))
        table.insert_or_assign(child.key, std::move(*text));
    }
    return table;
  };
}

}  // namespace noren
