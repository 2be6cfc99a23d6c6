#include "platform/local_source.h"

#include <sys/stat.h>

#include "catch.h"
#include "support/temp_folder.h"

namespace noren {
namespace {

namespace fs = std::filesystem;
using testing::TempFolder;

TEST_CASE("a file's address is a plain path, its signs standing for themselves") {
  const fs::path venue = "/etc/noren";
  CHECK(local_path("file:posts.json", venue) == "/etc/noren/posts.json");
  CHECK(local_path("file:../a #1 50%25.json", venue) == "/etc/a #1 50%25.json");
  CHECK(local_path("file:/srv/posts.json", venue) == "/srv/posts.json");
  CHECK(local_path("file:///srv/posts.json", venue) == "/srv/posts.json");
  CHECK(local_path("file://localhost/srv/posts.json", venue) == "/srv/posts.json");
  CHECK(local_path("dir:posters", venue) == "/etc/noren/posters");
  CHECK(local_path("dir:ポスター 春", venue) == "/etc/noren/ポスター 春");
}

TEST_CASE("a file is read once and again only when it changed") {
  const TempFolder temp;
  const auto path = temp.file("posts.json", "{}");
  const auto first = read_local_file(path);
  REQUIRE(first);
  CHECK(first->outcome == LocalFile::Outcome::read);
  CHECK(first->bytes == "{}");
  const auto second = read_local_file(path, first->stamp);
  REQUIRE(second);
  CHECK(second->outcome == LocalFile::Outcome::unchanged);
  CHECK(second->bytes.empty());
  // Saved by way of a rename: another inode, even where size and time are the same.
  fs::rename(temp.file("new.json", "[]"), path);
  const auto third = read_local_file(path, first->stamp);
  REQUIRE(third);
  CHECK(third->bytes == "[]");
}

TEST_CASE("what can't be read is named kindly and holds nothing up") {
  const TempFolder temp;
  const auto missing = read_local_file(temp.path() / "posts.json");
  REQUIRE(!missing);
  CHECK(missing.error().where == (temp.path() / "posts.json").string());
  CHECK(missing.error().what.en == "there is no \"posts.json\" here");
  CHECK(!read_local_file(temp.path()));
  CHECK(!read_local_file("/dev/zero"));
  const fs::path pipe = temp.path() / "pipe";
  REQUIRE(mkfifo(pipe.c_str(), 0600) == 0);
  CHECK(!read_local_file(pipe));
  const auto large = read_local_file(temp.file("large.json", "12345"), std::nullopt, 4);
  REQUIRE(!large);
  CHECK(large.error().what.en.find("too large") != std::string::npos);
  CHECK(read_local_file(temp.path() / "large.json", std::nullopt, 5));
}

std::vector<std::string> names_in(const fs::path& folder) {
  std::vector<std::string> names;
  const auto found = list_pictures(folder);
  REQUIRE(found);
  for (const auto& picture : found->pictures)
    names.push_back(picture.path.filename().string());
  return names;
}

TEST_CASE("the posters of a folder come in the order in which a person counts them") {
  const TempFolder temp;
  for (const char* name :
       {"10.png", "9.JPG", "09b.webp", "a10.jpeg", "a9.jpeg", "ポスター.png", "1.png"}) {
    static_cast<void>(temp.file(name, "x"));
  }
  CHECK(names_in(temp.path()) == std::vector<std::string>{"1.png", "9.JPG", "09b.webp", "10.png",
                                                          "a9.jpeg", "a10.jpeg", "ポスター.png"});
}

TEST_CASE("files that are no finished picture are left out") {
  const TempFolder temp;
  for (const char* name :
       {"good.png", ".hidden.png", "._mac.jpg", "~$lock.png", "half.png.part", "half.part.png",
        "half.tmp.jpg", "old.png~", "notes.txt", "png", ".png"}) {
    static_cast<void>(temp.file(name, "x"));
  }
  static_cast<void>(temp.file("empty.png", ""));
  fs::create_directory(temp.path() / "folder.png");
  fs::create_symlink(temp.path() / "good.png", temp.path() / "link.png");
  fs::create_symlink("loop.png", temp.path() / "loop.png");
  fs::create_symlink("nowhere", temp.path() / "broken.png");
  CHECK(names_in(temp.path()) == std::vector<std::string>{"good.png", "link.png"});
}

TEST_CASE("of too many posters the first are taken, and it is said") {
  const TempFolder temp;
  for (int i = 0; i < 205; ++i)
    static_cast<void>(temp.file(std::to_string(i) + ".png", "x"));
  const auto found = list_pictures(temp.path());
  REQUIRE(found);
  CHECK(found->pictures.size() == 200);
  CHECK(found->pictures.back().path.filename() == "199.png");
  REQUIRE(found->overflow);
  CHECK(found->overflow->what.en.find("205") != std::string::npos);
}

TEST_CASE("a folder of posters that is not there is named") {
  const auto found = list_pictures("/nowhere/posters");
  REQUIRE(!found);
  CHECK(found.error().what.en == "there is no \"posters\" here");
}

}  // namespace
}  // namespace noren
