#include "feed/json_stream.h"

#include <algorithm>
#include <optional>

#include "feed/json_walk.h"

namespace noren {
namespace {

constexpr std::size_t kMostNestedMembers = 512;

/// `text` cut to at most `bytes`, never inside a character.
void cut_utf8(std::string& text, std::size_t bytes) {
  if (text.size() <= bytes) return;
  while (bytes > 0 && (static_cast<unsigned char>(text[bytes]) & 0xC0U) == 0x80U)
    --bytes;
  text.resize(bytes);
}

bool contains(const std::vector<std::string>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

std::string step_text(const JsonStep& step) {
  return step.in_array ? std::to_string(step.index) : step.key;
}

/// The steps of `path` from `begin` on: "venues/0/name".
std::string pointer_of(const JsonPath& path, std::size_t begin) {
  std::string pointer;
  for (std::size_t i = begin; i < path.size(); ++i)
    pointer += (i == begin ? "" : "/") + step_text(path[i]);
  return pointer;
}

/// As messages show it: "data.events", "[3].event".
std::string shown_place(const JsonPath& path) {
  std::string place;
  for (const JsonStep& step : path)
    place +=
        step.in_array ? '[' + step_text(step) + ']' : (place.empty() ? "" : ".") + step_text(step);
  return place;
}

/// Gathers the members of one entry at a time.
class EntryGatherer : public JsonVisitor {
 public:
  EntryGatherer(const JsonRequest& request, const JsonEntrySink& sink)
      : request_(request), sink_(sink) {}

  void value(const JsonPath& path, FeedValue&& value) override {
    if (entry_) {
      keep(path, std::move(value));
      return;
    }
    const bool in_list = path.size() == list_depth_ + 1 && path.back().in_array && list_;
    if (in_list) {
      begin(path, JsonEntry::Place::in_list, std::move(value));
      return;
    }
    const std::optional<std::string> name = list_name(path);
    if (!name) return;
    if (value.type == FeedValue::Type::array) {
      list_ = *name;
      list_depth_ = path.size();
    } else if (value.type != FeedValue::Type::null) {
      list_ = *name;
      begin(path, JsonEntry::Place::alone, std::move(value));
    }
  }

  void end(const JsonPath& path) override {
    if (entry_ && path.size() == entry_depth_) hand_on();
    if (list_ && !entry_ && path.size() == list_depth_) list_.reset();
  }

 private:
  /// The name of the wanted list that stands at `path`.
  [[nodiscard]] std::optional<std::string> list_name(const JsonPath& path) const {
    const std::string pointer = pointer_of(path, 0);
    for (const std::string& list : request_.lists)
      if (has_shape(pointer, list)) return shown_place(path);
    return std::nullopt;
  }

  [[nodiscard]] bool wanted(const JsonPath& path, const std::string& pointer) const {
    if (request_.shapes.empty()) {
      const JsonStep& first = path[entry_depth_];
      return !first.in_array && contains(request_.members, first.key);
    }
    const std::size_t last = pointer.rfind('/');
    const std::string_view parent = path.back().in_array && last != std::string::npos
                                        ? std::string_view(pointer).substr(0, last)
                                        : std::string_view(pointer);
    return std::any_of(request_.shapes.begin(), request_.shapes.end(),
                       [&](const std::string& shape) {
                         return has_shape(pointer, shape) || has_shape(parent, shape);
                       });
  }

  void begin(const JsonPath& path, JsonEntry::Place place, FeedValue&& value) {
    const bool scalar =
        value.type != FeedValue::Type::object && value.type != FeedValue::Type::array;
    entry_.emplace();
    entry_depth_ = path.size();
    entry_->list = *list_;
    entry_->index = place == JsonEntry::Place::in_list ? path.back().index : 0;
    entry_->place = place;
    cut_utf8(value.text, request_.longest_text);
    entry_->set("", std::move(value));
    if (scalar) hand_on();
  }

  void keep(const JsonPath& path, FeedValue&& value) {
    std::string pointer = pointer_of(path, entry_depth_);
    if (!wanted(path, pointer)) return;
    cut_utf8(value.text, request_.longest_text);
    entry_->set(std::move(pointer), std::move(value));
  }

  void hand_on() {
    if (entry_->place == JsonEntry::Place::alone) list_.reset();
    sink_(std::move(*entry_));
    entry_.reset();
  }

  const JsonRequest& request_;
  const JsonEntrySink& sink_;
  std::optional<std::string> list_;  // the list that is being read
  std::size_t list_depth_ = 0;       // steps from the root to it
  std::optional<JsonEntry> entry_;   // the entry that is being read
  std::size_t entry_depth_ = 0;
};

/// Notes the members of the root and of the entries of its lists.
class Outliner : public JsonVisitor {
 public:
  JsonOutline outline;

  void value(const JsonPath& path, FeedValue&& value) override {
    cut_utf8(value.text, kLongestText);
    note_shape(path);
    note_error(path, value);
    if (path.size() == 1 && path[0].in_array) ++outline.root_elements;
    if (path.empty()) {
      outline.root = std::move(value);
    } else if (path.size() == 1 && !path[0].in_array) {
      if (outline.members.size() < kMostMembers)
        outline.members.emplace_back(path[0].key, std::move(value));
    } else if (!path.back().in_array) {
      const bool root_list = path.size() == 2 && path[0].in_array;
      const bool alone = path.size() == 2 && !path[0].in_array;
      const bool member_list = path.size() == 3 && !path[0].in_array && path[1].in_array;
      if (root_list) note("", path[1].key);
      if (alone) note(path[0].key, path[1].key);
      if (member_list) note(path[0].key, path[2].key);
    }
  }

  void end(const JsonPath& /*path*/) override {}

 private:
  static constexpr std::size_t kMostMembers = 64;
  static constexpr std::size_t kMostEntryMembers = 256;
  static constexpr std::size_t kLongestText = 256;

  static constexpr std::size_t kDeepestShape = 6;
  static constexpr std::size_t kMostShapes = 1000;

  void note_error(const JsonPath& path, const FeedValue& value) {
    if (path.empty() || path.size() > 3 || value.type != FeedValue::Type::text) return;
    if (path.front().in_array || !outline.error_text.empty()) return;
    const auto is = [](const JsonStep& step, std::initializer_list<std::string_view> words) {
      return !step.in_array && std::find(words.begin(), words.end(), step.key) != words.end();
    };
    const bool root = path.size() == 1 && is(path[0], {"error", "message", "error_description"});
    const bool inner = path.size() > 1 && is(path[0], {"error", "errors"}) &&
                       is(path.back(), {"message", "detail"});
    if (root || inner) outline.error_text = value.text;
  }

  void note_shape(const JsonPath& path) {
    if (path.empty() || path.size() > kDeepestShape || outline.shapes.size() >= kMostShapes) return;
    shape_.clear();
    for (const JsonStep& step : path)
      (shape_ += '/') += step.in_array ? std::string_view("*") : std::string_view(step.key);
    if (!outline.shapes.contains(shape_)) outline.shapes.insert(shape_);
  }

  std::string shape_;

  void note(const std::string& list, const std::string& member) {
    if (outline.entry_members.size() >= kMostEntryMembers) return;
    std::string name = list + '/' + member;
    if (!contains(outline.entry_members, name)) outline.entry_members.push_back(std::move(name));
  }
};

}  // namespace

bool has_shape(std::string_view pointer, std::string_view pattern) {
  for (;;) {
    const std::size_t end = pointer.find('/');
    const std::size_t pattern_end = pattern.find('/');
    const std::string_view step = pointer.substr(0, end);
    const std::string_view wanted = pattern.substr(0, pattern_end);
    if (step != wanted && (wanted != "*" || step.empty())) return false;
    if ((end == std::string_view::npos) != (pattern_end == std::string_view::npos)) return false;
    if (end == std::string_view::npos) return true;
    pointer.remove_prefix(end + 1);
    pattern.remove_prefix(pattern_end + 1);
  }
}

std::vector<const FeedValue*> JsonEntry::matching(std::string_view pattern) const {
  std::vector<const FeedValue*> found;
  for (const auto& [name, value] : members_)
    if (has_shape(name, pattern)) found.push_back(&value);
  return found;
}

void JsonEntry::set_origin(std::string name, std::string pointer) {
  origins_.emplace_back(std::move(name), std::move(pointer));
}

std::string_view JsonEntry::origin(std::string_view name) const {
  for (const auto& [member, pointer] : origins_)
    if (member == name) return pointer;
  return name;
}

void JsonEntry::set_place(std::string name, std::string where) {
  places_.emplace_back(std::move(name), std::move(where));
}

std::string_view JsonEntry::place_of(std::string_view name) const {
  for (const auto& [member, where] : places_)
    if (member == name) return where;
  return {};
}

const FeedValue* JsonEntry::find(std::string_view pointer) const {
  for (const auto& [name, value] : members_)
    if (name == pointer) return &value;
  return nullptr;
}

bool JsonEntry::is_object() const {
  const FeedValue* self = find("");
  return self != nullptr && self->type == FeedValue::Type::object;
}

std::vector<std::string> JsonEntry::texts(std::string_view pointer) const {
  std::vector<std::string> texts;
  const FeedValue* value = find(pointer);
  if (value == nullptr) return texts;
  if (value->type == FeedValue::Type::text) return {value->text};
  for (std::size_t i = 0; i < kMostNestedMembers; ++i) {
    const FeedValue* item = find(std::string(pointer) + '/' + std::to_string(i));
    if (item == nullptr) break;
    if (item->type == FeedValue::Type::text) texts.push_back(item->text);
  }
  return texts;
}

void JsonEntry::set(std::string pointer, FeedValue value) {
  for (auto& [name, old] : members_) {
    if (name != pointer) continue;
    old = std::move(value);
    return;
  }
  // Members of the entry itself are as many as were asked for; only nested ones need a limit.
  const bool nested = pointer.find('/') != std::string::npos;
  if (!nested || members_.size() < kMostNestedMembers)
    members_.emplace_back(std::move(pointer), std::move(value));
}

Result<void> for_each_entry(std::string_view text, const std::string& where,
                            const JsonRequest& request, const JsonEntrySink& sink) {
  EntryGatherer gatherer(request, sink);
  return walk_json(text, where, gatherer);
}

const FeedValue* JsonOutline::find(std::string_view member) const {
  const FeedValue* found = nullptr;
  for (const auto& [name, value] : members)
    if (name == member) found = &value;
  return found;
}

bool JsonOutline::has_list(std::string_view member) const {
  const FeedValue* value = find(member);
  return value != nullptr &&
         (value->type == FeedValue::Type::array || value->type == FeedValue::Type::object);
}

bool JsonOutline::has_entry_member(std::string_view list, std::string_view member) const {
  return contains(entry_members, std::string(list) + '/' + std::string(member));
}

Result<JsonOutline> outline_json(std::string_view text, const std::string& where) {
  Outliner outliner;
  if (Result<void> walked = walk_json(text, where, outliner); !walked)
    return tl::unexpected(walked.error());
  return std::move(outliner.outline);
}

}  // namespace noren
