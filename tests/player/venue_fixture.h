#pragma once

#include <fstream>
#include <map>
#include <string>

#include <nlohmann/json.hpp>

#include "catch.h"
#include "player/deck.h"

namespace noren::fixture {

inline Words words(const std::string& language = "ja") {
  std::ifstream file(std::string(NOREN_SOURCE_DIR) + "/assets/words/" + language + ".json");
  return Words(nlohmann::json::parse(file).get<std::map<std::string, std::string>>());
}

/// A venue in a zone, with a community that has a name and an address.
struct Venue {
  Zone zone = Zone::fixed(std::chrono::hours(9));
  Settings settings;
  Program program;
  Words words = fixture::words();
  ClockTrust trust = ClockTrust::trusted;

  Venue() {
    settings.community.name = "A lot of flowers";
    settings.community.line = "女性管理職《かんりしょく》のためのコミュニティ";
    settings.community.url = "https://example.jp/";
  }

  [[nodiscard]] Instant at(const std::string& text) const {
    const auto parsed = parse_rfc3339(text);
    REQUIRE(parsed.has_value());
    return zone.to_instant(parsed->civil);
  }
  [[nodiscard]] VenueTime now(const std::string& text) const { return {at(text), trust, &zone}; }

  /// Adds an event to the program. "2024-02-18" alone: of whole days.
  Event& add(const std::string& id, const std::string& start, const std::string& end = "") {
    Event event;
    event.id = id;
    event.kind = EventKind::meetup;
    event.title = "女性管理職のための交流会";
    const auto parsed = parse_rfc3339(start);
    if (parsed && parsed->date_only) {
      event.schedule.form = Schedule::Form::all_day;
      event.schedule.first = parsed->civil.date;
      event.schedule.last = end.empty() ? parsed->civil.date : parse_rfc3339(end)->civil.date;
    } else if (parsed) {
      event.schedule.form = Schedule::Form::timed;
      event.schedule.start = at(start);
      if (!end.empty()) event.schedule.end = at(end);
    }
    program.events.push_back(event);
    return program.events.back();
  }
  Event& add_standing(const std::string& id) {
    Event event;
    event.id = id;
    event.kind = EventKind::consultation;
    event.title = "個別相談会";
    program.events.push_back(event);
    return program.events.back();
  }

  [[nodiscard]] std::vector<Slide> deck(const std::string& time) const {
    return make_deck(program, settings, words, now(time));
  }
  [[nodiscard]] std::vector<Slide> alerts(const std::string& time) const {
    return make_alerts(program, settings, words, now(time));
  }
  [[nodiscard]] Surround surround(const std::string& time) const {
    return make_surround(program, settings, words, now(time));
  }
};

inline const Slide* find(const std::vector<Slide>& deck, const std::string& id) {
  for (const Slide& slide : deck)
    if (slide.id == id) return &slide;
  return nullptr;
}

inline PaperSlide paper(const std::vector<Slide>& deck, const std::string& id) {
  const Slide* slide = find(deck, id);
  INFO(id);
  REQUIRE(slide != nullptr);
  REQUIRE(std::holds_alternative<PaperSlide>(slide->body));
  return std::get<PaperSlide>(slide->body);
}

inline AgendaSlide agenda(const std::vector<Slide>& deck) {
  const Slide* slide = find(deck, "agenda");
  REQUIRE(slide != nullptr);
  return std::get<AgendaSlide>(slide->body);
}

inline std::vector<std::string> ids(const std::vector<Slide>& deck) {
  std::vector<std::string> ids;
  ids.reserve(deck.size());
  for (const Slide& slide : deck)
    ids.push_back(slide.id);
  return ids;
}

inline std::string text(const std::optional<Pill>& pill) {
  return pill ? pill->before + pill->figure + pill->after : "none";
}

/// What a cloth says, as one line.
inline std::string text(const Cloth& cloth) {
  if (const auto* date = std::get_if<DateCloth>(&cloth))
    return date->year + date->month + date->day + " " + date->weekday + " " + date->time +
           (date->open_end ? "~" : "") + (date->until.empty() ? "" : "-" + date->until);
  if (const auto* today = std::get_if<TodayCloth>(&cloth))
    return today->word + " " + today->date + " " + today->time + (today->open_end ? "~" : "") +
           (today->until.empty() ? "" : "-" + today->until);
  std::string columns;
  for (const std::string& column : std::get<WordCloth>(cloth).columns)
    columns += (columns.empty() ? "" : "|") + column;
  return columns;
}

/// Date, day of the week, time, title, countdown or stamp of a row.
inline std::string text(const AgendaRow& row) {
  return row.date + row.word + " " + row.weekday + " " + row.time + " " + row.title + " " +
         (row.stamp.empty() ? text(std::optional<Pill>(row.countdown)) : row.stamp);
}

}  // namespace noren::fixture
