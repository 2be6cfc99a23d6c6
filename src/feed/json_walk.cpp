#include "feed/json_walk.h"

#include <algorithm>
#include <cstdint>
#include <utility>

#include <nlohmann/json.hpp>

#include "base/utf8.h"
#include "feed/json_repair.h"

namespace noren {
namespace {

using nlohmann::json;

constexpr std::size_t kLongestKey = 128;

/// nlohmann's SAX events, told with the path to each value.
class Walker {
 public:
  enum class Fault { none, syntax, depth };

  explicit Walker(JsonVisitor& visitor) : visitor_(visitor) {}

  bool null() { return scalar(FeedValue::Type::null, {}); }
  bool boolean(bool value) { return scalar(FeedValue::Type::boolean, value ? "true" : "false"); }
  bool number_integer(std::int64_t value) {
    return scalar(FeedValue::Type::number, std::to_string(value));
  }
  bool number_unsigned(std::uint64_t value) {
    return scalar(FeedValue::Type::number, std::to_string(value));
  }
  bool number_float(double /*value*/, const std::string& spelled) {
    return scalar(FeedValue::Type::number, spelled.substr(0, 64));
  }
  bool string(std::string& value) { return scalar(FeedValue::Type::text, std::move(value)); }
  bool binary(json::binary_t& /*value*/) { return false; }  // does not occur in text

  bool start_object(std::size_t /*size*/) { return start(FeedValue::Type::object); }
  bool start_array(std::size_t /*size*/) { return start(FeedValue::Type::array); }
  bool end_object() { return end(); }
  bool end_array() { return end(); }
  bool key(std::string& name) {
    path_.back().key.assign(name, 0, kLongestKey);
    return true;
  }
  bool parse_error(std::size_t position, const std::string& /*token*/,
                   const json::exception& /*error*/) {
    fault_ = Fault::syntax;
    position_ = position;
    return false;
  }

  [[nodiscard]] Fault fault() const { return fault_; }
  [[nodiscard]] std::size_t position() const { return position_; }

 private:
  bool scalar(FeedValue::Type type, std::string text) {
    visitor_.value(path_, {type, std::move(text)});
    next();
    return true;
  }

  bool start(FeedValue::Type type) {
    if (path_.size() >= kDeepestJson) {
      fault_ = Fault::depth;
      return false;
    }
    visitor_.value(path_, {type, {}});
    path_.push_back({type == FeedValue::Type::array, {}, 0});
    return true;
  }

  bool end() {
    path_.pop_back();
    visitor_.end(path_);
    next();
    return true;
  }

  void next() {
    if (!path_.empty() && path_.back().in_array) ++path_.back().index;
  }

  JsonVisitor& visitor_;
  JsonPath path_;  // the last step is the one that the next value stands at
  Fault fault_ = Fault::none;
  std::size_t position_ = 0;
};

std::string place_of(std::string_view text, std::size_t at, const std::string& where) {
  const std::string_view before = text.substr(0, at);
  const auto line = std::count(before.begin(), before.end(), '\n') + 1;
  const std::size_t line_start = before.rfind('\n') + 1;  // npos + 1 is 0
  const std::size_t column = length_utf8(before.substr(line_start)) + 1;
  return fmt::format("{}:{}:{}", where, line, column);
}

Problem syntax_problem(std::string_view text, std::size_t position, const std::string& where) {
  // nlohmann counts the byte that it stumbled over, from 1.
  const std::size_t at = std::min(position == 0 ? 0 : position - 1, text.size());
  const bool cut = text.find_first_not_of(" \t\r\n", at) == std::string_view::npos;
  if (cut)
    return {place_of(text, at, where),
            say("JSON が途中で切れています。全部が届いていないため使いません",
                "the JSON breaks off here; it did not arrive whole and is not used")};
  std::size_t begin = at;
  while (begin > 0 && (static_cast<unsigned char>(text[begin]) & 0xC0U) == 0x80U)
    --begin;
  const std::u32string next = decode_utf8(text.substr(begin, 4));
  return {place_of(text, begin, where),
          say("ここの「{}」が JSON の書き方に合いません(コンマ、かっこ、引用符が抜けていないか、"
              "全角になっていないか確かめてください)",
              "\"{}\" does not fit here: this is no JSON (a comma, bracket or quote may be missing "
              "or full-width)",
              printable(encode_utf8(next.front())))};
}

}  // namespace

Result<void> walk_json(std::string_view text, const std::string& where, JsonVisitor& visitor) {
  const JsonRepair repair = repair_json(text);
  if (repair.nul_at)
    return fail(place_of(text, *repair.nul_at, where),
                say("ゼロのバイトが混じっています。途中で切れたファイルのため使いません",
                    "a NUL byte stands here: the file was cut and is not used"));
  const std::string_view mended = repair.text ? std::string_view(*repair.text) : text;
  if (mended.find_first_not_of(" \t\r\n") == std::string_view::npos)
    return fail(where, say("中身が空です", "it is empty"));
  Walker walker(visitor);
  json::sax_parse(mended.begin(), mended.end(), &walker, json::input_format_t::json, true, true);
  switch (walker.fault()) {
    case Walker::Fault::none:
      return {};
    case Walker::Fault::depth:
      return fail(where, say("かっこの入れ子が深すぎます({} 段まで)",
                             "it is nested too deep (at most {} levels)", kDeepestJson));
    case Walker::Fault::syntax:
      break;
  }
  return tl::unexpected(syntax_problem(mended, walker.position(), where));
}

}  // namespace noren
