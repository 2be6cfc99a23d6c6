#include "feed/json_document.h"

#include <nlohmann/json.hpp>

#include "catch.h"

using namespace std::string_literals;

namespace noren {
namespace {

JsonDocument read(const std::string& text) {
  auto document = JsonDocument::parse(text, "f.json");
  INFO((document ? std::string() : document.error().where + ": " + document.error().what.en));
  REQUIRE(document);
  return std::move(*document);
}

std::string refusal(const std::string& text) {
  const auto document = JsonDocument::parse(text, "f.json");
  REQUIRE_FALSE(document);
  return document.error().where;
}

nlohmann::json plain(const JsonValue& value) {
  using Type = JsonValue::Type;
  switch (value.type) {
    case Type::null:
      return nullptr;
    case Type::boolean:
      return value.truth;
    case Type::number:
      return value.number;
    case Type::string:
    case Type::word:
      return value.text;
    case Type::array: {
      nlohmann::json list = nlohmann::json::array();
      for (const JsonValue* child : value.children)
        list.push_back(plain(*child));
      return list;
    }
    case Type::object:
      break;
  }
  nlohmann::json object = nlohmann::json::object();
  for (const JsonValue* child : value.children)
    object[child->key] = plain(*child);
  return object;
}

}  // namespace

TEST_CASE("every key and value knows its line and its column in characters") {
  const JsonDocument document =
      read("{\r\n  \"名前\": \"花\", \"次\": [1, {\"a/b~c\": true}]\r\n}");
  const JsonValue& root = document.root();
  REQUIRE(root.children.size() == 2);
  const JsonValue& name = *root.children[0];
  CHECK(name.key_place == TextPlace{2, 3});
  CHECK(name.place == TextPlace{2, 9});
  CHECK(name.pointer() == "/名前");
  const JsonValue& inner = *root.children[1]->children[1]->children[0];
  CHECK(inner.key_place == TextPlace{2, 24});
  CHECK(inner.place == TextPlace{2, 33});
  CHECK(inner.pointer() == "/次/1/a~1b~0c");
  CHECK(root.place == TextPlace{1, 1});
}

TEST_CASE("a byte order mark takes no column, and old Mac line ends count as lines") {
  const JsonDocument document = read("\xEF\xBB\xBF{\r\"a\":\r7}");
  CHECK(document.root().place == TextPlace{1, 1});
  CHECK(document.root().children[0]->key_place == TextPlace{2, 1});
  CHECK(document.root().children[0]->place == TextPlace{3, 1});
  CHECK(document.warnings().empty());
}

TEST_CASE("strict JSON means what it always meant, without a warning") {
  for (const std::string text : {
           R"({})",
           R"({"a":[],"b":{},"c":[[],[{}]]})",
           R"({"n":[0.0,-0.5,1e3,1E-2,123456789012345678901234567890]})",
           R"({"s":"\"\\\/\b\f\n\r\tあ\ud83c\udf38"})",
           R"({"quotes":"彼は“はい”、と言った","x":"”, ","y":"it's ‘so’: yes"})",
           R"({"signs":"，：｛｝［］　//#/*","url":"https://a.example/?q=1#z"})",
           "{\n\t\"lines\" :\n[ true ,\nfalse , null ] }\n",
       }) {
    INFO(text);
    const JsonDocument document = read(text);
    CHECK(plain(document.root()).dump() == nlohmann::json::parse(text).dump());
    CHECK(document.warnings().empty());
    CHECK(document.errors().empty());
  }
}

TEST_CASE("comments of both sorts may stand wherever a blank may") {
  const JsonDocument document = read(
      "// first\n{ /* a */ \"a\" /* \" */ : // }\n 1 /* , */ , \"b\": \"//\" } // end\n/* last */");
  CHECK(plain(document.root()) == nlohmann::json::parse(R"({"a":1,"b":"//"})"));
  CHECK(document.warnings().empty());
}

TEST_CASE("a key written twice is a problem, and the last one counts") {
  const JsonDocument document = read("{\"a\": 1,\n \"b\": {\"a\": 2},\n \"a\": 3}");
  REQUIRE(document.errors().size() == 1);
  CHECK(document.errors()[0].where == "f.json:3:2 /a");
  CHECK(document.errors()[0].what.en.find("line 1, column 2") != std::string::npos);
  CHECK(document.root().find("a")->number == 3);
}

TEST_CASE("text without quotes and numbers that JSON lacks are kept for whoever reads the value") {
  for (const std::string word : {"10m", "NaN", "-Infinity", "007", "+5", ".5", "1e999",
                                 "yes please", "https://a.example/x", "0x1F"}) {
    INFO(word);
    const JsonDocument document = read("{\"a\": " + word + " }");
    CHECK(document.root().children[0]->is(JsonValue::Type::word));
    CHECK(document.root().children[0]->text == word);
  }
}

TEST_CASE("halves of surrogate pairs become the replacement character") {
  const JsonDocument document = read(R"({"a":"x\ud83cy","b":"\udf38"})");
  CHECK(document.root().find("a")->text == "x\uFFFDy");
  CHECK(document.root().find("b")->text == "\uFFFD");
  CHECK(document.warnings().size() == 2);
}

TEST_CASE("a document nests 64 deep and no deeper") {
  const auto nested = [](int lists) {
    return "{\"a\":" + std::string(static_cast<std::size_t>(lists), '[') +
           std::string(static_cast<std::size_t>(lists), ']') + "}";
  };
  CHECK(JsonDocument::parse(nested(63), "f"));
  CHECK_FALSE(JsonDocument::parse(nested(64), "f"));
  CHECK_FALSE(JsonDocument::parse("{\"a\":" + std::string(500'000, '['), "f"));
  CHECK_FALSE(JsonDocument::parse(std::string(300'000, '{'), "f"));
}

TEST_CASE("a document has at most a megabyte and two hundred thousand values") {
  const auto text_of_size = [](std::size_t bytes) {
    return "{\"a\":\"" + std::string(bytes - 8, 'x') + "\"}";
  };
  CHECK(JsonDocument::parse(text_of_size(1024UL * 1024), "f"));
  CHECK_FALSE(JsonDocument::parse(text_of_size(1024UL * 1024 + 1), "f"));
  std::string many = "{\"a\":[0";
  for (int i = 0; i < 200'000; ++i)
    many += ",0";
  CHECK_FALSE(JsonDocument::parse(many + "]}", "f"));
}

TEST_CASE("no more than twenty slips are told of one by one") {
  std::string text = "{\"a\":[0";
  for (int i = 0; i < 500; ++i)
    text += "，0";
  const JsonDocument document = read(text + "]}");
  CHECK(document.root().children[0]->children.size() == 501);
  CHECK(document.warnings().size() == 20);
}

TEST_CASE("messages show a value short and without control characters") {
  const JsonDocument document = read("{\"a\":\"x\\u001b[31m\\ny\",\"b\":\"" +
                                     std::string(500, 'z') + "\",\"c\":[1],\"d\":{},\"e\":12.50}");
  CHECK(document.root().find("a")->shown().find('\x1b') == std::string::npos);
  CHECK(document.root().find("a")->shown().find('\n') == std::string::npos);
  CHECK(document.root().find("b")->shown().size() < 80);
  CHECK(document.root().find("c")->shown() == "[…]");
  CHECK(document.root().find("d")->shown() == "{}");
  CHECK(document.root().find("e")->shown() == "12.50");
}

TEST_CASE("a document cut anywhere is refused with a place inside the file") {
  const std::string whole =
      "{\n \"a\": \"花\", // c\n \"b\": [1, {\"c\": \"\\u82b1\"}],\n \"d\": /* x */ true\n}";
  for (std::size_t length = 0; length < whole.size(); ++length) {
    INFO(length);
    const std::string where = refusal(whole.substr(0, length));
    CHECK(where.starts_with("f.json:"));
  }
}

TEST_CASE("a long line of blanks and brackets is read in a moment") {
  std::string text = "{\"a\":[" + std::string(300'000, ' ');
  for (int i = 0; i < 60'000; ++i)
    text += "[],";
  const JsonDocument document = read(text + "0]}");
  CHECK(document.root().children[0]->children.size() == 60'001);
}

}  // namespace noren
