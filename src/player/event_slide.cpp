#include "player/event_slide.h"

#include <cstdlib>

#include "model/phase.h"
#include "model/title_folding.h"
#include "player/date_words.h"

namespace noren {
namespace {

constexpr int kDaysWithoutYear = 300;

bool is_off(EventStatus status) {
  return status == EventStatus::cancelled || status == EventStatus::postponed;
}

SlideKind slide_kind_of(EventKind kind) {
  switch (kind) {
    case EventKind::meetup:
      return SlideKind::meetup;
    case EventKind::session:
      return SlideKind::session;
    case EventKind::consultation:
      return SlideKind::consultation;
    case EventKind::event:
      break;
  }
  return SlideKind::event;
}

bool has_weekday(const Schedule& schedule) {
  return schedule.weekday == Schedule::Weekday::known;
}

Cloth date_cloth(const Schedule& schedule, const DeckContext& context) {
  const Words& words = context.words;
  const Date date = first_day_of(schedule, *context.now.zone);
  const HoursOnCloth hours = hours_on_cloth(schedule, *context.now.zone, words);
  DateCloth cloth;
  cloth.month = date_in_words(words, "date.cloth_month", date);
  cloth.day = date_in_words(words, "date.cloth_day", date);
  if (has_weekday(schedule))
    cloth.weekday = words.get("weekday_long." + std::to_string(weekday_of(date)));
  cloth.time = hours.time;
  cloth.until = hours.until;
  cloth.open_end = hours.open_end;
  if (needs_year(date, context.now)) cloth.year = date_in_words(words, "date.cloth_year", date);
  return cloth;
}

Cloth today_cloth(const Schedule& schedule, const DeckContext& context) {
  const HoursOnCloth hours = hours_on_cloth(schedule, *context.now.zone, context.words);
  TodayCloth cloth;
  cloth.word = context.words.get("cloth.today");
  cloth.date = date_in_words(context.words, has_weekday(schedule) ? "date.full" : "date.plain",
                             context.now.today());
  cloth.time = hours.time;
  cloth.until = hours.until;
  cloth.open_end = hours.open_end;
  return cloth;
}

Cloth cloth_of(const Schedule& schedule, Phase phase, const DeckContext& context) {
  if (phase == Phase::dateless) return WordCloth{columns_of(context.words, "cloth.standing")};
  if (phase == Phase::running) return WordCloth{columns_of(context.words, "cloth.running")};
  const bool near = phase == Phase::today || phase == Phase::soon;
  if (near && days_until(schedule, context.now) <= 0) return today_cloth(schedule, context);
  return date_cloth(schedule, context);
}

/// 開始まで45分 in steps of five, as the minutes of the wall clock count; about hours from one on.
std::optional<Pill> time_to_start(const Schedule& schedule, const DeckContext& context) {
  if (schedule.form == Schedule::Form::all_day) return std::nullopt;
  const auto left = static_cast<int>(
      std::chrono::ceil<std::chrono::minutes>(schedule.start - context.now.instant).count());
  if (left >= 60) return counted(context.words, "countdown.hours", (left + 30) / 60);
  return counted(context.words, "countdown.minutes", left / 5 * 5);
}

Pill live_pill(const Schedule& schedule, const DeckContext& context) {
  const HoursOnCloth hours = hours_on_cloth(schedule, *context.now.zone, context.words);
  Pill pill = worded(hours_in_line(hours, context.words), Pill::Role::time);
  pill.mark = Pill::Mark::live;
  return pill;
}

std::optional<Pill> pill_of(const Event& event, Phase phase, const DeckContext& context) {
  if (phase == Phase::running) return live_pill(event.schedule, context);
  if (event.status != EventStatus::scheduled || !context.now.trusted()) return std::nullopt;
  switch (phase) {
    case Phase::upcoming:
      return counted(context.words, "countdown.days", days_until(event.schedule, context.now));
    case Phase::tomorrow:
      return worded(context.words.get("countdown.tomorrow"));
    case Phase::today:
      return time_to_start(event.schedule, context);
    case Phase::soon:
      return worded(context.words.get("countdown.soon"));
    case Phase::dateless:
    case Phase::later:
    case Phase::running:
    case Phase::over:
      break;
  }
  return std::nullopt;
}

std::string fact(const std::string& key, const std::string& value, const Words& words) {
  if (value.empty()) return {};
  std::string name = words.fill(key, {{"value", ""}});
  name.erase(name.find_last_not_of(" :") + 1);
  return value.starts_with(name) ? value : words.fill(key, {{"value", value}});
}

std::string facts_of(const Event& event, const Words& words) {
  std::string line;
  for (const std::string& part :
       {fact("fact.deadline", event.deadline, words), fact("fact.fee", event.fee, words),
        fact("fact.capacity", event.capacity, words)}) {
    if (part.empty()) continue;
    if (!line.empty()) line += words.get("fact.separator");
    line += part;
  }
  return line;
}

std::vector<QrCall> codes_of(const Event& event, Phase phase, const DeckContext& context) {
  if (is_off(event.status)) return {};
  if (event.url.empty()) {
    auto code = house_code(context.settings, context.words);
    if (!code) return {};
    if (!event.verb.empty()) code->verb = event.verb;
    return {*code};
  }
  if (!event.verb.empty()) return {{event.url, event.verb}};
  return {{event.url, context.words.get(phase == Phase::running ? "qr.more" : "qr.apply")}};
}

std::string label_of(const Event& event, const DeckContext& context) {
  std::string kind = kind_in_words(event.kind, context.words);
  if (folded_title(event.title) != folded_title(kind)) return kind;
  std::string house = house_label(context.settings);
  return house.empty() ? kind : house;
}

}  // namespace

std::optional<Instant> announced_until(const Event& event, const Zone& zone) {
  if (!is_off(event.status)) return end_of(event.schedule, zone);
  if (event.schedule.form == Schedule::Form::all_day)
    return zone.midnight(plus_days(event.schedule.first, 1));
  return start_of(event.schedule, zone);
}

bool is_announced(const Event& event, const VenueTime& now) {
  const auto until = announced_until(event, *now.zone);
  return !until || !now.trusted() || now.instant < *until;
}

Livery livery_of(EventKind kind) {
  switch (kind) {
    case EventKind::meetup:
      return Livery::meetup;
    case EventKind::session:
      return Livery::session;
    case EventKind::consultation:
      return Livery::consultation;
    case EventKind::event:
      break;
  }
  return Livery::event;
}

std::string kind_in_words(EventKind kind, const Words& words) {
  return words.get("kind." + std::string(name_of(slide_kind_of(kind))));
}

std::string stamp_of(EventStatus status, const Words& words) {
  switch (status) {
    case EventStatus::cancelled:
      return words.get("stamp.cancelled");
    case EventStatus::postponed:
      return words.get("stamp.postponed");
    case EventStatus::full:
      return words.get("stamp.full");
    case EventStatus::scheduled:
      break;
  }
  return {};
}

std::optional<Place> place_of(const Event& event, const Words& words) {
  const std::string online = words.get("place.online");
  // A place that already says オンライン needs no such word before it.
  const bool says_online = event.place.find(online) != std::string::npos;
  switch (event.attendance) {
    case Event::Attendance::online:
      if (event.place.empty()) return Place{online, PlaceIcon::online};
      if (says_online) return Place{event.place, PlaceIcon::online};
      return Place{words.fill("place.online_named", {{"place", event.place}}), PlaceIcon::online};
    case Event::Attendance::both:
      if (event.place.empty()) return Place{words.get("place.both_unnamed"), PlaceIcon::place};
      if (says_online) return Place{event.place, PlaceIcon::place};
      return Place{words.fill("place.both", {{"place", event.place}}), PlaceIcon::place};
    case Event::Attendance::on_site:
    case Event::Attendance::unknown:
      break;
  }
  if (event.place.empty()) return std::nullopt;
  return Place{event.place, PlaceIcon::place};
}

bool needs_year(Date date, const VenueTime& now) {
  return now.trusted() && std::abs(days_between(now.today(), date)) > kDaysWithoutYear;
}

std::optional<QrCall> house_code(const Settings& settings, const Words& words) {
  if (settings.community.url.empty()) return std::nullopt;
  return QrCall{settings.community.url, words.get("qr.more")};
}

std::string house_label(const Settings& settings) {
  const Settings::Community& community = settings.community;
  return without_ruby(community.line.empty() ? community.name : community.line);
}

Slide event_slide(const Event& event, const DeckContext& context) {
  const Phase phase = phase_of(event.schedule, context.now);
  PaperSlide paper;
  paper.livery = livery_of(event.kind);
  paper.cloth = cloth_of(event.schedule, phase, context);
  paper.label = label_of(event, context);
  paper.pill = pill_of(event, phase, context);
  paper.title = event.title;
  paper.place = place_of(event, context.words);
  paper.description = event.summary;
  paper.facts = facts_of(event, context.words);
  paper.stamp = stamp_of(event.status, context.words);
  paper.codes = codes_of(event, phase, context);
  paper.image = event.image;

  Slide slide;
  slide.id = (phase == Phase::dateless ? "standing/" : "event/") + event.id;
  slide.kind = slide_kind_of(event.kind);
  const Settings::Dwell& dwell = context.settings.slides.dwell;
  slide.dwell = dwell_of(dwell, dwell.standard, paper.codes.empty() ? Codes::none : Codes::some);
  if (is_urgent(event, context.now)) slide.cadence = Slide::Cadence::every_second;
  slide.body = std::move(paper);
  return slide;
}

}  // namespace noren
