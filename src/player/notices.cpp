#include <algorithm>

#include <fmt/format.h>

#include "model/phase.h"
#include "player/closed_days.h"
#include "player/content_slides.h"
#include "player/date_words.h"
#include "player/deck.h"
#include "player/event_slide.h"

namespace noren {
namespace {

Slide alert_slide(std::string id, AlertSlide alert, const DeckContext& context) {
  Slide slide;
  slide.id = "alert/" + std::move(id);
  slide.kind = SlideKind::alert;
  const Settings::Dwell& dwell = context.settings.slides.dwell;
  slide.dwell = dwell_of(dwell, dwell.standard, Codes::none);
  alert.heading = context.words.get("alert.heading");
  slide.body = std::move(alert);
  return slide;
}

/// Whether `event` was called off for today or tomorrow and its time is not yet past.
bool needs_alert(const Event& event, const VenueTime& now) {
  const bool off = event.status == EventStatus::cancelled || event.status == EventStatus::postponed;
  if (!off || !now.trusted() || event.schedule.form == Schedule::Form::standing) return false;
  const int days = days_until(event.schedule, now);
  return (days == 0 || days == 1) && phase_of(event.schedule, now) != Phase::over;
}

/// 交流会 where only one event of the day is one; else the title in quotes.
std::string event_in_words(const Event& event, const Program& program, const DeckContext& context) {
  const Date date = first_day_of(event.schedule, *context.now.zone);
  const auto alike =
      std::count_if(program.events.begin(), program.events.end(), [&](const Event& other) {
        return other.kind == event.kind && other.schedule.form != Schedule::Form::standing &&
               first_day_of(other.schedule, *context.now.zone) == date;
      });
  if (event.kind != EventKind::event && alike == 1) return kind_in_words(event.kind, context.words);
  return context.words.fill("alert.title", {{"title", event.title}});
}

Slide event_alert(const Event& event, const Program& program, const DeckContext& context) {
  const Words& words = context.words;
  const bool today = days_until(event.schedule, context.now) == 0;
  const Date date = first_day_of(event.schedule, *context.now.zone);
  const bool has_weekday = event.schedule.weekday == Schedule::Weekday::known;
  AlertSlide alert;
  alert.text =
      words.fill(event.status == EventStatus::cancelled ? "alert.cancelled" : "alert.postponed",
                 {{"day", words.get(today ? "alert.today" : "alert.tomorrow")},
                  {"event", event_in_words(event, program, context)}});
  alert.line = words.fill(
      "alert.line",
      {{"date", date_in_words(words, has_weekday ? "date.full" : "date.plain", date)},
       {"time", hours_in_line(hours_on_cloth(event.schedule, *context.now.zone, words), words)},
       {"title", event.title}});
  return alert_slide(event.id, std::move(alert), context);
}

}  // namespace

std::vector<Slide> make_alerts(const Program& program, const Settings& settings, const Words& words,
                               const VenueTime& now) {
  const DeckContext context{settings, words, now};
  std::vector<Slide> alerts;
  for (const Notice& notice : program.notices) {
    if (notice.level != Notice::Level::alert || !is_current(notice.from, notice.until, now))
      continue;
    alerts.push_back(alert_slide("notice/" + notice.text, {"", notice.text, notice.line}, context));
  }
  for (const Event& event : program.events)
    if (needs_alert(event, now)) alerts.push_back(event_alert(event, program, context));
  return alerts;
}

Surround make_surround(const Program& program, const Settings& settings, const Words& words,
                       const VenueTime& now) {
  const DeckContext context{settings, words, now};
  Surround surround;
  surround.name = settings.community.name;
  if (now.trusted()) {
    const CivilTime civil = now.civil();
    surround.date = date_in_words(words, "date.full", civil.date);
    surround.clock = fmt::format("{:02}:{:02}", civil.hour(), civil.minute());
  }
  std::vector<std::string> notices;
  for (const Notice& notice : program.notices)
    if (notice.level == Notice::Level::notice && is_current(notice.from, notice.until, now))
      notices.push_back(notice.text);
  const auto closed = closed_notices(context);
  notices.insert(notices.end(), closed.begin(), closed.end());
  for (const std::string& notice : notices) {
    if (!surround.notice.empty()) surround.notice += words.get("notice.separator");
    surround.notice += notice;
  }
  return surround;
}

}  // namespace noren
