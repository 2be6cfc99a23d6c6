#include <algorithm>
#include <fstream>
#include <set>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "catch.h"
#include "feed/config.h"

namespace noren {
namespace {

using nlohmann::json;

json schema() {
  std::ifstream file(std::string(NOREN_SOURCE_DIR) + "/config/noren.schema.json");
  REQUIRE(file);
  return json::parse(file);
}

/// A key that the schema names: its pointer as config_keys() writes it, and its description.
struct Key {
  std::string pointer;
  json schema;
  enum class Need { optional, required } need = Need::optional;
};

void collect(const json& node, const std::string& pointer, std::vector<Key>& keys) {
  if (node.contains("properties")) {
    const json required = node.value("required", json::array());
    for (const auto& [name, inner] : node.at("properties").items()) {
      std::string here = pointer;
      here += "/" + name;
      const bool needed = std::find(required.begin(), required.end(), name) != required.end();
      keys.push_back({here, inner, needed ? Key::Need::required : Key::Need::optional});
      collect(inner, here, keys);
    }
  }
  for (const std::string inner : {"items", "additionalProperties"}) {
    // The form of a list of plain words within one value is no key of its own.
    if (!node.contains(inner) || !node.at(inner).is_object()) continue;
    if (!node.at(inner).contains("description")) continue;
    keys.push_back({pointer + "/*", node.at(inner)});
    collect(node.at(inner), pointer + "/*", keys);
  }
  for (const json& branch : node.value("anyOf", json::array()))
    collect(branch, pointer, keys);
}

std::vector<Key> keys_of_schema() {
  std::vector<Key> keys;
  collect(schema(), "", keys);
  return keys;
}

/// A configuration that says `value` at `pointer` and nothing else but what its neighbours need.
std::string config_with(const std::string& pointer, const json& value) {
  json config = json::object();
  json* node = &config;
  std::string path = pointer.substr(1);
  const std::string sources = "/sources/*/";
  if (pointer.starts_with(sources)) config["sources"][0]["url"] = "file:a.json";
  if (pointer.starts_with("/community/links/*/"))
    config["community"]["links"][0] = {{"label", "a"}, {"url", "https://a.example"}};
  if (pointer.starts_with("/kinds/*/")) config["kinds"][0]["if"] = "a";
  if (pointer.starts_with("/display/sleep/*/"))
    config["display"]["sleep"][0] = {{"off", {"a"}}, {"on", {"a"}}};
  while (!path.empty()) {
    const std::size_t slash = path.find('/');
    const std::string step = path.substr(0, slash);
    path = slash == std::string::npos ? "" : path.substr(slash + 1);
    const bool named = pointer.starts_with("/words") || pointer.starts_with("/sources/*/headers");
    if (step == "*" && !(named && path.empty())) {
      node = &(*node)[0];
    } else {
      node = &(*node)[step == "*" ? "Any-Name" : step];
    }
  }
  *node = value;
  return config.dump();
}

Config read(const std::string& text) {
  auto config = parse_config(text, "c.json");
  REQUIRE(config);
  return std::move(*config);
}

/// Values that the schema forbids for this key.
std::vector<json> forbidden(const json& node) {
  std::vector<json> values;
  if (node.contains("minimum")) values.emplace_back(node.at("minimum").get<double>() - 1);
  if (node.contains("maximum")) values.emplace_back(node.at("maximum").get<double>() + 1);
  if (node.contains("enum")) values.emplace_back("no such choice");
  if (node.contains("enum")) values.emplace_back(12345);
  if (node.contains("maxLength"))
    values.emplace_back(std::string(node.at("maxLength").get<std::size_t>() + 1, 'x'));
  if (node.contains("pattern")) values.emplace_back("\u3042 ?");
  if (node.contains("maxItems"))
    values.emplace_back(json::array_t(node.at("maxItems").get<std::size_t>() + 1, 0));
  const std::string type = node.contains("type") && node.at("type").is_string()
                               ? node.at("type").get<std::string>()
                               : "";
  if (type == "string") values.emplace_back(1);
  if (type == "boolean") values.emplace_back("true");
  if (type == "integer") values.emplace_back(1.5);
  if (type == "object") values.emplace_back("{}");
  if (type == "array") values.emplace_back("[]");
  return values;
}

}  // namespace

TEST_CASE("the schema names every key that the program reads, and no other") {
  std::set<std::string> named;
  for (const Key& key : keys_of_schema())
    CHECK(named.insert(key.pointer).second);
  const std::vector<std::string> read_keys = config_keys();
  const std::set<std::string> known(read_keys.begin(), read_keys.end());
  CHECK(known.size() == read_keys.size());
  for (const std::string& pointer : named) {
    INFO(pointer + " is named but not read");
    CHECK(known.contains(pointer));
  }
  for (const std::string& pointer : known) {
    INFO(pointer + " is read but not named");
    CHECK(named.contains(pointer));
  }
}

TEST_CASE("every key is described in Japanese and in English") {
  for (const Key& key : keys_of_schema()) {
    INFO(key.pointer);
    const std::string text = key.schema.value("description", "");
    const std::size_t line = text.find('\n');
    REQUIRE(line != std::string::npos);
    CHECK(std::any_of(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(line),
                      [](char c) { return static_cast<unsigned char>(c) >= 0xE3; }));
    CHECK(std::any_of(text.begin() + static_cast<std::ptrdiff_t>(line), text.end(),
                      [](char c) { return c >= 'a' && c <= 'z'; }));
  }
}

TEST_CASE("each example of the schema is taken, and changes what the program does") {
  for (const Key& key : keys_of_schema()) {
    if (!key.schema.contains("examples")) continue;
    for (const json& example : key.schema.at("examples")) {
      const std::string text = config_with(key.pointer, example);
      INFO(text);
      const Config config = read(text);
      CHECK(config.errors.empty());
      CHECK(config.warnings.empty());
      const bool inert = key.pointer == "/$schema";
      CHECK((config.settings == Settings{}) == inert);
    }
  }
}

TEST_CASE("every value in the schema has an example") {
  for (const Key& key : keys_of_schema()) {
    INFO(key.pointer);
    const bool whole = key.schema.contains("properties");
    CHECK((whole || key.schema.contains("examples")));
  }
}

TEST_CASE("every optional key has a default, which is the program's") {
  for (const Key& key : keys_of_schema()) {
    if (key.pointer.ends_with("/*")) continue;
    INFO(key.pointer);
    REQUIRE(key.schema.contains("default"));
    if (key.need == Key::Need::required) continue;
    const Config given = read(config_with(key.pointer, key.schema.at("default")));
    CHECK(given.errors.empty());
    const Config left_out = read(config_with(key.pointer, nullptr));
    CHECK(given.settings == left_out.settings);
  }
}

TEST_CASE("what the schema forbids is an error of the program too") {
  int tried = 0;
  for (const Key& key : keys_of_schema()) {
    for (const json& value : forbidden(key.schema)) {
      const std::string text = config_with(key.pointer, value);
      INFO(text.substr(0, 300));
      CHECK_FALSE(read(text).errors.empty());
      ++tried;
    }
  }
  CHECK(tried > 100);
}

TEST_CASE("a key that the schema does not name is an error at every level") {
  std::vector<std::string> objects = {""};
  for (const Key& key : keys_of_schema()) {
    const bool closed = key.schema.contains("properties");
    if (closed) objects.push_back(key.pointer);
  }
  objects.emplace_back("/slides/dwell");
  CHECK(objects.size() > 8);
  for (const std::string& object : objects) {
    const Config config = read(config_with(object + "/no_such_key", 1));
    INFO(object);
    REQUIRE_FALSE(config.errors.empty());
    CHECK(config.errors[0].where.find("no_such_key") != std::string::npos);
  }
}

}  // namespace noren
