#include "platform/store.h"

#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "catch.h"
#include "fakes/forgetful_files.h"
#include "platform/digest.h"
#include "platform/store_record.h"
#include "support/temp_folder.h"

namespace noren {
namespace {

namespace fs = std::filesystem;
using testing::ForgetfulFiles;
using testing::PowerCut;
using testing::TempFolder;
using Outcome = Store::Kept::Outcome;

constexpr const char* kFolder = "/cache";

std::size_t count_files(const fs::path& folder) {
  std::size_t files = 0;
  for ([[maybe_unused]] const auto& entry : fs::directory_iterator(folder))
    ++files;
  return files;
}

TEST_CASE("a good copy is found again after a restart") {
  const TempFolder temp;
  PosixFiles files;
  const fs::path folder = temp.path() / "a" / "cache";
  const std::string bytes = std::string("{\"events\":[]}\0\xff", 15);
  {
    Store store(folder, files);
    CHECK(!store.get("events"));
    CHECK(!fs::exists(folder));  // nothing is made before there is something to keep
    CHECK(store.put("events", bytes).outcome == Outcome::written);
    CHECK(store.put("blog", "").outcome == Outcome::written);
  }
  Store store(folder, files);
  CHECK(store.get("events") == bytes);
  CHECK(store.get("blog") == "");
  CHECK(!store.get("event"));
  struct stat info {};
  REQUIRE(stat(folder.c_str(), &info) == 0);
  CHECK((info.st_mode & 0777) == 0700);
}

TEST_CASE("a newer copy replaces the older, and forgetting works") {
  const TempFolder temp;
  PosixFiles files;
  Store store(temp.path(), files);
  CHECK(store.put("events", "one").outcome == Outcome::written);
  CHECK(store.put("events", "two").outcome == Outcome::written);
  CHECK(store.get("events") == "two");
  CHECK(count_files(temp.path()) == 1);
  store.remove("events");
  CHECK(!store.get("events"));
  CHECK(count_files(temp.path()) == 0);
}

TEST_CASE("an unchanged feed writes nothing in thirty days") {
  ForgetfulFiles files;
  Store store(kFolder, files);
  CHECK(store.put("events", "same").outcome == Outcome::written);
  const auto bytes = files.written();
  const int steps = files.steps();
  for (int fetch = 0; fetch < 30 * 24 * 6; ++fetch) {
    REQUIRE(store.put("events", "same").outcome == Outcome::unchanged);
  }
  CHECK(files.written() == bytes);
  CHECK(files.steps() == steps);
}

TEST_CASE("a power cut at any instant leaves the old copy or the new one") {
  const auto names = GENERATE(ForgetfulFiles::Names::only_synced, ForgetfulFiles::Names::all);
  const auto bytes = GENERATE(ForgetfulFiles::Bytes::only_synced, ForgetfulFiles::Bytes::zeros,
                              ForgetfulFiles::Bytes::torn);
  int cuts = 0;
  int old = 0;
  int renewed = 0;
  for (int step = 0;; ++step) {
    ForgetfulFiles files;
    Store before(kFolder, files);
    REQUIRE(before.put("events", "old content").outcome == Outcome::written);
    files.cut_at(step);
    bool cut = false;
    try {
      before.put("events", "new content, longer");
    } catch (const PowerCut&) {
      cut = true;
    }
    files.after_power_cut(names, bytes);
    Store after(kFolder, files);
    const auto kept = after.get("events");
    INFO("cut at step " << step);
    REQUIRE(kept);
    CHECK((*kept == "old content" || *kept == "new content, longer"));
    (*kept == "old content" ? old : renewed) += 1;
    if (!cut) {
      CHECK(*kept == "new content, longer");  // put had returned: it is on the disk
      break;
    }
    ++cuts;
    // The next start works on, and has swept up.
    CHECK(after.put("events", "third").outcome == Outcome::written);
    CHECK(files.all().size() == 1);
  }
  CHECK(cuts == 6);  // make folders, create, write, sync, rename, sync of the folder
  CHECK(old >= 4);
  CHECK(renewed >= 1);
}

TEST_CASE("a disk that lies about syncing costs the copy at most, never brings rubbish") {
  const auto bytes = GENERATE(ForgetfulFiles::Bytes::zeros, ForgetfulFiles::Bytes::torn);
  ForgetfulFiles files;
  Store before(kFolder, files);
  files.lie_about_syncing();
  REQUIRE(before.put("events", "content that was never on the disk").outcome == Outcome::written);
  files.after_power_cut(ForgetfulFiles::Names::all, bytes);
  REQUIRE(files.all().size() == 1);
  Store after(kFolder, files);
  CHECK(!after.get("events"));
}

TEST_CASE("a damaged copy is ignored, whatever the damage") {
  ForgetfulFiles files;
  Store store(kFolder, files);
  REQUIRE(store.put("events", "the last good content").outcome == Outcome::written);
  std::string& stored = files.bytes_of(files.all().at(0));
  const std::string good = stored;

  for (std::size_t length = 0; length < good.size(); ++length) {
    stored = good.substr(0, length);
    REQUIRE(!store.get("events"));
    stored.resize(good.size(), '\0');
    REQUIRE(!store.get("events"));
  }
  for (std::size_t bit = 0; bit < good.size() * 8; ++bit) {
    stored = good;
    stored[bit / 8] =
        static_cast<char>(static_cast<unsigned char>(stored[bit / 8]) ^ 1U << bit % 8);
    REQUIRE(!store.get("events"));
  }
  stored = good + '\0';
  CHECK(!store.get("events"));
  stored = std::string(good.size(), '\0');
  CHECK(!store.get("events"));
  stored = "{\"events\":[]}";
  CHECK(!store.get("events"));
  stored = make_record("blog", "the last good content");  // whole, but of another source
  CHECK(!store.get("events"));
  stored = good;
  CHECK(store.get("events") == "the last good content");
}

TEST_CASE("a damaged copy is written anew although the content is unchanged") {
  ForgetfulFiles files;
  Store store(kFolder, files);
  REQUIRE(store.put("events", "content").outcome == Outcome::written);
  files.bytes_of(files.all().at(0))[10] = 'x';
  CHECK(store.put("events", "content").outcome == Outcome::written);
  CHECK(store.get("events") == "content");
}

TEST_CASE("a full disk costs the copy, and is told once") {
  ForgetfulFiles files;
  Store store(kFolder, files);
  REQUIRE(store.put("events", "old").outcome == Outcome::written);
  files.fail_with(std::make_error_code(std::errc::no_space_on_device));
  const auto first = store.put("events", "new");
  CHECK(first.outcome == Outcome::failed);
  REQUIRE(first.problem);
  CHECK(first.problem->what.en.find("disk is full") != std::string::npos);
  const auto second = store.put("blog", "new");
  CHECK(second.outcome == Outcome::failed);
  CHECK(!second.problem);
  CHECK(store.get("events") == "old");
  files.fail_with({});
  CHECK(store.put("events", "new").outcome == Outcome::written);
  CHECK(files.all().size() == 1);
  files.fail_with(std::make_error_code(std::errc::read_only_file_system));
  CHECK(store.put("events", "newer").problem);
}

TEST_CASE("a folder that can't be made costs the cache alone") {
  const TempFolder temp;
  PosixFiles files;
  Store store(temp.file("taken", "a file where the folder should be") / "cache", files);
  const auto kept = store.put("events", "x");
  CHECK(kept.outcome == Outcome::failed);
  CHECK(kept.problem);
  CHECK(!store.get("events"));
}

TEST_CASE("what an interrupted write left is swept up at the start") {
  const TempFolder temp;
  static_cast<void>(temp.file("0123.kept.4711.tmp", "half"));
  static_cast<void>(temp.file("notes.txt", "somebody else's"));
  PosixFiles files;
  const Store store(temp.path(), files);
  CHECK(!fs::exists(temp.path() / "0123.kept.4711.tmp"));
  CHECK(fs::exists(temp.path() / "notes.txt"));
}

TEST_CASE("all copies together stay under the limit, the longest unused goes first") {
  ForgetfulFiles files;
  Store::Limits limits;
  limits.all = 3500;
  limits.one = 2000;
  Store store(kFolder, files, limits);
  for (const char* key : {"a", "b", "c"}) {
    REQUIRE(store.put(key, std::string(1000, *key)).outcome == Outcome::written);
  }
  CHECK(store.get("a"));  // used again
  CHECK(store.put("d", std::string(1000, 'd')).outcome == Outcome::written);
  CHECK(!store.get("b"));
  CHECK(store.get("a"));
  CHECK(store.get("c"));
  CHECK(store.get("d"));
  CHECK(store.put("huge", std::string(2001, 'x')).outcome == Outcome::failed);
}

TEST_CASE("the cache stands where systemd, XDG or the home says") {
  const auto keep = [](const char* name) {
    const char* const value = getenv(name);
    return value == nullptr ? std::string() : std::string(value);
  };
  const std::string home = keep("HOME");
  unsetenv("CACHE_DIRECTORY");
  unsetenv("XDG_CACHE_HOME");
  setenv("HOME", "/home/hana", 1);
  CHECK(cache_folder() == fs::path("/home/hana/.cache/noren"));
  setenv("XDG_CACHE_HOME", "relative", 1);
  CHECK(cache_folder() == fs::path("/home/hana/.cache/noren"));
  setenv("XDG_CACHE_HOME", "/x", 1);
  CHECK(cache_folder() == fs::path("/x/noren"));
  setenv("CACHE_DIRECTORY", "/var/cache/noren:/var/cache/other", 1);
  CHECK(cache_folder() == fs::path("/var/cache/noren"));
  unsetenv("CACHE_DIRECTORY");
  unsetenv("XDG_CACHE_HOME");
  unsetenv("HOME");
  CHECK(!cache_folder());
  if (!home.empty()) setenv("HOME", home.c_str(), 1);
}

TEST_CASE("the checksum is the published SHA-256") {
  CHECK(hex(sha256("")) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(hex(sha256("abc"), 4) == "ba7816bf");
}

}  // namespace
}  // namespace noren
