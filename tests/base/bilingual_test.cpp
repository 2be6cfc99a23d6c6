#include "base/bilingual.h"

#include "catch.h"

namespace noren {

TEST_CASE("one sentence is made in both languages of the same values") {
  const Bilingual sentence = say("{}は{}件です", "{1} of {0}", std::string("予定"), 3);
  CHECK(sentence.in(Language::ja) == "予定は3件です");
  CHECK(sentence.in(Language::en) == "3 of 予定");
}

TEST_CASE("the language is read from tags and locales") {
  CHECK(language_of("ja_JP.UTF-8", Language::en) == Language::ja);
  CHECK(language_of("en", Language::ja) == Language::en);
  CHECK(language_of("C", Language::ja) == Language::ja);
}

}  // namespace noren
