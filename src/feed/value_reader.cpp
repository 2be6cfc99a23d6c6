#include "feed/value_reader.h"

#include <algorithm>
#include <cmath>

#include "base/utf8.h"
#include "feed/json_spelling.h"

namespace noren {
namespace {

Bilingual named(const std::string& shown, const Bilingual& why) {
  return {shown + ": " + why.ja, shown + ": " + why.en};
}

void add_bounded(Problems& problems, Problem problem) {
  if (problems.size() < ValueReport::kMostProblems) problems.push_back(std::move(problem));
}

/// What a type is called in the sentence "… is needed".
Bilingual type_name(JsonValue::Type type) {
  switch (type) {
    case JsonValue::Type::boolean:
      return {"true か false", "true or false"};
    case JsonValue::Type::number:
      return {"数(引用符なし)", "a number without quotes"};
    case JsonValue::Type::array:
      return {"一覧「[ … ]」", "a list [ … ]"};
    case JsonValue::Type::object:
      return {"「{ … }」の形", "an object { … }"};
    case JsonValue::Type::string:
    case JsonValue::Type::word:
    case JsonValue::Type::null:
      break;
  }
  return {"引用符「\"」で囲んだ文字", "text in quotes"};
}

std::string plain_name(std::string_view text) {
  std::string lower = lower_ascii(ascii_text(text));
  std::replace_if(
      lower.begin(), lower.end(), [](char c) { return c == '-' || c == ' '; }, '_');
  return lower;
}

/// Insertions, deletions, replacements and swaps of neighbours between two short words.
std::size_t edit_distance(const std::string& a, const std::string& b) {
  std::vector<std::vector<std::size_t>> cost(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) {
    for (std::size_t j = 0; j <= b.size(); ++j) {
      if (i == 0 || j == 0) {
        cost[i][j] = i + j;
        continue;
      }
      const std::size_t replaced = cost[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      cost[i][j] = std::min({cost[i - 1][j] + 1, cost[i][j - 1] + 1, replaced});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        cost[i][j] = std::min(cost[i][j], cost[i - 2][j - 2] + 1);
    }
  }
  return cost[a.size()][b.size()];
}

std::string joined(const std::vector<std::string_view>& names) {
  std::string all;
  for (const std::string_view name : names)
    all += (all.empty() ? "" : ", ") + std::string(name);
  return all;
}

bool is_control(char32_t character) {
  return character < 0x20 || (character >= 0x7F && character < 0xA0);
}

bool is_line_end(char32_t character) {
  return character == U'\n' || character == U'\r';
}

/// A number as a person would write it: 8, not 8.000000.
std::string spelled(double number) {
  return fmt::format("{:g}", number);
}

}  // namespace

std::string ValueReport::where(const JsonValue& value, TextPlace place) const {
  return place_in_file(file_, place, value.pointer());
}

void ValueReport::error(const JsonValue& value, const Bilingual& why) {
  add_bounded(errors_, {where(value, value.place), named(value.shown(), why)});
}

void ValueReport::warning(const JsonValue& value, const Bilingual& why) {
  add_bounded(warnings_, {where(value, value.place), named(value.shown(), why)});
}

void ValueReport::secret_error(const JsonValue& value, const Bilingual& why) {
  add_bounded(errors_, {where(value, value.place), named("…", why)});
}

void ValueReport::unknown_key(const JsonValue& member, const std::vector<std::string_view>& known) {
  if (errors_.size() >= kMostProblems) return;
  Bilingual why{"知らない項目です。", "unknown key."};
  const std::string_view near = nearest_name(member.key, known);
  const auto elsewhere =
      std::find_if(pointers_.begin(), pointers_.end(),
                   [&](const std::string& pointer) { return pointer.ends_with("/" + member.key); });
  if (!near.empty()) {
    why = say("知らない項目です。「{}」ではありませんか。", "unknown key; did you mean \"{}\"?",
              near);
  } else if (!member.key.empty() && elsewhere != pointers_.end()) {
    why = say("この項目の場所はここではありません。{} に書いてください。",
              "this key does not belong here; write it at {}.", *elsewhere);
  }
  add_bounded(errors_, {where(member, member.key_place),
                        named('"' + printable(member.key.substr(0, 120)) + '"', why)});
}

void ValueReport::missing_key(const JsonValue& object, std::string_view key) {
  error(object, say("「{}」がありません。", "\"{}\" is missing.", key));
}

std::string_view nearest_name(std::string_view text, const std::vector<std::string_view>& names) {
  constexpr std::size_t kLongestName = 64;
  if (text.empty() || text.size() > kLongestName) return {};
  const std::string wanted = plain_name(text);
  std::string_view nearest;
  std::size_t least = std::max<std::size_t>(1, wanted.size() / 3) + 1;
  for (const std::string_view name : names) {
    const std::size_t distance = edit_distance(wanted, plain_name(name));
    if (distance >= least || distance >= name.size()) continue;
    least = distance;
    nearest = name;
  }
  return nearest;
}

bool check_type(const JsonValue& value, JsonValue::Type type, ValueReport& report) {
  if (value.is(type)) return true;
  const Bilingual needed = type_name(type);
  if (value.is(JsonValue::Type::word) && type == JsonValue::Type::string) {
    report.error(value, {"引用符で囲んで、「\"" + value.shown() + "\"」と書いてください。",
                         "put it into quotes: \"" + value.shown() + "\"."});
  } else {
    report.error(value, {needed.ja + "が必要です。", needed.en + " is needed."});
  }
  return false;
}

std::size_t checked_length(const JsonValue& list, std::size_t most, ValueReport& report) {
  if (list.children.size() <= most) return list.children.size();
  report.error(list, say("{}個あります。{}個までです。最初の{}個だけを使います。",
                         "{} entries, at most {} are allowed; the first {} are used.",
                         list.children.size(), most, most));
  return most;
}

Bilingual none_of(std::string_view value, const std::vector<std::string_view>& names) {
  const std::string_view near = nearest_name(value, names);
  if (near.empty())
    return say("{} のどれかを書いてください。", "must be one of {}.", joined(names));
  return say("「{}」ではありませんか。{} のどれかを書いてください。",
             "did you mean \"{}\"? It must be one of {}.", near, joined(names));
}

Read<std::string> text_of(LineEnds line_ends, std::size_t longest) {
  return [=](const JsonValue& value, ValueReport& report) -> std::optional<std::string> {
    if (!check_type(value, JsonValue::Type::string, report)) return std::nullopt;
    const std::u32string characters = decode_utf8(value.text);
    if (characters.size() > longest) {
      report.error(value, say("長すぎます({}文字)。{}文字までです。",
                              "too long ({} characters), at most {} are allowed.",
                              characters.size(), longest));
      return std::nullopt;
    }
    for (const char32_t character : characters) {
      if (!is_control(character)) continue;
      if (line_ends == LineEnds::allowed && is_line_end(character)) continue;
      report.error(value,
                   say("改行などの制御文字(U+{:04X})が入っています。「\\」をそのまま書くときは"
                       "「\\\\」と2つ重ねてください。",
                       "holds a line break or another control character (U+{:04X}); for a "
                       "backslash write two.",
                       static_cast<unsigned>(character)));
      return std::nullopt;
    }
    return value.text;
  };
}

Read<std::string> filled(Read<std::string> read) {
  return [read = std::move(read)](const JsonValue& value,
                                  ValueReport& report) -> std::optional<std::string> {
    auto text = read(value, report);
    if (!text || text->find_first_not_of(' ') != std::string::npos) return text;
    report.error(value, say("何も書かれていません。", "must not be empty."));
    return std::nullopt;
  };
}

Read<bool> flag_of() {
  return [](const JsonValue& value, ValueReport& report) -> std::optional<bool> {
    if (!check_type(value, JsonValue::Type::boolean, report)) return std::nullopt;
    return value.truth;
  };
}

Read<double> number_of(double least, double most) {
  return [=](const JsonValue& value, ValueReport& report) -> std::optional<double> {
    if (!check_type(value, JsonValue::Type::number, report)) return std::nullopt;
    if (value.number >= least && value.number <= most) return value.number;
    report.error(value, say("{}から{}までの数を書いてください。", "must be from {} to {}.",
                            spelled(least), spelled(most)));
    return std::nullopt;
  };
}

Read<int> whole_of(int least, int most) {
  return [=](const JsonValue& value, ValueReport& report) -> std::optional<int> {
    const auto number = number_of(least, most)(value, report);
    if (!number) return std::nullopt;
    if (std::floor(*number) == *number) return static_cast<int>(*number);
    report.error(value, say("小数点のない数を書いてください。", "must be a whole number."));
    return std::nullopt;
  };
}

std::string spelled_duration(Millis duration) {
  using std::chrono::days;
  using std::chrono::hours;
  using std::chrono::minutes;
  using std::chrono::seconds;
  if (duration >= days(1) && duration % days(1) == Millis(0))
    return fmt::format("{}d", duration / Millis(days(1)));
  if (duration >= hours(1) && duration % hours(1) == Millis(0))
    return fmt::format("{}h", duration / Millis(hours(1)));
  if (duration >= minutes(1) && duration % minutes(1) == Millis(0))
    return fmt::format("{}m", duration / Millis(minutes(1)));
  if (duration % seconds(1) == Millis(0)) return fmt::format("{}s", duration / Millis(seconds(1)));
  return fmt::format("{}ms", duration.count());
}

Read<Millis> duration_of(Millis least, Millis most) {
  return [=](const JsonValue& value, ValueReport& report) -> std::optional<Millis> {
    constexpr std::size_t kLongestSpelling = 24;
    if (value.is(JsonValue::Type::number)) {
      report.error(value, say("単位を付けて、引用符で囲んでください(例: \"{}s\")。",
                              "needs a unit and quotes, such as \"{}s\".", value.shown()));
      return std::nullopt;
    }
    if (!check_type(value, JsonValue::Type::string, report)) return std::nullopt;
    const std::string ascii = ascii_text(value.text);
    const auto duration =
        ascii.size() <= kLongestSpelling ? parse_duration(ascii) : std::optional<Millis>();
    if (!duration) {
      report.error(value, say("時間の長さは、数と単位(ms, s, m, h, d)で書いてください"
                              "(例: \"12s\" は12秒、\"10m\" は10分)。",
                              "a duration is a number and a unit (ms, s, m, h, d), such as \"12s\" "
                              "or \"10m\"."));
      return std::nullopt;
    }
    if (*duration < least || *duration > most) {
      report.error(value, say("{}から{}までの長さを書いてください。", "must be from {} to {}.",
                              spelled_duration(least), spelled_duration(most)));
      return std::nullopt;
    }
    if (ascii != value.text)
      report.warning(value, say("半角の「{}」として読みました。", "read as \"{}\".", ascii));
    return duration;
  };
}

Read<Color> color_of() {
  return [](const JsonValue& value, ValueReport& report) -> std::optional<Color> {
    if (!check_type(value, JsonValue::Type::string, report)) return std::nullopt;
    const auto color = parse_color(value.text);
    if (!color) {
      report.error(value, say("色は「#RRGGBB」の形で書いてください(例: \"#B8355C\")。",
                              "a colour is written #RRGGBB, such as \"#B8355C\"."));
    }
    return color;
  };
}

}  // namespace noren
