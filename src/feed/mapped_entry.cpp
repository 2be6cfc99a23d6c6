#include "feed/mapped_entry.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "base/utf8.h"
#include "feed/html_text.h"
#include "feed/service_time.h"
#include "feed/text_cleaning.h"

namespace noren {
namespace {

using Transform = MappingTransform;

std::string_view without_slash(std::string_view pointer) {
  return pointer.empty() ? pointer : pointer.substr(1);
}

bool holds_something(const FeedValue& value) {
  switch (value.type) {
    case FeedValue::Type::null:
    case FeedValue::Type::object:
    case FeedValue::Type::array:
      return false;
    case FeedValue::Type::boolean:
      return value.text == "true";
    case FeedValue::Type::number:
      return true;
    case FeedValue::Type::text:
      break;
  }
  return value.text.find_first_not_of(" \t\r\n") != std::string::npos;
}

/// The values at `pointer`; of an array that stands there, its elements.
std::vector<const FeedValue*> values_at(const JsonEntry& entry, std::string_view pointer) {
  const std::string_view shape = without_slash(pointer);
  std::vector<const FeedValue*> found = entry.matching(shape);
  const bool array = std::any_of(found.begin(), found.end(), [](const FeedValue* value) {
    return value->type == FeedValue::Type::array;
  });
  if (array) {
    const std::string elements = std::string(shape) + (shape.empty() ? "*" : "/*");
    for (const FeedValue* element : entry.matching(elements))
      found.push_back(element);
  }
  return found;
}

bool is_there(const JsonEntry& entry, std::string_view pointer) {
  const auto found = values_at(entry, pointer);
  // A count of zero is none.
  return std::any_of(found.begin(), found.end(), [](const FeedValue* value) {
    return holds_something(*value) &&
           (value->type != FeedValue::Type::number || value->text != "0");
  });
}

bool fits(const JsonEntry& entry, std::string_view pointer, const MappingCondition& condition) {
  if (condition.is.empty() && condition.has.empty()) return is_there(entry, pointer);
  for (const FeedValue* value : values_at(entry, pointer)) {
    if (value->type == FeedValue::Type::object || value->type == FeedValue::Type::array) continue;
    const std::string text = folded(value->text);
    const bool is = std::find(condition.is.begin(), condition.is.end(), text) != condition.is.end();
    const bool has =
        std::any_of(condition.has.begin(), condition.has.end(),
                    [&](const std::string& part) { return text.find(part) != std::string::npos; });
    if (is || has) return true;
  }
  return false;
}

bool holds(const MappingCondition& condition, const JsonEntry& entry) {
  const auto& any = condition.if_any;
  if (!any.empty() && std::none_of(any.begin(), any.end(), [&](const std::string& pointer) {
        return fits(entry, pointer, condition);
      }))
    return false;
  return std::none_of(condition.unless.begin(), condition.unless.end(),
                      [&](const std::string& pointer) { return is_there(entry, pointer); });
}

bool is_time(std::string_view member) {
  return member == "start" || member == "end" || member == "published" || member == "updated";
}

std::string without_markdown(std::string_view text) {
  std::string plain;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool escape =
        text[i] == '\\' && i + 1 < text.size() &&
        std::string_view("\\`*_{}[]()#+-.!,>~|").find(text[i + 1]) != std::string_view::npos;
    if (escape)
      plain += text[++i];
    else if (text[i] != '*' && text[i] != '`')
      plain += text[i];
  }
  return plain;
}

std::string last_part(std::string_view text) {
  const std::size_t at = text.find_last_of("/#:");
  return std::string(at == std::string_view::npos ? text : text.substr(at + 1));
}

/// A time that names no offset, as one of UTC.
std::string in_utc(std::string text) {
  const std::optional<ParsedTime> time = parse_rfc3339(text);
  if (time && !time->date_only && !time->offset) text += 'Z';
  return text;
}

std::string day_before(const std::string& text) {
  const std::optional<ParsedTime> time = parse_rfc3339(text);
  if (!time || !time->date_only) return text;
  return format_rfc3339({plus_days(time->civil.date, -1), Millis(0)}, std::chrono::minutes(0))
      .substr(0, 10);
}

/// The members that were mapped before count too: an end may be a duration after the start.
std::optional<std::string> transformed(std::string text, Transform transform,
                                       const JsonEntry& mapped) {
  switch (transform) {
    case Transform::html:
      return html_text(text, HtmlReading::markup);
    case Transform::utc:
      return in_utc(std::move(text));
    case Transform::unix_time: {
      // What is no number is left to be read, or named, as what it is.
      std::optional<std::string> time = time_of_unix(text);
      return time ? time : plain_time(text);
    }
    case Transform::date: {
      constexpr std::size_t kDate = 10;
      const std::string date = text.substr(0, kDate);
      return parse_rfc3339(date) ? std::optional(date) : std::nullopt;
    }
    case Transform::exclusive:
      return day_before(text);
    case Transform::duration: {
      const FeedValue* start = mapped.find("start");
      return start == nullptr ? std::nullopt : time_after(start->text, text);
    }
    case Transform::name:
      return last_part(text);
    case Transform::markdown:
      return without_markdown(text);
  }
  return text;
}

bool has(const MappingChoice& choice, Transform transform) {
  return std::find(choice.as.begin(), choice.as.end(), transform) != choice.as.end();
}

/// What the table of the choice makes of `text`; nothing where it names it not.
std::optional<std::string> translated(const std::string& text, const MappingChoice& choice) {
  if (choice.values.empty()) return text;
  const std::string word = folded(text);
  for (const auto& [known, meaning] : choice.values)
    if (known == word || known == "*") return meaning;
  return std::nullopt;
}

std::optional<std::string> finished(std::string text, const std::string& member,
                                    const MappingChoice& choice, const JsonEntry& mapped) {
  const bool reads_itself = has(choice, Transform::unix_time) || has(choice, Transform::duration);
  if (is_time(member) && !reads_itself) {
    std::optional<std::string> plain = plain_time(text);
    if (!plain) return std::nullopt;
    text = std::move(*plain);
  }
  for (const Transform transform : choice.as) {
    std::optional<std::string> next = transformed(std::move(text), transform, mapped);
    if (!next) return std::nullopt;
    text = std::move(*next);
  }
  if (text.find_first_not_of(" \t\r\n") == std::string::npos) return std::nullopt;
  return translated(text, choice);
}

/// Several texts of one member, as of tags.
using Texts = std::vector<std::string>;

Texts texts_of(const JsonEntry& entry, const MappingChoice& choice, const std::string& member,
               MappingFindings& findings) {
  Texts texts;
  for (const std::string& pointer : choice.at) {
    bool taken = false;
    for (const FeedValue* value : values_at(entry, pointer)) {
      if (!holds_something(*value)) continue;
      findings.seen.insert(pointer);
      // Of several values a member other than the tags takes the first.
      if (member == "tags" || !taken) texts.push_back(value->text);
      taken = true;
    }
  }
  return texts;
}

bool is_doubted(const JsonEntry& entry, const MappingChoice& choice, const Texts& texts) {
  if (choice.doubt.empty() || texts.empty()) return false;
  const auto other = values_at(entry, choice.doubt);
  return std::any_of(other.begin(), other.end(),
                     [&](const FeedValue* value) { return value->text == texts.front(); });
}

std::string joined(const Texts& texts) {
  std::string all;
  for (const std::string& text : texts)
    if (all.find(text) == std::string::npos) all += (all.empty() ? "" : " ") + text;
  return all;
}

void set_tags(JsonEntry& mapped, const Texts& tags) {
  std::size_t index = 0;
  for (const std::string& tag : tags)
    mapped.set("tags/" + std::to_string(index++), {FeedValue::Type::text, tag});
  mapped.set("tags", {FeedValue::Type::array, {}});
}

/// Sets the member from the first choice that gives something.
bool set_member(JsonEntry& mapped, const JsonEntry& entry, const MappingMember& member,
                MappingFindings& findings) {
  for (const MappingChoice& choice : member.choices) {
    if (!holds(choice.when, entry)) continue;
    const Texts texts =
        choice.at.empty() ? Texts{choice.text} : texts_of(entry, choice, member.name, findings);
    if (texts.empty() || is_doubted(entry, choice, texts)) continue;
    if (member.name == "tags") {
      set_tags(mapped, texts);
      return true;
    }
    std::optional<std::string> text = finished(joined(texts), member.name, choice, mapped);
    if (!text) continue;
    mapped.set(member.name, {FeedValue::Type::text, std::move(*text)});
    if (!choice.at.empty())
      mapped.set_origin(member.name, std::string(without_slash(choice.at.front())));
    return true;
  }
  return false;
}

}  // namespace

void add_findings(MappingFindings& all, const MappingFindings& more) {
  all.entries += more.entries;
  all.skipped += more.skipped;
  for (const auto& [member, count] : more.found)
    all.found[member] += count;
  all.seen.insert(more.seen.begin(), more.seen.end());
}

bool is_skipped(const JsonEntry& entry, const FormatMapping& mapping) {
  return std::any_of(mapping.skip.begin(), mapping.skip.end(),
                     [&](const MappingCondition& condition) { return holds(condition, entry); });
}

JsonEntry mapped_entry(const JsonEntry& entry, const FormatMapping& mapping,
                       MappingFindings& findings) {
  JsonEntry mapped;
  mapped.list = entry.list;
  mapped.index = entry.index;
  mapped.place = entry.place;
  if (const FeedValue* self = entry.find("")) mapped.set("", *self);
  ++findings.entries;
  for (const MappingMember& member : mapping.members)
    if (set_member(mapped, entry, member, findings)) ++findings.found[member.name];
  return mapped;
}

}  // namespace noren
