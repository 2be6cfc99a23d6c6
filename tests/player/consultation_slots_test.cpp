#include "player/venue_fixture.h"

namespace noren {
namespace {

Event& add_slot(fixture::Venue& venue, const std::string& title, const std::string& day) {
  Event& event = venue.add(day, "2024-02-" + day + "T18:00:00+09:00");
  event.kind = EventKind::consultation;
  event.title = title;
  event.url = "https://example.jp/" + day;
  return event;
}

std::vector<const Slide*> consultations(const std::vector<Slide>& deck) {
  std::vector<const Slide*> found;
  for (const Slide& slide : deck)
    if (slide.kind == SlideKind::consultation) found.push_back(&slide);
  return found;
}

constexpr const char* kNow = "2024-02-14T14:05:00+09:00";

}  // namespace

TEST_CASE("a consultation with many slots is one standing offer that says when the next one is") {
  fixture::Venue venue;
  for (const char* day : {"18", "16", "20"})
    add_slot(venue, std::string("2/") + day + "（金）18:00～ 個別相談会（無料）", day);
  const auto deck = venue.deck(kNow);
  const auto offers = consultations(deck);
  REQUIRE(offers.size() == 1);
  const auto& paper = std::get<PaperSlide>(offers[0]->body);
  CHECK(paper.title == "個別相談会（無料）");
  CHECK(std::holds_alternative<WordCloth>(paper.cloth));
  CHECK(paper.description.find("16日") != std::string::npos);
  CHECK(paper.description.find("18:00") != std::string::npos);
  REQUIRE(paper.codes.size() == 1);
  CHECK(paper.codes[0].url == "https://example.jp/16");
  const auto later = venue.deck("2024-02-17T09:00:00+09:00");
  CHECK(consultations(later).size() == 1);  // two are left, told apart by their dates alone
  const auto last = venue.deck("2024-02-19T09:00:00+09:00");
  REQUIRE(consultations(last).size() == 1);
  CHECK(
      std::holds_alternative<DateCloth>(std::get<PaperSlide>(consultations(last)[0]->body).cloth));
}

TEST_CASE("two slots, and slots of different consultations, stay by themselves") {
  fixture::Venue venue;
  add_slot(venue, "個別相談会", "16");
  add_slot(venue, "個別相談会", "17");
  add_slot(venue, "法律相談", "18");
  const auto deck = venue.deck(kNow);
  CHECK(consultations(deck).size() == 3);
}

TEST_CASE("a slot that was called off keeps its own slide") {
  fixture::Venue venue;
  add_slot(venue, "個別相談会", "16").status = EventStatus::cancelled;
  for (const char* day : {"17", "18", "19"})
    add_slot(venue, "個別相談会", day);
  const auto deck = venue.deck(kNow);
  CHECK(consultations(deck).size() == 2);
}

}  // namespace noren
