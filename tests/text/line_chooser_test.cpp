#include "text/line_chooser.h"

#include "catch.h"

using namespace noren;

namespace {

constexpr std::size_t kAnyNumber = 1000000;

/// Every unit is one em wide.
double one_each(std::size_t from, std::size_t to) {
  return static_cast<double>(to - from);
}

/// Breaks of one rank in front of every unit of a text of `length`, its end included.
std::vector<BreakOpportunity> everywhere(std::size_t length, BreakRank rank) {
  std::vector<BreakOpportunity> breaks;
  for (std::size_t at = 1; at < length; ++at)
    breaks.push_back({at, rank});
  breaks.push_back({length, BreakRank::forced});
  return breaks;
}

}  // namespace

TEST_CASE("a title that fits stays on one line") {
  CHECK(balanced_lines(everywhere(10, BreakRank::phrase), one_each, 10, 3, BreakRank::weak) ==
        LineEnds{10});
}

TEST_CASE("a title takes the fewest lines and evens them out") {
  CHECK(balanced_lines(everywhere(14, BreakRank::phrase), one_each, 12, 3, BreakRank::weak) ==
        LineEnds{7, 14});
}

TEST_CASE("a better break is worth a less even line") {
  const std::vector<BreakOpportunity> breaks = {
      {5, BreakRank::phrase}, {7, BreakRank::compound}, {14, BreakRank::forced}};
  CHECK(balanced_lines(breaks, one_each, 12, 3, BreakRank::emergency) == LineEnds{5, 14});
}

TEST_CASE("breaks worse than asked for are not taken") {
  const std::vector<BreakOpportunity> breaks = {{7, BreakRank::compound}, {14, BreakRank::forced}};
  CHECK(balanced_lines(breaks, one_each, 12, 3, BreakRank::weak) == std::nullopt);
  CHECK(balanced_lines(breaks, one_each, 12, 3, BreakRank::compound) == LineEnds{7, 14});
  CHECK(greedy_lines(breaks, one_each, 12, 3, BreakRank::weak) == std::nullopt);
}

TEST_CASE("a word is broken only when it is wider than the line") {
  const std::vector<BreakOpportunity> roomy = {
      {6, BreakRank::emergency}, {8, BreakRank::phrase}, {14, BreakRank::forced}};
  CHECK(balanced_lines(roomy, one_each, 8, 3, BreakRank::emergency) == LineEnds{8, 14});
  const std::vector<BreakOpportunity> narrow = {
      {5, BreakRank::emergency}, {9, BreakRank::phrase}, {14, BreakRank::forced}};
  CHECK(balanced_lines(narrow, one_each, 8, 4, BreakRank::emergency) == LineEnds{5, 9, 14});
}

TEST_CASE("a unit that is too wide parts before an auxiliary rather than inside a word") {
  const std::vector<BreakOpportunity> breaks = {{3, BreakRank::emergency},
                                                {7, BreakRank::bound},
                                                {9, BreakRank::emergency},
                                                {14, BreakRank::phrase},
                                                {17, BreakRank::forced}};
  CHECK(balanced_lines(breaks, one_each, 14, 5, BreakRank::emergency) == LineEnds{14, 17});
  CHECK(balanced_lines(breaks, one_each, 10, 5, BreakRank::emergency) == LineEnds{7, 17});
  CHECK(balanced_lines(breaks, one_each, 6, 5, BreakRank::emergency) == LineEnds{3, 9, 14, 17});
  CHECK(balanced_lines(breaks, one_each, 10, 5, BreakRank::compound) == std::nullopt);
}

TEST_CASE("a unit that has no break inside stands alone, too wide") {
  const std::vector<BreakOpportunity> breaks = {
      {3, BreakRank::phrase}, {18, BreakRank::phrase}, {20, BreakRank::forced}};
  CHECK(balanced_lines(breaks, one_each, 8, 5, BreakRank::phrase) == LineEnds{3, 18, 20});
  CHECK(greedy_lines(breaks, one_each, 8, 5, BreakRank::phrase) == LineEnds{3, 18, 20});
}

TEST_CASE("forced line ends are kept and each part is set for itself") {
  const std::vector<BreakOpportunity> breaks = {
      {3, BreakRank::forced}, {6, BreakRank::phrase}, {12, BreakRank::forced}};
  CHECK(balanced_lines(breaks, one_each, 20, 3, BreakRank::weak) == LineEnds{3, 12});
  CHECK(greedy_lines(breaks, one_each, 20, 3, BreakRank::weak) == LineEnds{3, 12});
  CHECK(body_lines(breaks, one_each, 20, BodyAlignment::ragged) == LineEnds{3, 12});
}

TEST_CASE("more lines than allowed are no answer") {
  const auto breaks = everywhere(30, BreakRank::phrase);
  CHECK(balanced_lines(breaks, one_each, 10, 2, BreakRank::weak) == std::nullopt);
  CHECK(greedy_lines(breaks, one_each, 10, 2, BreakRank::weak) == std::nullopt);
}

TEST_CASE("a text of nothing has no lines") {
  CHECK(balanced_lines({}, one_each, 10, 3, BreakRank::weak) == LineEnds{});
  CHECK(greedy_lines({}, one_each, 10, 3, BreakRank::weak) == LineEnds{});
  CHECK(body_lines({}, one_each, 10, BodyAlignment::justified).empty());
}

TEST_CASE("greedy lines end at the best break near their end") {
  const std::vector<BreakOpportunity> breaks = {{4, BreakRank::phrase},
                                                {9, BreakRank::phrase},
                                                {10, BreakRank::compound},
                                                {16, BreakRank::forced}};
  CHECK(greedy_lines(breaks, one_each, 10, 3, BreakRank::compound) == LineEnds{9, 16});
}

TEST_CASE("no choice of body lines leaves one or two characters alone on the last") {
  for (const BodyAlignment alignment : {BodyAlignment::ragged, BodyAlignment::justified}) {
    for (std::size_t length = 12; length < 60; ++length) {
      const LineEnds ends =
          body_lines(everywhere(length, BreakRank::emergency), one_each, 10, alignment);
      const std::size_t before = ends.size() > 1 ? ends[ends.size() - 2] : 0;
      INFO(length);
      CHECK(ends.back() - before > 2);
      for (std::size_t k = 0; k < ends.size(); ++k)
        CHECK(ends[k] - (k > 0 ? ends[k - 1] : 0) <= 10);
    }
  }
}

TEST_CASE("body text takes as many lines as its length asks for") {
  const LineEnds ends =
      body_lines(everywhere(205, BreakRank::emergency), one_each, 10, BodyAlignment::justified);
  CHECK(ends.size() == 21);
}

TEST_CASE("a megabyte without a break is one line, one with a break everywhere is many") {
  const std::size_t length = 1000000;
  const std::vector<BreakOpportunity> whole = {{length, BreakRank::forced}};
  CHECK(body_lines(whole, one_each, 20, BodyAlignment::ragged) == LineEnds{length});
  CHECK(balanced_lines(whole, one_each, 20, kAnyNumber, BreakRank::weak) == LineEnds{length});
  const auto many = everywhere(length, BreakRank::emergency);
  CHECK(body_lines(many, one_each, 20, BodyAlignment::ragged).size() >= length / 20);
  CHECK(balanced_lines(many, one_each, 20, kAnyNumber, BreakRank::emergency)->size() >=
        length / 20);
}

TEST_CASE("a million breaks between nothing stay bounded") {
  const auto breaks = everywhere(50000, BreakRank::phrase);
  const auto no_width = [](std::size_t, std::size_t) { return 0.0; };
  CHECK(body_lines(breaks, no_width, 20, BodyAlignment::ragged).back() == 50000);
  CHECK(balanced_lines(breaks, no_width, 20, kAnyNumber, BreakRank::weak)->back() == 50000);
}
