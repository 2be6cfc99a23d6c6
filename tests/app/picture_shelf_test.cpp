#include "app/picture_shelf.h"

#include <chrono>
#include <string_view>
#include <thread>

#include <stdlib.h>

#include "app/inbox.h"
#include "catch.h"
#include "support/temp_folder.h"

namespace {

using namespace std::chrono_literals;
using noren::PictureShelf;
using noren::Size;

/// All of a PNG that measuring looks at: 3 wide, 2 high.
constexpr std::string_view kPng(
    "\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\0\x03\0\0\0\x02\x08\x06\0\0\0\0\0\0\0"
    "\0\0\0\0IDAT\0\0\0\0\0\0\0\0IEND\0\0\0\0",
    57);

/// Gives the shelf what its thread posts until that is `wanted` news.
void wait_for(PictureShelf::News wanted, PictureShelf& shelf, noren::Inbox& inbox) {
  const auto end = std::chrono::steady_clock::now() + 30s;
  while (std::chrono::steady_clock::now() < end) {
    for (const noren::Parcel& parcel : inbox.take())
      if (shelf.take(std::get<noren::PictureParcel>(parcel)) == wanted) return;
    std::this_thread::sleep_for(10ms);
  }
  FAIL("no such news came");
}

}  // namespace

TEST_CASE("a picture that is written slowly appears once it is there") {
  const noren::testing::TempFolder folder;
  setenv("CACHE_DIRECTORY", (folder.path() / "cache").c_str(), 1);
  const std::string path = folder.file("a.png", kPng.substr(0, 40));
  const noren::Options options;
  const noren::Zone zone = noren::Zone::fixed(9h);
  const noren::TimeKeeper time(options, noren::ClockKnowledge::Demand::plausible, zone, {});
  noren::Inbox inbox;
  PictureShelf shelf(PictureShelf::Network::offline, inbox, time, Size{100, 100});
  shelf.announce({path});
  wait_for(PictureShelf::News::failing, shelf, inbox);
  CHECK(shelf.sizes().empty());
  CHECK(folder.file("a.png", kPng) == path);
  wait_for(PictureShelf::News::mended, shelf, inbox);
  REQUIRE(shelf.sizes().count(path) == 1);
  CHECK(shelf.sizes().at(path) == Size{3, 2});
}

TEST_CASE("a picture that was never in trouble is no news") {
  const noren::testing::TempFolder folder;
  noren::Inbox inbox;
  const noren::Options options;
  const noren::Zone zone = noren::Zone::fixed(9h);
  const noren::TimeKeeper time(options, noren::ClockKnowledge::Demand::plausible, zone, {});
  PictureShelf shelf(PictureShelf::Network::offline, inbox, time, Size{100, 100});
  const std::string path = folder.file("a.png", kPng);
  shelf.announce({path});
  for (int waits = 0; shelf.sizes().empty() && waits < 3000; ++waits) {
    for (const noren::Parcel& parcel : inbox.take())
      CHECK(shelf.take(std::get<noren::PictureParcel>(parcel)) == PictureShelf::News::none);
    std::this_thread::sleep_for(10ms);
  }
  CHECK(shelf.sizes().count(path) == 1);
}
