#pragma once

#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/problem.h"
#include "feed/source_text.h"

namespace noren {

/// One value of a JSON file, which knows where it stands.
struct JsonValue {
  /// `word`: a value without quotes that JSON has no meaning for (10m, NaN), kept for the message.
  enum class Type { null, boolean, number, string, word, array, object };

  Type type = Type::null;
  TextPlace place;  // of the first character
  const JsonValue* parent = nullptr;
  std::string key;        // in an object
  TextPlace key_place;    // likewise; of its quote
  std::size_t index = 0;  // in an array
  std::string text;       // of a string; the spelling of a number, a boolean or a word
  double number = 0;
  bool truth = false;
  std::vector<const JsonValue*> children;  // of an array or object, in the order of the file

  [[nodiscard]] bool is(Type other) const { return type == other; }

  /// The JSON pointer (RFC 6901) from the root, each step shortened for messages; "" for the root.
  [[nodiscard]] std::string pointer() const;

  /// The value as a message shows it: short, on one line, without control characters.
  [[nodiscard]] std::string shown() const;

  /// The member `name` of an object, the last one where it is written twice; null when missing.
  [[nodiscard]] const JsonValue* find(std::string_view name) const;
};

/// A JSON file as a tree of values with places. Owns every value.
class JsonDocument {
 public:
  /// Reads the bytes of `file` (its name is for messages): a JSON object, with the tolerance of
  /// SourceText::decode and scan_json. Fails when it can't be understood; the problem's `where` is
  /// "FILE:LINE:COLUMN POINTER".
  static Result<JsonDocument> parse(std::string_view bytes, const std::string& file);

  [[nodiscard]] const JsonValue& root() const { return values_->front(); }
  [[nodiscard]] const std::string& file() const { return file_; }

  /// Keys that are written twice in one object.
  [[nodiscard]] const Problems& errors() const { return errors_; }
  /// Slips that were understood.
  [[nodiscard]] const Problems& warnings() const { return warnings_; }

 private:
  friend class JsonTreeBuilder;
  JsonDocument() : values_(std::make_unique<std::deque<JsonValue>>()) {}

  std::string file_;
  std::unique_ptr<std::deque<JsonValue>> values_;  // never moved: parents and children point to it
  Problems errors_;
  Problems warnings_;
};

}  // namespace noren
