#include "feed/format_mapping.h"

#include <algorithm>
#include <set>

#include "feed/event_entry.h"
#include "feed/json_document.h"
#include "feed/text_cleaning.h"
#include "feed/value_reader.h"

namespace noren {
namespace {

constexpr std::size_t kLongestPointer = 200;
constexpr std::size_t kMostChoices = 40;

using Condition = MappingCondition;
using Choice = MappingChoice;
using Mapping = FormatMapping;

/// A JSON pointer; "" is the value itself.
Read<std::string> pointer() {
  return [](const JsonValue& value, ValueReport& report) -> std::optional<std::string> {
    auto text = text_of(LineEnds::refused, kLongestPointer)(value, report);
    if (!text || text->empty() || text->front() == '/') return text;
    report.error(value, say("場所は「/」で始めて書いてください(例: \"/event/title\")。",
                            "a pointer begins with \"/\", such as \"/event/title\"."));
    return std::nullopt;
  };
}

/// One value where a list of one is meant.
template <class V>
Read<std::vector<V>> one_or_more(Read<V> read, std::size_t most = kMostChoices) {
  return
      [read, most](const JsonValue& value, ValueReport& report) -> std::optional<std::vector<V>> {
        if (value.is(JsonValue::Type::array)) return list_of<V>(read, most)(value, report);
        std::optional<V> one = read(value, report);
        if (!one) return std::nullopt;
        return std::vector<V>{std::move(*one)};
      };
}

/// Words to compare with: texts, numbers or true and false, folded.
Read<std::string> compared_word() {
  return [](const JsonValue& value, ValueReport& report) -> std::optional<std::string> {
    if (value.is(JsonValue::Type::array) || value.is(JsonValue::Type::object)) {
      check_type(value, JsonValue::Type::string, report);
      return std::nullopt;
    }
    return folded(value.text);
  };
}

template <class T>
Members<T> condition_members(Condition T::*field) {
  const auto part = [field](std::string key, std::vector<std::string> Condition::*list,
                            Read<std::string> read) -> Member<T> {
    const auto all = one_or_more<std::string>(std::move(read));
    const auto store = [field, list, all](T& target, const JsonValue& value, ValueReport& report) {
      if (auto words = all(value, report)) (target.*field).*list = std::move(*words);
    };
    return {std::move(key), store, {}};
  };
  return {part("if", &Condition::if_any, pointer()), part("is", &Condition::is, compared_word()),
          part("has", &Condition::has, compared_word()),
          part("unless", &Condition::unless, pointer())};
}

struct Skip {
  Condition when;
};

Read<std::vector<std::pair<std::string, std::string>>> table_of_texts() {
  return
      [](const JsonValue& value,
         ValueReport& report) -> std::optional<std::vector<std::pair<std::string, std::string>>> {
        if (!check_type(value, JsonValue::Type::object, report)) return std::nullopt;
        std::vector<std::pair<std::string, std::string>> table;
        const std::size_t used = checked_length(value, kLongestList, report);
        for (std::size_t i = 0; i < used; ++i)
          if (auto text = text_of(LineEnds::refused)(*value.children[i], report))
            table.emplace_back(value.children[i]->key, std::move(*text));
        return table;
      };
}

Read<MappingTransform> transform() {
  return choice_of<MappingTransform>({{"html", MappingTransform::html},
                                      {"utc", MappingTransform::utc},
                                      {"unix", MappingTransform::unix_time},
                                      {"date", MappingTransform::date},
                                      {"exclusive", MappingTransform::exclusive},
                                      {"duration", MappingTransform::duration},
                                      {"name", MappingTransform::name},
                                      {"markdown", MappingTransform::markdown}});
}

Members<Choice> choice_members() {
  Members<Choice> members = condition_members(&Choice::when);
  members.push_back(member("at", &Choice::at, one_or_more<std::string>(pointer())));
  members.push_back(member("text", &Choice::text, text_of(LineEnds::refused)));
  members.push_back(member("as", &Choice::as, one_or_more<MappingTransform>(transform())));
  members.push_back(member("doubt", &Choice::doubt, pointer()));
  const auto fold_keys = [read = table_of_texts()](const JsonValue& value, ValueReport& report) {
    auto table = read(value, report);
    if (table)
      for (auto& [word, meaning] : *table)
        word = word == "*" ? word : folded(word);
    return table;
  };
  members.push_back(member("values", &Choice::values, fold_keys));
  return members;
}

/// "/title", or an object that says more.
Read<Choice> choice() {
  return [members = choice_members()](const JsonValue& value,
                                      ValueReport& report) -> std::optional<Choice> {
    if (value.is(JsonValue::Type::string)) {
      auto at = pointer()(value, report);
      if (!at) return std::nullopt;
      Choice choice;
      choice.at = {std::move(*at)};
      return choice;
    }
    auto choice = object_of(members)(value, report);
    if (!choice || !choice->at.empty() || !choice->text.empty()) return choice;
    report.missing_key(value, "at");
    return std::nullopt;
  };
}

/// The members of "entry": their names are those of the format noren.
Member<Mapping> entry_member() {
  const auto read = [](Mapping& mapping, const JsonValue& value, ValueReport& report) {
    if (!check_type(value, JsonValue::Type::object, report)) return;
    std::vector<std::string_view> known(event_members().begin(), event_members().end());
    for (const char* more : {"updated", "content", "zone"})
      known.emplace_back(more);
    for (const JsonValue* child : value.children) {
      if (std::find(known.begin(), known.end(), child->key) == known.end()) {
        report.unknown_key(*child, known);
        continue;
      }
      if (auto choices = one_or_more<Choice>(choice())(*child, report))
        mapping.members.push_back({child->key, std::move(*choices)});
    }
  };
  return {"entry", read, {"/*"}};
}

Members<MappingPaging> paging_members() {
  constexpr int kLargest = 10'000;
  constexpr int kMostPages = 20;
  return {member("next", &MappingPaging::next, pointer()),
          member("token", &MappingPaging::token, pointer()),
          member("parameter", &MappingPaging::parameter, text_of(LineEnds::refused)),
          member("first", &MappingPaging::first, whole_of(0, kLargest)),
          member("step", &MappingPaging::step, whole_of(1, kLargest)),
          member("size", &MappingPaging::size, whole_of(0, kLargest)),
          member("most", &MappingPaging::most, whole_of(1, kMostPages))};
}

/// For people; nothing follows from it.
Member<Mapping> about_member() {
  const auto read = [](Mapping&, const JsonValue& value, ValueReport& report) {
    one_or_more<std::string>(text_of(LineEnds::allowed))(value, report);
  };
  return {"about", read, {}};
}

Members<Mapping> mapping_members() {
  constexpr int kMostRequests = 100'000;
  const Choices<Mapping::Yields> yields = {{"events", Mapping::Yields::events},
                                           {"posts", Mapping::Yields::posts},
                                           {"either", Mapping::Yields::either}};
  const Members<RequestPace> pace = {
      member("requests", &RequestPace::requests, whole_of(1, kMostRequests)),
      member("per", &RequestPace::per,
             duration_of(Millis(1), std::chrono::duration_cast<Millis>(std::chrono::hours(24))))};
  const auto skip = [](Mapping& mapping, const JsonValue& value, ValueReport& report) {
    const auto read = one_or_more<Skip>(object_of(condition_members(&Skip::when)));
    if (const auto skips = read(value, report))
      for (const Skip& one : *skips)
        mapping.skip.push_back(one.when);
  };
  const auto use = [](const JsonValue& value, ValueReport& report) -> std::optional<Mapping::Use> {
    const auto general = flag_of()(value, report);
    if (!general) return std::nullopt;
    return *general ? Mapping::Use::general : Mapping::Use::particular;
  };
  return {
      about_member(),
      member("general", &Mapping::use, use),
      member("yields", &Mapping::yields, choice_of(yields)),
      member("recognise", &Mapping::recognise,
             list_of<std::vector<std::string>>(one_or_more<std::string>(pointer()), kMostChoices)),
      member("lists", &Mapping::lists, one_or_more<std::string>(pointer())),
      entry_member(),
      {"skip", skip, {}},
      member("query", &Mapping::query, table_of_texts()),
      member("extract_query", &Mapping::extract_query, table_of_texts()),
      object_member("discover", &Mapping::discover,
                    {member("rel", &MappingDiscovery::rel, text_of(LineEnds::refused)),
                     member("path", &MappingDiscovery::path, text_of(LineEnds::refused))}),
      object_member("paging", &Mapping::paging, paging_members()),
      object_member("pace", &Mapping::pace, pace)};
}

bool has_member(const Mapping& mapping, std::string_view name) {
  return std::any_of(mapping.members.begin(), mapping.members.end(),
                     [&](const MappingMember& member) { return member.name == name; });
}

/// What a mapping can't do without.
void check_whole(const Mapping& mapping, const JsonValue& root, ValueReport& report) {
  if (mapping.lists.empty()) report.missing_key(root, "lists");
  const JsonValue* entry = root.find("entry");
  const JsonValue& place = entry == nullptr ? root : *entry;
  if (entry == nullptr) report.missing_key(root, "entry");
  if (entry != nullptr && !has_member(mapping, "title")) report.missing_key(place, "title");
  const bool dated = has_member(mapping, "start") || has_member(mapping, "when") ||
                     has_member(mapping, "standing");
  if (entry != nullptr && mapping.yields != Mapping::Yields::posts && !dated)
    report.missing_key(place, "start");
}

void append(Problems& all, const Problems& more) {
  all.insert(all.end(), more.begin(), more.end());
}

}  // namespace

Result<FormatMappingFile> parse_format_mapping(std::string_view bytes, const std::string& name,
                                               const std::string& file) {
  const Result<JsonDocument> document = JsonDocument::parse(bytes, file);
  if (!document) return tl::unexpected(document.error());
  ValueReport report(file);
  FormatMappingFile read;
  read_members(mapping_members(), document->root(), read.mapping, report);
  if (report.errors().empty()) check_whole(read.mapping, document->root(), report);
  read.mapping.name = name;
  append(read.errors, document->errors());
  append(read.errors, report.errors());
  append(read.warnings, document->warnings());
  append(read.warnings, report.warnings());
  return read;
}

bool is_format_file(std::string_view format) {
  return format.find('/') != std::string_view::npos || format.ends_with(".json");
}

const FormatMapping* find_format(const FormatMappings& formats, std::string_view name) {
  const auto found = std::find_if(formats.begin(), formats.end(),
                                  [&](const FormatMapping& format) { return format.name == name; });
  return found == formats.end() ? nullptr : &*found;
}

std::vector<std::string> entry_pointers(const FormatMapping& mapping) {
  std::set<std::string> all;
  const auto add = [&](const MappingCondition& condition) {
    all.insert(condition.if_any.begin(), condition.if_any.end());
    all.insert(condition.unless.begin(), condition.unless.end());
  };
  for (const MappingMember& member : mapping.members) {
    for (const MappingChoice& choice : member.choices) {
      all.insert(choice.at.begin(), choice.at.end());
      if (!choice.doubt.empty()) all.insert(choice.doubt);
      add(choice.when);
    }
  }
  for (const MappingCondition& condition : mapping.skip)
    add(condition);
  return {all.begin(), all.end()};
}

}  // namespace noren
