#include "platform/secrets.h"

#include <stdlib.h>

#include "catch.h"
#include "support/temp_folder.h"

namespace noren {
namespace {

constexpr const char* kWhere = "noren.json:9:3 /sources/0/headers/X-API-Key";

TEST_CASE("a key comes out of the environment or a file beside the configuration") {
  const testing::TempFolder temp;
  static_cast<void>(temp.file("keys/connpass", "from-file\r\n"));
  setenv("NOREN_TEST_KEY", "from-environment", 1);
  CHECK(*resolve_secrets("$ENV{NOREN_TEST_KEY}", temp.path(), kWhere) == "from-environment");
  CHECK(*resolve_secrets("$FILE{keys/connpass}", temp.path(), kWhere) == "from-file");
  CHECK(*resolve_secrets("Bearer $ENV{NOREN_TEST_KEY}, $FILE{keys/connpass}!", temp.path(),
                         kWhere) == "Bearer from-environment, from-file!");
  CHECK(*resolve_secrets("plain $HOME {x} $", temp.path(), kWhere) == "plain $HOME {x} $");
  CHECK(resolve_secrets("", temp.path(), kWhere)->empty());
}

TEST_CASE("what a key itself says is not resolved again") {
  const testing::TempFolder temp;
  static_cast<void>(temp.file("key", "$ENV{HOME}"));
  CHECK(*resolve_secrets("$FILE{key}", temp.path(), kWhere) == "$ENV{HOME}");
}

TEST_CASE("a key that can't be had is named, its value never") {
  const testing::TempFolder temp;
  static_cast<void>(temp.file("empty", "\n"));
  static_cast<void>(temp.file("two-lines", "s3cret\nmore"));
  static_cast<void>(temp.file("long", std::string(5000, 's')));
  unsetenv("NOREN_TEST_KEY");
  const auto [value, named] =
      GENERATE(table<std::string, std::string>({{"$ENV{NOREN_TEST_KEY}", "NOREN_TEST_KEY"},
                                                {"$ENV{}", ""},
                                                {"$FILE{absent}", "absent"},
                                                {"$FILE{empty}", "$FILE{empty} is empty"},
                                                {"$FILE{two-lines}", "$FILE{two-lines}"},
                                                {"$FILE{long}", "long"},
                                                {"x $ENV{NOREN_TEST_KEY", "$ENV{"}}));
  const auto resolved = resolve_secrets(value, temp.path(), kWhere);
  REQUIRE(!resolved);
  CHECK(resolved.error().where == kWhere);
  CHECK(resolved.error().what.en.find(named) != std::string::npos);
  CHECK(resolved.error().what.en.find("s3cret") == std::string::npos);
  CHECK(resolved.error().what.ja.find("s3cret") == std::string::npos);
}

}  // namespace
}  // namespace noren
