#include "platform/file_watch.h"

#include <poll.h>

#include "catch.h"
#include "support/temp_folder.h"

namespace noren {
namespace {

namespace fs = std::filesystem;
using testing::TempFolder;
using Paths = std::vector<fs::path>;

/// What is reported within five seconds; events of inotify are there at once.
Paths await(FileWatch& watch) {
  for (int round = 0; round < 10; ++round) {
    pollfd waiting{watch.fd(), POLLIN, 0};
    poll(&waiting, 1, 500);
    if (auto found = watch.changed(); !found.empty()) return found;
  }
  return {};
}

bool quiet(FileWatch& watch) {
  pollfd waiting{watch.fd(), POLLIN, 0};
  poll(&waiting, 1, 20);
  return watch.changed().empty();
}

TEST_CASE("a save in place, by rename and a removal are seen, each again") {
  const TempFolder temp;
  const auto config = temp.file("noren.json", "{}");
  FileWatch watch;
  watch.watch({config});
  CHECK(quiet(watch));
  static_cast<void>(temp.file("noren.json", "{ }"));
  CHECK(await(watch) == Paths{config});
  CHECK(quiet(watch));
  fs::rename(temp.file("noren.json.new", "{  }"), config);
  CHECK(await(watch) == Paths{config});
  fs::remove(config);
  CHECK(await(watch) == Paths{config});
  static_cast<void>(temp.file("noren.json", "{}"));
  CHECK(await(watch) == Paths{config});
}

TEST_CASE("other files of the folder are nobody's business") {
  const TempFolder temp;
  FileWatch watch;
  watch.watch({temp.path() / "noren.json"});
  static_cast<void>(temp.file("noren-status.txt", "all well"));
  CHECK(quiet(watch));
}

TEST_CASE("a file is awaited in a folder that does not exist yet") {
  const TempFolder temp;
  const fs::path config = temp.path() / "a" / "b" / "noren.json";
  FileWatch watch;
  watch.watch({config});
  fs::create_directory(temp.path() / "a");
  CHECK(await(watch) == Paths{config});
  fs::create_directory(temp.path() / "a" / "b");
  CHECK(await(watch) == Paths{config});
  static_cast<void>(temp.file("a/b/noren.json", "{}"));
  CHECK(await(watch) == Paths{config});
}

TEST_CASE("a poster that is dropped into the folder is seen, and its removal") {
  const TempFolder temp;
  const fs::path posters = temp.path() / "posters";
  FileWatch watch;
  watch.watch({posters});
  fs::create_directory(posters);
  CHECK(await(watch) == Paths{posters});
  const auto poster = temp.file("posters/1.png", "x");
  CHECK(await(watch) == Paths{posters});
  fs::remove(poster);
  CHECK(await(watch) == Paths{posters});
}

TEST_CASE("a configuration behind a link is seen where it really lies") {
  const TempFolder temp;
  const auto real = temp.file("real/noren.json", "{}");
  const fs::path link = temp.path() / "noren.json";
  fs::create_symlink(real, link);
  FileWatch watch;
  watch.watch({link});
  static_cast<void>(temp.file("real/noren.json", "{ }"));
  CHECK(await(watch) == Paths{link});
}

TEST_CASE("only what is watched now is reported") {
  const TempFolder temp;
  const auto one = temp.file("one", "x");
  const auto two = temp.file("two", "x");
  FileWatch watch;
  watch.watch({one});
  watch.watch({two});
  static_cast<void>(temp.file("one", "y"));
  CHECK(quiet(watch));
  static_cast<void>(temp.file("two", "y"));
  CHECK(await(watch) == Paths{two});
}

TEST_CASE("paths that can't be watched harm nothing") {
  FileWatch watch;
  watch.watch({"", "/", "/proc/no/such/file", fs::path(std::string(5000, 'x'))});
  CHECK(quiet(watch));
}

}  // namespace
}  // namespace noren
