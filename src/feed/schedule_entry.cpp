#include "feed/schedule_entry.h"

#include <algorithm>

#include "feed/when.h"

namespace noren {
namespace {

using std::chrono::hours;

/// Texts without a year whose first day is remembered; a hostile feed can't make it grow further.
constexpr std::size_t kMostFirstSeen = 4000;

/// Wall-clock `time` after midnight of `date`, which may reach into the next days.
Instant instant_at(Date date, Millis time, const Zone& zone) {
  const int days = static_cast<int>(time / hours(24));
  return zone.to_instant({plus_days(date, days), time % hours(24)});
}

Schedule schedule_of(const When& when, const Zone& zone) {
  Schedule schedule;
  schedule.weekday = when.weekday;
  if (!when.time) {
    schedule.form = Schedule::Form::all_day;
    schedule.first = when.date;
    schedule.last = when.last;
    return schedule;
  }
  schedule.form = Schedule::Form::timed;
  schedule.start = instant_at(when.date, *when.time, zone);
  if (when.end) schedule.end = instant_at(when.end->date, when.end->time, zone);
  // Across a change of summer time the wall clock may run backwards.
  if (schedule.end && *schedule.end <= schedule.start) schedule.end.reset();
  return schedule;
}

/// A date in `text` as people write it. Its meaning hangs on the entry's `published`, else on the
/// day on which the text was first seen, else on today.
std::optional<Schedule> read_when(EntryReader& reader, std::string_view member,
                                  const std::string& text) {
  const ReadContext& context = reader.context();
  const bool dated = reader.has("published");
  const std::optional<Instant> published =
      dated ? reader.instant("published") : std::optional<Instant>();
  Date reference = published ? context.zone.date_of(*published) : context.today;
  const auto seen = context.first_seen.find(text);
  if (!published && seen != context.first_seen.end()) reference = seen->second;
  const tl::expected<When, Bilingual> when = parse_when(text, reference);
  if (!when) {
    const Bilingual& why = when.error();
    reader.note(member, {fmt::format("日時「{}」: {}", quoted(text), why.ja),
                         fmt::format("date \"{}\": {}", quoted(text), why.en)});
    return std::nullopt;
  }
  for (const Bilingual& warning : when->warnings)
    reader.note(member, {fmt::format("日時「{}」: {}", quoted(text), warning.ja),
                         fmt::format("date \"{}\": {}", quoted(text), warning.en)});
  const bool hangs = !published && when->year == When::Year::found;
  if (hangs && context.first_seen.size() < kMostFirstSeen)
    context.first_seen.emplace(text, context.today);
  return schedule_of(*when, context.zone);
}

/// A start that is no RFC 3339 but begins like one is a slip; anything else may be people's way
/// of writing.
bool looks_like_rfc3339(std::string_view text) {
  const auto digit = [&](std::size_t i) {
    return i < text.size() && text[i] >= '0' && text[i] <= '9';
  };
  return digit(0) && digit(1) && digit(2) && digit(3) && text.size() > 4 && text[4] == '-';
}

/// Notes an end that can't be used; the event stays, its end unknown.
void note_bad_end(EntryReader& reader, const std::string& text) {
  reader.note("end", say("終わり「{}」が始まりより前か、読めません。終わりは表示しません",
                         "the end \"{}\" is before the start or can't be read; no end is shown",
                         quoted(text)));
}

Schedule all_day(EntryReader& reader, Date first, const std::string& end_text) {
  Schedule schedule;
  schedule.form = Schedule::Form::all_day;
  schedule.first = first;
  schedule.last = first;
  if (end_text.empty()) return schedule;
  const std::optional<ParsedTime> end = parse_rfc3339(end_text);
  if (!end) {
    note_bad_end(reader, end_text);
    return schedule;
  }
  const Zone& zone = reader.context().zone;
  const CivilTime civil = end->date_only ? end->civil : zone.to_civil(instant_of(*end, zone));
  Date last = civil.date;
  // An end at midnight belongs to the day before.
  if (!end->date_only && civil.of_day == Millis(0) && last > first) last = plus_days(last, -1);
  if (last < first)
    note_bad_end(reader, end_text);
  else
    schedule.last = last;
  return schedule;
}

Schedule timed(EntryReader& reader, const ParsedTime& start, const std::string& end_text) {
  const Zone& zone = reader.context().zone;
  Schedule schedule;
  schedule.form = Schedule::Form::timed;
  schedule.start = instant_of(start, zone);
  if (end_text.empty()) return schedule;
  const std::optional<ParsedTime> parsed = parse_rfc3339(end_text);
  std::optional<Instant> end;
  if (parsed)
    end = parsed->date_only ? zone.midnight(plus_days(parsed->civil.date, 1))
                            : instant_of(*parsed, zone);
  if (!end || *end < schedule.start)
    note_bad_end(reader, end_text);
  else if (*end > schedule.start)  // an end at the start is how some services say "unknown"
    schedule.end = end;
  return schedule;
}

/// Text of a member that holds a time, as one clean line.
std::string time_text(EntryReader& reader, std::string_view member) {
  return reader.line(member, kLongestTitle);
}

}  // namespace

std::optional<Schedule> read_schedule(EntryReader& reader) {
  if (reader.flag("standing").value_or(false)) return Schedule{};
  const std::string start_text = time_text(reader, "start");
  const std::string when_text = time_text(reader, "when");
  if (const std::optional<ParsedTime> start = parse_rfc3339(start_text)) {
    const std::string end_text = time_text(reader, "end");
    return start->date_only ? all_day(reader, start->civil.date, end_text)
                            : timed(reader, *start, end_text);
  }
  if (!start_text.empty() && when_text.empty() && !looks_like_rfc3339(start_text))
    return read_when(reader, "start", start_text);
  if (!start_text.empty())
    reader.note("start", say("「{}」は日時として読めません(例: 2024-02-18T10:00:00+09:00)",
                             "\"{}\" can't be read as a time (such as 2024-02-18T10:00:00+09:00)",
                             quoted(start_text)));
  if (!when_text.empty()) return read_when(reader, "when", when_text);
  if (start_text.empty())
    reader.note("start", say("日時がありません(start か when か standing が要ります)",
                             "no date is given (start, when or standing is needed)"));
  return std::nullopt;
}

}  // namespace noren
