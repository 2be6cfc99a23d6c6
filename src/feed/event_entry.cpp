#include "feed/event_entry.h"

#include <algorithm>
#include <array>
#include <utility>

#include "feed/kind_rules.h"
#include "feed/schedule_entry.h"

namespace noren {
namespace {

/// What a service or a table calls it: a whole word, or one that says it within a sentence
/// (「中止になりました」).
std::optional<EventStatus> status_named(const std::string& plain) {
  static constexpr std::array<std::string_view, 16> kScheduled{
      "",       "scheduled", "confirmed", "open",   "active", "開催",     "予定",     "開催予定",
      "開催中", "開催決定",  "確定",      "受付中", "募集中", "受付開始", "残席あり", "空きあり"};
  static constexpr std::array<std::pair<std::string_view, EventStatus>, 17> kParts{{
      {"キャンセル待ち", EventStatus::full},
      {"waitlist", EventStatus::full},
      {"中止", EventStatus::cancelled},
      {"キャンセル", EventStatus::cancelled},
      {"取りやめ", EventStatus::cancelled},
      {"休止", EventStatus::cancelled},
      {"cancelled", EventStatus::cancelled},
      {"canceled", EventStatus::cancelled},
      {"延期", EventStatus::postponed},
      {"postponed", EventStatus::postponed},
      {"満席", EventStatus::full},
      {"満員", EventStatus::full},
      {"満了", EventStatus::full},
      {"売り切れ", EventStatus::full},
      {"完売", EventStatus::full},
      {"soldout", EventStatus::full},
      {"full", EventStatus::full},
  }};
  if (std::find(kScheduled.begin(), kScheduled.end(), plain) != kScheduled.end())
    return EventStatus::scheduled;
  for (const auto& [part, status] : kParts)
    if (plain.find(part) != std::string::npos) return status;
  return std::nullopt;
}

EventStatus read_status(EntryReader& reader) {
  const std::string name = reader.line("status", kLongestFact);
  if (const auto status = status_named(folded(name))) return *status;
  reader.note("status", say("「{}」という状態はありません(中止、延期、満席、または scheduled, "
                            "cancelled, postponed, full)。"
                            "予定どおりとして扱います",
                            "there is no status \"{}\" (scheduled, cancelled, postponed, full); "
                            "taken as scheduled",
                            quoted(name)));
  return EventStatus::scheduled;
}

bool names_online(const std::string& folded_place) {
  for (const std::string_view word : {"オンライン", "online", "リモート", "zoom", "teams",
                                      "googlemeet", "webex", "youtube", "discord", "配信"})
    if (folded_place.find(word) != std::string::npos) return true;
  return false;
}

/// Feeds say where an event is held in many ways: by a flag, by the place alone, or by both.
void read_attendance(EntryReader& reader, Event& event) {
  event.place = reader.line("place", kLongestFact);
  const std::string place = folded(event.place);
  const std::string word =
      folded(reader.entry().find("online") != nullptr ? reader.entry().find("online")->text
                                                      : std::string());
  if (word == "both" || word == "hybrid" || word == "ハイブリッド") {
    event.attendance = Event::Attendance::both;
    return;
  }
  const std::optional<bool> online = reader.flag("online");
  // Calendars hold the address of a meeting where the place belongs.
  const bool place_is_address = place.starts_with("http://") || place.starts_with("https://");
  const bool place_online = place_is_address || names_online(place);
  if (online.value_or(place_online))
    event.attendance =
        place.empty() || place_online ? Event::Attendance::online : Event::Attendance::both;
  else if (online || !place.empty())
    event.attendance = Event::Attendance::on_site;
  // Said by the attendance already.
  if (place_is_address || (event.attendance == Event::Attendance::online &&
                           (place == "オンライン" || place == "online" || place == "onlineevent")))
    event.place.clear();
}

std::string id_of(const Event& event, const Zone& zone) {
  static constexpr std::array<std::string_view, 4> kKinds{"meetup", "session", "consultation",
                                                          "event"};
  const Schedule& schedule = event.schedule;
  std::string when = "standing";
  if (schedule.form == Schedule::Form::timed) {
    const auto offset =
        std::chrono::duration_cast<std::chrono::minutes>(zone.offset_at(schedule.start));
    when = format_rfc3339(zone.to_civil(schedule.start), offset).substr(0, 16);
  } else if (schedule.form == Schedule::Form::all_day) {
    when = format_rfc3339({schedule.first, Millis(0)}, std::chrono::minutes(0)).substr(0, 10);
  }
  return fmt::format("{}-{}-{}", kKinds.at(static_cast<std::size_t>(event.kind)), when,
                     event.title);
}

void read_details(EntryReader& reader, Event& event) {
  read_attendance(reader, event);
  event.url = reader.link("url");
  event.image = reader.image("image");
  event.status = read_status(reader);
  event.verb = reader.line("verb", kLongestFact);
  event.deadline = reader.line("deadline", kLongestFact);
  event.fee = reader.line("fee", kLongestFact);
  event.capacity = reader.line("capacity", kLongestFact);
}

}  // namespace

const std::vector<std::string>& event_members() {
  static const std::vector<std::string> members{
      "id",    "kind",     "title",    "start",     "end",    "when", "online",
      "place", "summary",  "url",      "image",     "status", "verb", "deadline",
      "fee",   "capacity", "standing", "published", "tags"};
  return members;
}

void read_event(const JsonEntry& entry, const ReadContext& context, ContentCollector& collector) {
  Problems problems;
  EntryReader reader(entry, context, problems);
  Event event;
  event.title = reader.line("title", kLongestTitle);
  std::string summary = reader.lines("summary", kLongestSummary);
  if (event.title.empty()) event.title = first_sentence(summary);
  event.summary = on_one_line(std::move(summary));
  const std::optional<Schedule> schedule =
      event.title.empty() ? std::nullopt : read_schedule(reader);
  if (event.title.empty())
    reader.note("title", say("題名も説明もないため表示できません",
                             "it has neither a title nor a summary and can't be shown"));
  if (!schedule) {
    collector.count_dropped();
    collector.add_problems(std::move(problems));
    return;
  }
  event.schedule = *schedule;
  const std::vector<std::string> tags = reader.tags("tags");
  const std::string kind = reader.line("kind", kLongestFact);
  event.kind =
      kind.empty() ? kind_by_words(context.settings.kinds, event.title, tags) : kind_named(kind);
  read_details(reader, event);
  event.id = reader.line("id", kLongestId);
  if (event.id.empty()) event.id = id_of(event, context.zone);
  collector.add_problems(std::move(problems));
  collector.add(std::move(event), tags);
}

}  // namespace noren
