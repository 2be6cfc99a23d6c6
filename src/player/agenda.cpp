#include "player/agenda.h"

#include <algorithm>

#include "model/phase.h"
#include "player/date_words.h"
#include "player/event_slide.h"

namespace noren {
namespace {

// Two pages at most, unless the venue asks for more events; a list that is longer nobody reads.
constexpr std::size_t kDatedRows = 8;
constexpr std::size_t kStandingRows = 4;

Pill countdown_of(const Event& event, const DeckContext& context) {
  switch (phase_of(event.schedule, context.now)) {
    case Phase::running:
      return worded(context.words.get("agenda.running"));
    case Phase::today:
      return worded(context.words.get("agenda.today"));
    case Phase::soon:
      return worded(context.words.get(
          days_until(event.schedule, context.now) > 0 ? "agenda.tomorrow" : "agenda.today"));
    case Phase::tomorrow:
      return worded(context.words.get("agenda.tomorrow"));
    case Phase::upcoming:
      return counted(context.words, "agenda.days", days_until(event.schedule, context.now));
    case Phase::dateless:
      return worded(context.words.get("agenda.open"));
    case Phase::later:
    case Phase::over:
      break;
  }
  return {};
}

bool is_today(const Event& event, const VenueTime& now) {
  const Phase phase = phase_of(event.schedule, now);
  return phase == Phase::running ||
         ((phase == Phase::today || phase == Phase::soon) && days_until(event.schedule, now) <= 0);
}

AgendaRow row_of(const Event& event, const DeckContext& context) {
  AgendaRow row;
  row.livery = livery_of(event.kind);
  row.title = event.title;
  if (const auto place = place_of(event, context.words)) row.icon = place->icon;
  row.stamp = stamp_of(event.status, context.words);
  if (row.stamp.empty()) row.countdown = countdown_of(event, context);
  const Schedule& schedule = event.schedule;
  if (schedule.form == Schedule::Form::standing) {
    row.word = context.words.get("agenda.standing");
    return row;
  }
  const Date date = first_day_of(schedule, *context.now.zone);
  row.date = date_in_words(context.words,
                           needs_year(date, context.now) ? "date.row_with_year" : "date.row", date);
  if (is_today(event, context.now) && date == context.now.today()) row.day = AgendaRow::Day::today;
  if (schedule.weekday == Schedule::Weekday::known)
    row.weekday = context.words.get("weekday." + std::to_string(weekday_of(date)));
  row.time = schedule.form == Schedule::Form::all_day
                 ? context.words.get("time.all_day")
                 : clock_in_words(context.now.zone->to_civil(schedule.start).of_day);
  return row;
}

}  // namespace

Slide agenda_slide(const EventChoice& events, const DeckContext& context) {
  AgendaSlide agenda;
  const bool any_today =
      std::any_of(events.dated.begin(), events.dated.end(),
                  [&](const Event* event) { return is_today(*event, context.now); });
  agenda.heading = context.words.get(any_today ? "agenda.heading_today" : "agenda.heading");
  if (any_today) agenda.later_heading = context.words.get("agenda.heading");
  agenda.code = house_code(context.settings, context.words);
  if (events.dated.empty()) {
    agenda.line = context.words.get("agenda.none");
  } else {
    const auto wished = static_cast<std::size_t>(std::max(context.settings.slides.events, 0));
    for (const Event* event : foremost(events.dated, std::max(kDatedRows, wished), context.now))
      agenda.rows.push_back(row_of(*event, context));
    for (std::size_t i = 0; i < std::min(kStandingRows, events.standing.size()); ++i)
      agenda.rows.push_back(row_of(*events.standing[i], context));
  }
  Slide slide;
  slide.id = "agenda";
  slide.kind = SlideKind::agenda;
  slide.dwell = dwell_of(context.settings.slides.dwell, context.settings.slides.dwell.agenda,
                         agenda.code ? Codes::some : Codes::none);
  slide.body = std::move(agenda);
  return slide;
}

}  // namespace noren
