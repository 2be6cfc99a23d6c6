#include "platform/request_pacer.h"

#include "catch.h"

using noren::Millis;
using noren::RequestPacer;

TEST_CASE("a server is asked no faster than it allows") {
  RequestPacer pacer;
  const RequestPacer::Moment begin{};
  const auto at = [&](int ms) { return begin + std::chrono::milliseconds(ms); };
  CHECK(pacer.wait_before("a", 1, Millis(1000), at(0)) == Millis(0));
  pacer.sent("a", at(0));
  CHECK(pacer.wait_before("a", 1, Millis(1000), at(200)) == Millis(800));
  CHECK(pacer.wait_before("a", 1, Millis(1000), at(1000)) == Millis(0));
  CHECK(pacer.wait_before("a", 0, Millis(0), at(200)) == Millis(0));
  CHECK(pacer.wait_before("b", 1, Millis(1000), at(200)) == Millis(0));
}

TEST_CASE("three requests within a time are three, not four") {
  RequestPacer pacer;
  const RequestPacer::Moment begin{};
  for (int i = 0; i < 3; ++i) {
    const auto now = begin + std::chrono::seconds(i);
    CHECK(pacer.wait_before("a", 3, Millis(10'000), now) == Millis(0));
    pacer.sent("a", now);
  }
  CHECK(pacer.wait_before("a", 3, Millis(10'000), begin + std::chrono::seconds(3)) == Millis(7000));
}

TEST_CASE("a server that asked for rest is left alone, whatever its pace") {
  RequestPacer pacer;
  const RequestPacer::Moment begin{};
  pacer.rest("a", begin + std::chrono::seconds(30));
  pacer.rest("a", begin + std::chrono::seconds(10));
  CHECK(pacer.wait_before("a", 0, Millis(0), begin) == Millis(30'000));
  CHECK(pacer.wait_before("b", 0, Millis(0), begin) == Millis(0));
}
