#pragma once

#include <cstddef>
#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/problem.h"

namespace noren {

/// No document is followed deeper; real feeds stay below 10.
inline constexpr std::size_t kDeepestJson = 64;

/// A value as the document spells it: `text` is the string, the number's digits or "true"; empty
/// for null, objects and arrays, whose members stand under pointers of their own.
struct FeedValue {
  enum class Type { null, boolean, number, text, object, array } type = Type::null;
  std::string text;

  bool operator==(const FeedValue&) const = default;
};

/// One entry of a list, flat: what a mapping asks for, under its pointer within the entry without
/// the leading slash ("title", "title/rendered", "tags/0"; "" is the entry itself).
class JsonEntry {
 public:
  std::string list;       // where the list stands ("events", "data.events"), "" for the root itself
  std::size_t index = 0;  // in the list
  /// Whether it stood in an array, or alone where a list is expected.
  enum class Place { in_list, alone } place = Place::in_list;

  /// Null when the entry has no such member.
  [[nodiscard]] const FeedValue* find(std::string_view pointer) const;
  [[nodiscard]] bool is_object() const;
  /// The texts of an array of strings, or the one string that stands in its place.
  [[nodiscard]] std::vector<std::string> texts(std::string_view pointer) const;

  /// Every value whose pointer is `pattern`, in order; '*' stands for any one step.
  [[nodiscard]] std::vector<const FeedValue*> matching(std::string_view pattern) const;

  /// The last of duplicate members wins. Of nested members at most 512 are kept.
  void set(std::string pointer, FeedValue value);

  /// The member `name` was made of the value at `pointer` of the service's own entry: messages
  /// then name that one.
  void set_origin(std::string name, std::string pointer);
  [[nodiscard]] std::string_view origin(std::string_view name) const;

  /// Where the member `name` ("" is the entry) stands, for messages about sources that have lines
  /// and columns; empty when that was not set.
  void set_place(std::string name, std::string where);
  [[nodiscard]] std::string_view place_of(std::string_view name) const;

 private:
  std::vector<std::pair<std::string, FeedValue>> members_;
  std::vector<std::pair<std::string, std::string>> origins_;
  std::vector<std::pair<std::string, std::string>> places_;
};

/// Whether `pointer` ("venues/0/name", without a leading '/') has the shape of `pattern`
/// ("venues/*/name").
bool has_shape(std::string_view pointer, std::string_view pattern);

/// What is wanted of a document.
struct JsonRequest {
  /// Pointers, without the leading '/', to lists of entries ("data/events") or to entries alone
  /// ("*/event": '*' is any one step); "" is the root.
  std::vector<std::string> lists;
  /// First members of the entry that are kept, with everything below them; the others are
  /// dropped while reading.
  std::vector<std::string> members;
  /// Where not empty, only values of these shapes ("venues/*/name") and the elements of arrays that
  /// stand there are kept, whatever `members` says.
  std::vector<std::string> shapes;
  /// Bytes of a string that are kept.
  std::size_t longest_text = 65536;
};

using JsonEntrySink = std::function<void(JsonEntry&&)>;

/// Reads a document (well-formed UTF-8) and hands on one entry after the other, in order; nothing
/// else of it is kept in memory. Fails, after the entries before the fault were handed on, when the
/// whole is no JSON, is cut, or is nested deeper than kDeepestJson; `where` names the document.
Result<void> for_each_entry(std::string_view text, const std::string& where,
                            const JsonRequest& request, const JsonEntrySink& sink);

/// What a document looks like from outside: enough to recognise its format.
struct JsonOutline {
  FeedValue root;
  /// Members of the root, in order, the first 64.
  std::vector<std::pair<std::string, FeedValue>> members;
  /// Elements of the root, when it is an array.
  std::size_t root_elements = 0;
  /// "LIST/MEMBER" for every member that some entry of a list of the root (LIST "" when the root
  /// is the list) has, the first 256 kinds.
  std::vector<std::string> entry_members;
  /// What a service says is wrong ("error", "message", also one level deeper), where it says so.
  std::string error_text;
  /// The shape ("/events/*/title") of every value down to the sixth level, the first 1000.
  std::set<std::string, std::less<>> shapes;

  [[nodiscard]] const FeedValue* find(std::string_view member) const;
  [[nodiscard]] bool has_list(std::string_view member) const;
  [[nodiscard]] bool has_entry_member(std::string_view list, std::string_view member) const;
};

/// Fails as for_each_entry does.
Result<JsonOutline> outline_json(std::string_view text, const std::string& where);

}  // namespace noren
