#include "feed/status_text.h"

#include "catch.h"

namespace noren {
namespace {

Status kept() {
  Status status;
  status.effect = Status::Effect::kept;
  status.file = "noren.json";
  status.time = "2024-02-14 14:05";
  status.errors = {{"noren.json:4:17 /community/name",
                    {"\"line\": コンマがありません。", "\"line\": a comma is missing."}}};
  return status;
}

bool holds(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("a good configuration is answered with OK and nothing to do") {
  const Status status{Status::Effect::shown, "noren.json", "2024-02-14 14:05", {}, {}};
  const std::string text = status_text(status, Language::ja);
  CHECK(holds(text, "noren.json"));
  CHECK(holds(text, "2024-02-14 14:05"));
  CHECK(holds(text, "OK"));
  CHECK_FALSE(holds(text, "直しかた"));
}

TEST_CASE(
    "a configuration that can't be read is said to be unused, with place, reason and remedy") {
  const std::string ja = status_text(kept(), Language::ja);
  CHECK(holds(ja, "前の内容"));
  CHECK(holds(ja, "noren.json:4:17 /community/name"));
  CHECK(holds(ja, "コンマがありません"));
  CHECK(holds(ja, "直しかた"));
  CHECK_FALSE(holds(ja, "OK"));
  const std::string en = status_text(kept(), Language::en);
  CHECK(holds(en, "a comma is missing"));
  CHECK(holds(en, "How to mend"));
}

TEST_CASE("errors and warnings of a configuration in use are told apart") {
  Status status = kept();
  status.effect = Status::Effect::shown;
  status.warnings = {{"noren.json:1:1 /", {"全角です", "full-width"}}};
  const std::string text = status_text(status, Language::en);
  CHECK(text.find("Errors") < text.find("a comma is missing"));
  CHECK(text.find("a comma is missing") < text.find("Warnings"));
  CHECK(text.find("Warnings") < text.find("full-width"));
}

TEST_CASE("a flood of problems is cut, and control characters are dropped") {
  Status status = kept();
  status.errors.assign(80, {"noren.json:1:1 /\x1b[31m", {"だめ\a", "bad\a"}});
  const std::string text = status_text(status, Language::en);
  CHECK(holds(text, "50. "));
  CHECK_FALSE(holds(text, "51. "));
  CHECK(holds(text, "30 more"));
  CHECK_FALSE(holds(text, "\x1b"));
  CHECK_FALSE(holds(text, "\a"));
}

TEST_CASE("the status says the same at another time, and something else after a change") {
  Status later = kept();
  later.time = "2024-02-14 15:00";
  Status untrusted = kept();
  untrusted.time.clear();
  Status mended = kept();
  mended.errors.clear();
  mended.effect = Status::Effect::shown;
  for (const Language language : {Language::ja, Language::en}) {
    const std::string text = status_text(kept(), language);
    CHECK(says_the_same(text, status_text(later, language)));
    CHECK(says_the_same(text, status_text(untrusted, language)));
    CHECK_FALSE(says_the_same(text, status_text(mended, language)));
    CHECK_FALSE(says_the_same(text, ""));
  }
}

}  // namespace noren
