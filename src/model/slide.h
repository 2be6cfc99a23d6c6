#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/instant.h"
#include "model/content.h"

namespace noren {

enum class SlideKind {
  welcome,
  meetup,
  session,
  consultation,
  event,
  agenda,
  post,
  poster,
  message,
  links,
  tagline,
  alert,
  setup,
  fallback,
};

/// "welcome" .. "fallback": the kinds of deck.json and of file names.
std::string_view name_of(SlideKind kind);

/// Which colours and which crest a slide, a row or a cloth wears.
enum class Livery { house, meetup, session, consultation, event, post };

/// A code and the verb under it.
struct QrCall {
  std::string url;
  std::string verb;
  bool operator==(const QrCall&) const = default;
};

/// The words on the hanging cloth, already chosen. Empty strings are not drawn.
struct DateCloth {
  std::string month;    // "2月"
  std::string day;      // "18"
  std::string weekday;  // "日曜日", or the year and more where a date is far
  std::string time;     // "10:00" ; drawn with a small 〜 when `open_end`
  std::string until;    // "12:00" for 10:00–12:00 on one day, or "〜24日(月)"; smaller
  bool open_end = false;
  std::string year;  // "2025年" when more than 300 days ahead
  bool operator==(const DateCloth&) const = default;
};

/// 本日: a big word, the date under it, and the time.
struct TodayCloth {
  std::string word;  // 本日
  std::string date;  // "2月18日（日）"
  std::string time;
  std::string until;
  bool open_end = false;
  bool operator==(const TodayCloth&) const = default;
};

/// One or two vertical columns: ただいま|開催中, 随時|受付中, 新着|記事, ご案内.
struct WordCloth {
  std::vector<std::string> columns;
  bool operator==(const WordCloth&) const = default;
};

using Cloth = std::variant<DateCloth, TodayCloth, WordCloth>;

/// The pill at the right of the label: あと4日 with the figure set larger, ● 10:00〜, or a date.
struct Pill {
  std::string before;  // "あと"
  std::string figure;  // "4"
  std::string after;   // "日"
  enum class Mark { none, live } mark = Mark::none;
  enum class Role { countdown, time, date } role = Role::countdown;
  bool operator==(const Pill&) const = default;
};

enum class PlaceIcon { none, online, place };

struct Place {
  std::string text;
  PlaceIcon icon = PlaceIcon::none;
  bool operator==(const Place&) const = default;
};

/// Cloth at the left (on top in portrait), paper beside it: events, standing offers, posts,
/// plain messages, links.
struct PaperSlide {
  Livery livery = Livery::house;
  Cloth cloth;
  std::string label;  // 交流会, or the community's line where the title says the kind
  std::optional<Pill> pill;
  std::string title;
  std::optional<Place> place;
  std::string description;
  enum class TextRole { description, excerpt, message } description_role = TextRole::description;
  std::string facts;          // 申込締切, 参加費, 定員 in one line
  std::string stamp;          // 中止, 延期, 満席
  std::vector<QrCall> codes;  // at most two
  std::string image;          // key of a picture, empty: none
  bool operator==(const PaperSlide&) const = default;
};

struct AgendaRow {
  Livery livery = Livery::house;
  /// Today's rows begin with the time, the others with the date.
  enum class Day { today, another } day = Day::another;
  std::string date;     // "2/18"; empty for standing offers
  std::string weekday;  // "日"; empty when not claimed
  std::string time;     // "10:00", 終日, or empty
  std::string word;     // 随時 in the date's place
  std::string title;
  PlaceIcon icon = PlaceIcon::none;
  Pill countdown;     // "4" + "日後", 本日, 受付中
  std::string stamp;  // instead of the countdown
  bool operator==(const AgendaRow&) const = default;
};

struct AgendaSlide {
  std::string heading;        // これからの予定, 本日の予定
  std::string later_heading;  // of pages without a row of today; empty: the same
  std::vector<AgendaRow> rows;
  std::string line;  // instead of rows: 次回の日程は、決まり次第お知らせいたします。
  std::optional<QrCall> code;
  bool operator==(const AgendaSlide&) const = default;
};

struct WelcomeSlide {
  std::string line;
  std::string name;
  std::string message;
  std::vector<std::string> pillars;
  std::optional<QrCall> code;
  bool operator==(const WelcomeSlide&) const = default;
};

struct TaglineSlide {
  std::string tagline;  // with Aozora ruby
  std::string name;
  bool operator==(const TaglineSlide&) const = default;
};

struct PosterSlide {
  std::string image;
  std::string title;
  std::optional<QrCall> code;
  bool operator==(const PosterSlide&) const = default;
};

struct AlertSlide {
  std::string heading;  // お知らせ
  std::string text;
  std::string line;
  bool operator==(const AlertSlide&) const = default;
};

/// 準備中: what to do before there is a configuration.
struct SetupSlide {
  std::string word;
  std::string title;
  std::vector<std::string> steps;
  bool operator==(const SetupSlide&) const = default;
};

struct FallbackSlide {
  std::string name;
  std::string tagline;
  bool operator==(const FallbackSlide&) const = default;
};

/// What one slide says, every word chosen, no place decided.
struct Slide {
  std::string id;
  SlideKind kind = SlideKind::fallback;
  Millis dwell{};
  /// Every second turn (an event that is about to begin or runs) or each turn.
  enum class Cadence { every_turn, every_second } cadence = Cadence::every_turn;
  std::variant<FallbackSlide, SetupSlide, WelcomeSlide, PaperSlide, AgendaSlide, TaglineSlide,
               PosterSlide, AlertSlide>
      body;
  bool operator==(const Slide&) const = default;
};

/// What surrounds every slide: the chrome line and the notice band.
struct Surround {
  std::string name;    // the community's; hidden on welcome
  std::string date;    // "2月14日（水）"; empty when the clock is not trusted
  std::string clock;   // "14:05"; likewise
  int dot = 0;         // the current slide, 0-based
  int dots = 0;        // 0: none are drawn
  std::string notice;  // the band in place of the chrome; empty: none
  enum class Contact { online, offline } contact = Contact::online;
  int notice_page = 0;  // of a long notice, 0-based; see notice_pages()
  bool operator==(const Surround&) const = default;
};

}  // namespace noren
