#include "feed/json_document.h"

#include <unordered_map>
#include <utility>

#include <nlohmann/json.hpp>

#include "base/utf8.h"
#include "feed/json_scanner.h"

namespace noren {

/// Receives what the JSON parser reads and gives each key and value the place that the scanner
/// noted for it: both see them in the same order.
class JsonTreeBuilder : public nlohmann::json_sax<nlohmann::json> {
 public:
  JsonTreeBuilder(JsonDocument& document, const SourceText& text,
                  const std::vector<ScannedJson::Token>& tokens)
      : document_(document), text_(text), tokens_(tokens) {}

  bool null() override {
    add(JsonValue::Type::null).text = "null";
    return true;
  }
  bool boolean(bool truth) override {
    JsonValue& value = add(JsonValue::Type::boolean);
    value.truth = truth;
    value.text = truth ? "true" : "false";
    return true;
  }
  bool number_integer(number_integer_t number) override {
    return add_number(static_cast<double>(number), std::to_string(number));
  }
  bool number_unsigned(number_unsigned_t number) override {
    return add_number(static_cast<double>(number), std::to_string(number));
  }
  bool number_float(number_float_t number, const string_t& spelling) override {
    return add_number(number, spelling);
  }
  bool string(string_t& text) override {
    const bool bare = next().spelling == ScannedJson::Token::Spelling::bare;
    add(bare ? JsonValue::Type::word : JsonValue::Type::string).text = std::move(text);
    return true;
  }
  bool binary(binary_t& /*bytes*/) override { return false; }
  bool start_object(std::size_t /*members*/) override {
    open_.push_back(&add(JsonValue::Type::object));
    return true;
  }
  bool start_array(std::size_t /*elements*/) override {
    open_.push_back(&add(JsonValue::Type::array));
    return true;
  }
  bool key(string_t& name) override {
    key_ = std::move(name);
    key_place_ = text_.place(next().offset);
    ++token_;
    return true;
  }
  bool end_object() override {
    find_duplicates(*open_.back());
    open_.pop_back();
    return true;
  }
  bool end_array() override {
    open_.pop_back();
    return true;
  }
  bool parse_error(std::size_t /*position*/, const std::string& token,
                   const nlohmann::json::exception& /*error*/) override {
    failure_ = Problem{place_in_file(document_.file_, text_.place(next().offset), ""),
                       say("{}: この近くが JSON として読めません。",
                           "{}: the text near this can't be read as JSON.", printable(token))};
    return false;
  }

  [[nodiscard]] const Problem& failure() const { return failure_; }

 private:
  [[nodiscard]] ScannedJson::Token next() const {
    return token_ < tokens_.size() ? tokens_[token_] : ScannedJson::Token{};
  }

  JsonValue& add(JsonValue::Type type) {
    JsonValue& value = document_.values_->emplace_back();
    value.type = type;
    value.place = text_.place(next().offset);
    ++token_;
    if (open_.empty()) return value;
    JsonValue& parent = *open_.back();
    value.parent = &parent;
    value.index = parent.children.size();
    if (parent.is(JsonValue::Type::object)) {
      value.key = std::move(key_);
      value.key_place = key_place_;
    }
    parent.children.push_back(&value);
    return value;
  }

  bool add_number(double number, std::string spelling) {
    JsonValue& value = add(JsonValue::Type::number);
    value.number = number;
    value.text = std::move(spelling);
    return true;
  }

  void find_duplicates(const JsonValue& object) {
    std::unordered_map<std::string_view, const JsonValue*> seen;
    for (const JsonValue* child : object.children) {
      const auto [first, fresh] = seen.emplace(child->key, child);
      if (fresh || document_.errors_.size() >= kMostWarnings) continue;
      const TextPlace before = first->second->key_place;
      document_.errors_.push_back(
          {place_in_file(document_.file_, child->key_place, child->pointer()),
           say("\"{}\": 同じ名前が{}行目の{}文字目にもあります。どちらかを消してください。",
               "\"{}\": this key is also written at line {}, column {}; remove one of them.",
               printable(child->key), before.line, before.column)});
    }
  }

  JsonDocument& document_;
  const SourceText& text_;
  const std::vector<ScannedJson::Token>& tokens_;
  std::size_t token_ = 0;
  std::vector<JsonValue*> open_;
  std::string key_;
  TextPlace key_place_;
  Problem failure_;
};

std::string JsonValue::pointer() const {
  if (parent == nullptr) return "";
  const std::string step = parent->is(Type::object) ? key : std::to_string(index);
  return parent->pointer() + pointer_step(step);
}

std::string JsonValue::shown() const {
  constexpr std::size_t kMostShown = 60;
  if (type == Type::array) return children.empty() ? "[]" : "[…]";
  if (type == Type::object) return children.empty() ? "{}" : "{…}";
  const std::u32string all = decode_utf8(text);
  const std::string part = printable(encode_utf8(std::u32string_view(all).substr(0, kMostShown)));
  const std::string cut = all.size() > kMostShown ? part + "…" : part;
  return type == Type::string ? '"' + cut + '"' : cut;
}

const JsonValue* JsonValue::find(std::string_view name) const {
  const JsonValue* found = nullptr;
  for (const JsonValue* child : children) {
    if (type == Type::object && child->key == name) found = child;
  }
  return found;
}

Result<JsonDocument> JsonDocument::parse(std::string_view bytes, const std::string& file) {
  const Result<SourceText> text = SourceText::decode(bytes, file);
  if (!text) return tl::unexpected(text.error());
  const Result<ScannedJson> scanned = scan_json(*text);
  if (!scanned) return tl::unexpected(scanned.error());
  JsonDocument document;
  document.file_ = file;
  document.warnings_ = text->warnings();
  document.warnings_.insert(document.warnings_.end(), scanned->warnings.begin(),
                            scanned->warnings.end());
  JsonTreeBuilder builder(document, *text, scanned->tokens);
  if (!nlohmann::json::sax_parse(scanned->strict, &builder))
    return tl::unexpected(builder.failure());
  return document;
}

}  // namespace noren
