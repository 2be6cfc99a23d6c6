#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/instant.h"
#include "base/problem.h"

namespace noren {

enum class EventKind { meetup, session, consultation, event };
enum class EventStatus { scheduled, cancelled, postponed, full };

/// When an event takes place.
struct Schedule {
  enum class Form {
    standing,  // 随時: no date, always on offer; the other members mean nothing
    timed,     // `start`, and `end` where it is known
    all_day,   // `first` to `last`, both inclusive, in the venue's zone
  } form = Form::standing;
  Instant start{};
  std::optional<Instant> end;
  Date first{};
  Date last{};
  /// False where people wrote a weekday that fits no year: the date is shown without one.
  enum class Weekday { known, doubtful } weekday = Weekday::known;

  bool operator==(const Schedule&) const = default;
};

struct Event {
  std::string id;
  EventKind kind = EventKind::event;
  std::string title;
  Schedule schedule;
  enum class Attendance { unknown, online, on_site, both } attendance = Attendance::unknown;
  std::string place;  // empty: not known
  std::string summary;
  std::string url;
  std::string image;
  EventStatus status = EventStatus::scheduled;
  std::string verb;      // caption of the QR code; empty: chosen by the words table
  std::string deadline;  // the three facts, as the feed words them
  std::string fee;
  std::string capacity;

  bool operator==(const Event&) const = default;
};

struct Post {
  std::string id;
  std::string title;
  std::optional<Instant> published;
  std::string summary;
  std::string url;
  std::string image;
  std::vector<std::string> tags;

  bool operator==(const Post&) const = default;
};

struct Notice {
  enum class Level { notice, alert } level = Level::notice;
  std::string text;
  std::string line;  // the smaller second sentence of an alert
  std::optional<Instant> from;
  std::optional<Instant> until;

  bool operator==(const Notice&) const = default;
};

struct Poster {
  std::string image;
  std::string title;
  std::optional<Instant> from;
  std::optional<Instant> until;
  std::string url;

  bool operator==(const Poster&) const = default;
};

struct Message {
  std::string title;
  std::string text;
  std::optional<Instant> until;
  std::string url;

  bool operator==(const Message&) const = default;
};

/// What one source announces, and what of it could not be used (entries dropped, one problem each).
struct Content {
  std::vector<Event> events;
  std::vector<Post> posts;
  std::vector<Notice> notices;
  std::vector<Poster> posters;
  std::vector<Message> messages;
  Problems problems;
  /// Events that were read out of the text of posts: each line, and what it gave.
  Problems findings;

  /// Entries that were dropped; other problems are about entries that stayed.
  int dropped = 0;

  bool operator==(const Content&) const = default;
};

}  // namespace noren
