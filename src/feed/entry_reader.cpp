#include "feed/entry_reader.h"

#include "base/utf8.h"
#include "feed/link_url.h"

namespace noren {
namespace {

constexpr std::size_t kMostTags = 32;

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  for (const std::string_view candidate : words)
    if (word == candidate) return true;
  return false;
}

}  // namespace

Instant instant_of(const ParsedTime& time, const Zone& zone) {
  if (!time.offset) return zone.to_instant(time.civil);
  return Instant(std::chrono::sys_days(time.civil.date).time_since_epoch()) + time.civil.of_day -
         *time.offset;
}

std::string quoted(std::string_view text) {
  std::u32string characters = decode_utf8(printable(text.substr(0, 400)));
  constexpr std::size_t kLongest = 60;
  if (characters.size() > kLongest) {
    characters.resize(kLongest - 1);
    characters += U'…';
  }
  return encode_utf8(characters);
}

std::string EntryReader::where(std::string_view member) const {
  std::string_view known = entry_.place_of(member);
  if (known.empty()) known = entry_.place_of({});
  if (!known.empty()) return std::string(known);
  std::string place = entry_.list;
  if (entry_.place == JsonEntry::Place::in_list) place += fmt::format("[{}]", entry_.index);
  if (!member.empty()) place += (place.empty() ? "" : ".") + std::string(entry_.origin(member));
  return place;
}

void EntryReader::note(std::string_view member, Bilingual what) {
  problems_.push_back({where(member), std::move(what)});
}

bool EntryReader::has(std::string_view member) const {
  const FeedValue* value = entry_.find(member);
  return value != nullptr && value->type != FeedValue::Type::null;
}

std::string EntryReader::raw(std::string_view member) {
  const FeedValue* value = entry_.find(member);
  if (value == nullptr) return {};
  switch (value->type) {
    case FeedValue::Type::text:
    case FeedValue::Type::number:
      return value->text;
    case FeedValue::Type::null:
      return {};
    case FeedValue::Type::boolean:
    case FeedValue::Type::object:
    case FeedValue::Type::array:
      break;
  }
  // `false` is what some programs write for "none".
  if (value->type != FeedValue::Type::boolean || value->text == "true")
    note(member, say("文字ではないため使いません", "not a text; it is not used"));
  return {};
}

std::string EntryReader::line(std::string_view member, std::size_t longest, HtmlReading reading) {
  return clean_line(raw(member), reading, longest);
}

std::string EntryReader::lines(std::string_view member, std::size_t longest, HtmlReading reading) {
  return clean_lines(raw(member), reading, longest);
}

std::optional<bool> EntryReader::flag(std::string_view member) {
  const FeedValue* value = entry_.find(member);
  if (value == nullptr || value->type == FeedValue::Type::null) return std::nullopt;
  const std::string word = folded(value->text);
  const bool scalar =
      value->type != FeedValue::Type::object && value->type != FeedValue::Type::array;
  if (scalar && is_one_of(word, {"true", "1", "yes", "はい", "○", "〇"})) return true;
  if (scalar && is_one_of(word, {"false", "0", "no", "", "いいえ", "×"})) return false;
  note(member, say("「{}」は true か false ではないため使いません",
                   "\"{}\" is neither true nor false; it is not used", quoted(value->text)));
  return std::nullopt;
}

std::string EntryReader::address(std::string_view member,
                                 std::optional<std::string> (*resolve)(std::string_view,
                                                                       std::string_view)) {
  const std::string text = raw(member);
  if (text.find_first_not_of(" \t\r\n") == std::string::npos) return {};
  if (std::optional<std::string> url = resolve(text, context_.source.url)) return *url;
  note(member,
       say("「{}」は http:// か https:// の正しいアドレスではないため使いません",
           "\"{}\" is no proper http:// or https:// address; it is not used", quoted(text)));
  return {};
}

std::string EntryReader::link(std::string_view member) {
  return address(member, link_url);
}

std::string EntryReader::image(std::string_view member) {
  // Some services write {"url": …, "width": …} for a picture.
  const std::string nested = std::string(member) + "/url";
  return address(has(nested) ? nested : member, image_url);
}

std::vector<std::string> EntryReader::tags(std::string_view member) {
  std::vector<std::string> tags;
  for (const std::string& text : entry_.texts(member)) {
    std::string tag = clean_line(text, HtmlReading::loose, kLongestFact);
    if (!tag.empty() && tags.size() < kMostTags) tags.push_back(std::move(tag));
  }
  return tags;
}

std::optional<ParsedTime> EntryReader::time(std::string_view member) {
  const std::string text = clean_line(raw(member), HtmlReading::loose, kLongestFact);
  if (text.empty()) return std::nullopt;
  std::optional<ParsedTime> time = parse_rfc3339(text);
  if (!time)
    note(member,
         say("「{}」は日時として読めません(例: 2024-02-18T10:00:00+09:00)",
             "\"{}\" can't be read as a time (such as 2024-02-18T10:00:00+09:00)", quoted(text)));
  return time;
}

std::optional<Instant> EntryReader::instant(std::string_view member) {
  const std::optional<ParsedTime> parsed = time(member);
  if (!parsed) return std::nullopt;
  return instant_of(*parsed, context_.zone);
}

std::optional<Instant> EntryReader::instant_until(std::string_view member) {
  const std::optional<ParsedTime> parsed = time(member);
  if (!parsed) return std::nullopt;
  if (parsed->date_only) return context_.zone.midnight(plus_days(parsed->civil.date, 1));
  return instant_of(*parsed, context_.zone);
}

}  // namespace noren
