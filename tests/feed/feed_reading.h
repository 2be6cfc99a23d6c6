#pragma once

#include <filesystem>
#include <fstream>
#include <map>
#include <optional>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>

#include "base/utf8.h"
#include "catch.h"
#include "feed/source_reader.h"

/// The mappings of assets/formats as they are shipped.
inline const noren::FormatMappings& shipped_formats() {
  static const noren::FormatMappings formats = [] {
    noren::FormatMappings all;
    const std::filesystem::path folder = std::string(NOREN_SOURCE_DIR) + "/assets/formats";
    for (const auto& file : std::filesystem::directory_iterator(folder)) {
      std::ostringstream bytes;
      bytes << std::ifstream(file.path()).rdbuf();
      auto read = noren::parse_format_mapping(bytes.str(), file.path().stem(), file.path());
      if (!read) FAIL(read.error().where + ": " + read.error().what.en);
      for (const auto* problems : {&read->errors, &read->warnings})
        for (const noren::Problem& problem : *problems)
          FAIL(problem.where + ": " + problem.what.en);
      all.push_back(std::move(read->mapping));
    }
    return all;
  }();
  return formats;
}

/// A source of a venue in Tokyo, read on 14 February 2024 unless a test says otherwise.
struct FeedReading {
  noren::Settings settings;
  noren::Settings::Source source;
  noren::Zone zone = noren::Zone::fixed(std::chrono::hours(9));
  noren::FirstSeen first_seen;
  noren::Date today{std::chrono::year(2024), std::chrono::month(2), std::chrono::day(14)};
  std::string content_type;
  noren::ZoneLookup zones = some_zones;

  /// Three zones of tzdata by their rules of today.
  static std::optional<noren::Zone> some_zones(const std::string& name) {
    static const std::map<std::string, std::pair<int, const char*>> rules{
        {"Asia/Tokyo", {9, "JST-9"}},
        {"Europe/Berlin", {1, "CET-1CEST,M3.5.0,M10.5.0/3"}},
        {"America/New_York", {-5, "EST5EDT,M3.2.0,M11.1.0"}}};
    const auto rule = rules.find(name);
    if (rule == rules.end()) return std::nullopt;
    return noren::Zone(name, std::chrono::hours(rule->second.first), {},
                       noren::PosixRule::parse(rule->second.second));
  }
  noren::FormatMappings formats = shipped_formats();

  FeedReading() {
    source.name = "events";
    source.url = "https://example.jp/feeds/events.json";
  }

  noren::Result<noren::ReadContent> read(std::string_view bytes) {
    return noren::read_source(
        bytes, {source, settings, zone, today, first_seen, content_type, zones, &formats});
  }

  noren::Content content(std::string_view bytes) {
    const auto read_content = read(bytes);
    if (!read_content) FAIL(read_content.error().where + ": " + read_content.error().what.en);
    return read_content->content;
  }

  /// The content of a feed with one event of these members.
  noren::Content event(const std::string& members) {
    return content(R"({"events":[{)" + members + "}]}");
  }

  noren::Problem failure(std::string_view bytes) {
    const auto read_content = read(bytes);
    if (read_content) FAIL("it was read as " + read_content->format);
    return read_content.error();
  }

  /// "2024-02-18T10:00" of the venue's clock.
  [[nodiscard]] std::string clock(noren::Instant instant) const {
    return noren::format_rfc3339(zone.to_civil(instant), std::chrono::minutes(0)).substr(0, 16);
  }

  /// A schedule in one line: "2024-02-18T10:00", "2024-02-18T10:00/2024-02-18T12:00",
  /// "2024-02-18..2024-02-20" or "standing"; "?" behind a doubtful weekday.
  [[nodiscard]] std::string shown(const noren::Schedule& schedule) const {
    using Form = noren::Schedule::Form;
    const auto day = [](noren::Date date) {
      return noren::format_rfc3339({date, noren::Millis(0)}, std::chrono::minutes(0)).substr(0, 10);
    };
    std::string text = "standing";
    if (schedule.form == Form::timed)
      text = clock(schedule.start) + (schedule.end ? "/" + clock(*schedule.end) : "");
    if (schedule.form == Form::all_day)
      text =
          day(schedule.first) + (schedule.first == schedule.last ? "" : ".." + day(schedule.last));
    return text + (schedule.weekday == noren::Schedule::Weekday::doubtful ? "?" : "");
  }
};
