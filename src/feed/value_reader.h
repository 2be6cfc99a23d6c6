#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/bilingual.h"
#include "base/color.h"
#include "base/instant.h"
#include "base/problem.h"
#include "feed/json_document.h"

namespace noren {

/// Collects what is wrong with the values of one file. At most kMostProblems of each sort are
/// kept, so that a file of rubbish makes no flood.
class ValueReport {
 public:
  static constexpr std::size_t kMostProblems = 100;

  explicit ValueReport(std::string file) : file_(std::move(file)) {}

  /// "FILE:LINE:COLUMN POINTER" and "VALUE: why".
  void error(const JsonValue& value, const Bilingual& why);
  void warning(const JsonValue& value, const Bilingual& why);

  /// As error, for values that may be secrets: shows "…" in their place.
  void secret_error(const JsonValue& value, const Bilingual& why);

  /// A key that nothing reads; `known` are the keys of its object, one of which may be meant.
  void unknown_key(const JsonValue& member, const std::vector<std::string_view>& known);

  /// A key without which `object` can't be used.
  void missing_key(const JsonValue& object, std::string_view key);

  /// Every pointer that the file's reader knows ("/sources/*/url"): keys found in the wrong object
  /// are told where they belong.
  void set_known_pointers(std::vector<std::string> pointers) { pointers_ = std::move(pointers); }

  [[nodiscard]] const Problems& errors() const { return errors_; }
  [[nodiscard]] const Problems& warnings() const { return warnings_; }

 private:
  [[nodiscard]] std::string where(const JsonValue& value, TextPlace place) const;

  std::string file_;
  std::vector<std::string> pointers_;
  Problems errors_;
  Problems warnings_;
};

/// Reads one value; reports and returns nothing when it is wrong, so that the default stays.
template <class V>
using Read = std::function<std::optional<V>(const JsonValue&, ValueReport&)>;

/// How one key of an object is read into a `T`.
template <class T>
struct Member {
  std::string key;
  std::function<void(T&, const JsonValue&, ValueReport&)> read;
  std::vector<std::string> below;  // the pointers inside, relative: "/url", "/*", "/*/url"
};

/// The keys of an object: the one table that reads it and names its keys.
template <class T>
using Members = std::vector<Member<T>>;

/// "/key" of each member and everything below.
template <class T>
std::vector<std::string> pointers_of(const Members<T>& members) {
  std::vector<std::string> all;
  for (const Member<T>& member : members) {
    all.push_back("/" + member.key);
    for (const std::string& inner : member.below)
      all.push_back("/" + member.key + inner);
  }
  return all;
}

/// Checks the type; the sentence names what is needed.
bool check_type(const JsonValue& value, JsonValue::Type type, ValueReport& report);

/// Reads what `object` holds into `target`. A null leaves the default; unknown keys are reported.
template <class T>
void read_members(const Members<T>& members, const JsonValue& object, T& target,
                  ValueReport& report) {
  if (!check_type(object, JsonValue::Type::object, report)) return;
  for (const JsonValue* child : object.children) {
    const Member<T>* found = nullptr;
    std::vector<std::string_view> known;
    for (const Member<T>& member : members) {
      known.push_back(member.key);
      if (member.key == child->key) found = &member;
    }
    if (found == nullptr) {
      report.unknown_key(*child, known);
    } else if (!child->is(JsonValue::Type::null)) {
      found->read(target, *child, report);
    }
  }
}

/// A key whose value goes into `field` when `read` accepts it.
template <class T, class V, class R>
Member<T> member(std::string key, V T::*field, R read) {
  const auto store = [field, read](T& target, const JsonValue& value, ValueReport& report) {
    if (auto result = read(value, report)) target.*field = std::move(*result);
  };
  return {std::move(key), store, {}};
}

/// A key whose value is an object of its own.
template <class T, class V>
Member<T> object_member(std::string key, V T::*field, Members<V> members) {
  std::vector<std::string> below = pointers_of(members);
  const auto store = [field, members = std::move(members)](T& target, const JsonValue& value,
                                                           ValueReport& report) {
    read_members(members, value, target.*field, report);
  };
  return {std::move(key), store, std::move(below)};
}

/// Reports a list of more than `most` elements; its first `most` are used.
std::size_t checked_length(const JsonValue& list, std::size_t most, ValueReport& report);

/// A list of at most `most` elements; wrong elements are left out.
template <class V>
Read<std::vector<V>> list_of(Read<V> read, std::size_t most) {
  return [read = std::move(read), most](const JsonValue& value,
                                        ValueReport& report) -> std::optional<std::vector<V>> {
    if (!check_type(value, JsonValue::Type::array, report)) return std::nullopt;
    std::vector<V> list;
    const std::size_t used = checked_length(value, most, report);
    for (std::size_t i = 0; i < used; ++i) {
      if (auto element = read(*value.children[i], report)) list.push_back(std::move(*element));
    }
    return list;
  };
}

/// A list that replaces the default as soon as it is a list.
template <class T, class V>
Member<T> list_member(std::string key, std::vector<V> T::*field, Read<V> read, std::size_t most) {
  Member<T> made = member(std::move(key), field, list_of<V>(std::move(read), most));
  made.below = {"/*"};
  return made;
}

/// An object as an element of a list; `required` keys must be there.
template <class V>
Read<V> object_of(Members<V> members, std::vector<std::string> required = {}) {
  return [members = std::move(members), required = std::move(required)](
             const JsonValue& value, ValueReport& report) -> std::optional<V> {
    if (!check_type(value, JsonValue::Type::object, report)) return std::nullopt;
    V element;
    read_members(members, value, element, report);
    bool complete = true;
    for (const std::string& key : required) {
      const JsonValue* found = value.find(key);
      if (found != nullptr && !found->is(JsonValue::Type::null)) continue;
      report.missing_key(value, key);
      complete = false;
    }
    return complete ? std::optional(std::move(element)) : std::nullopt;
  };
}

/// A list of objects.
template <class T, class V>
Member<T> objects_member(std::string key, std::vector<V> T::*field, const Members<V>& members,
                         std::vector<std::string> required, std::size_t most) {
  Member<T> made =
      list_member(std::move(key), field, object_of(members, std::move(required)), most);
  for (const std::string& pointer : pointers_of(members))
    made.below.push_back("/*" + pointer);
  return made;
}

/// Names and what they mean: "noren" → Transition::noren.
template <class V>
using Choices = std::vector<std::pair<std::string_view, V>>;

/// The sentence for a value that is none of `names`, with a suggestion where one is near.
Bilingual none_of(std::string_view value, const std::vector<std::string_view>& names);

/// One of `choices`.
template <class V>
Read<V> choice_of(Choices<V> choices) {
  return [choices = std::move(choices)](const JsonValue& value,
                                        ValueReport& report) -> std::optional<V> {
    if (!check_type(value, JsonValue::Type::string, report)) return std::nullopt;
    std::vector<std::string_view> names;
    for (const auto& [name, meaning] : choices) {
      if (value.text == name) return meaning;
      names.push_back(name);
    }
    report.error(value, none_of(value.text, names));
    return std::nullopt;
  };
}

constexpr std::size_t kLongestText = 2048;
constexpr std::size_t kLongestList = 100;

enum class LineEnds { allowed, refused };

/// Text of at most `longest` characters without control characters.
Read<std::string> text_of(LineEnds line_ends, std::size_t longest = kLongestText);

/// As `read`, and not empty.
Read<std::string> filled(Read<std::string> read);

/// true or false.
Read<bool> flag_of();

/// A whole number from `least` to `most`.
Read<int> whole_of(int least, int most);

/// A number from `least` to `most`.
Read<double> number_of(double least, double most);

/// A duration such as "10m" from `least` to `most`; full-width digits are understood.
Read<Millis> duration_of(Millis least, Millis most);

/// "12s", "10m", "30d": as a person would write it.
std::string spelled_duration(Millis duration);

/// A colour "#RRGGBB" or "#RGB".
Read<Color> color_of();

/// The one of `names` that `text` was probably meant as; empty when none is near.
std::string_view nearest_name(std::string_view text, const std::vector<std::string_view>& names);

}  // namespace noren
