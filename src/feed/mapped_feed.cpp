#include "feed/mapped_feed.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "feed/entry_reader.h"
#include "feed/event_entry.h"
#include "feed/post_entry.h"
#include "feed/zone_names.h"

namespace noren {
namespace {

std::string without_slash(const std::string& pointer) {
  return pointer.empty() ? pointer : pointer.substr(1);
}

bool stands_in(const JsonOutline& outline, const std::string& pointer) {
  if (pointer.empty() || outline.shapes.contains(pointer)) return true;
  return std::any_of(outline.shapes.begin(), outline.shapes.end(),
                     [&](const std::string& shape) { return has_shape(shape, pointer); });
}

/// Whether some list of a general mapping holds entries with a title and a date.
bool is_plausible(const JsonOutline& outline, const FormatMapping& format) {
  const auto holds = [&](const std::string& list, std::string_view member) {
    for (const MappingMember& mapped : format.members)
      for (const MappingChoice& choice : mapped.choices)
        for (const std::string& at : choice.at)
          if (mapped.name == member && (outline.shapes.contains(fmt::format("{}/*{}", list, at)) ||
                                        outline.shapes.contains(list + at)))
            return true;
    return false;
  };
  return std::any_of(format.lists.begin(), format.lists.end(), [&](const std::string& list) {
    return stands_in(outline, list) && holds(list, "title") &&
           (holds(list, "start") || holds(list, "published"));
  });
}

/// Hands the entries, mapped, to the readers of the format noren.
class MappedReader {
 public:
  MappedReader(const FormatMapping& mapping, const ReadContext& context,
               ContentCollector& collector)
      : mapping_(mapping), context_(context), collector_(collector) {}

  void read(const JsonEntry& entry) {
    if (!entry.is_object()) {
      drop(entry);
      return;
    }
    if (is_skipped(entry, mapping_)) {
      ++findings_.skipped;
      return;
    }
    JsonEntry mapped = mapped_entry(entry, mapping_, findings_);
    place_in_zone(mapped);
    if (is_event(mapped))
      read_event(mapped, context_, collector_);
    else
      read_post(mapped, context_, collector_);
  }

  [[nodiscard]] MappingFindings take_findings() { return std::move(findings_); }

 private:
  [[nodiscard]] bool is_event(const JsonEntry& mapped) const {
    if (mapping_.yields != FormatMapping::Yields::either)
      return mapping_.yields == FormatMapping::Yields::events;
    return mapped.find("start") != nullptr || mapped.find("when") != nullptr ||
           mapped.find("standing") != nullptr;
  }

  /// Times that name no offset are those of the zone that the entry names.
  void place_in_zone(JsonEntry& mapped) {
    const FeedValue* name = mapped.find("zone");
    if (name == nullptr) return;
    const std::optional<Zone>& zone = zone_called(name->text);
    if (!zone) {
      note(mapped, "zone",
           say("時間帯「{}」は知られていません。会場の時刻として読みます",
               "the time zone \"{}\" is not known; the venue's is taken", quoted(name->text)));
      return;
    }
    for (const char* member : {"start", "end", "published", "updated"}) {
      const FeedValue* value = mapped.find(member);
      const auto time = value == nullptr ? std::nullopt : parse_rfc3339(value->text);
      if (!time || time->date_only || time->offset) continue;
      const auto offset = std::chrono::duration_cast<std::chrono::minutes>(
          zone->offset_at(zone->to_instant(time->civil)));
      mapped.set(member, {FeedValue::Type::text, format_rfc3339(time->civil, offset)});
    }
  }

  const std::optional<Zone>& zone_called(const std::string& name) {
    constexpr std::size_t kMostZones = 100;
    if (zones_.size() >= kMostZones) zones_.clear();
    const auto known = zones_.find(name);
    if (known != zones_.end()) return known->second;
    return zones_.emplace(name, zone_named(name, context_.zones)).first->second;
  }

  void note(const JsonEntry& entry, std::string_view member, Bilingual what) {
    Problems problems;
    EntryReader(entry, context_, problems).note(member, std::move(what));
    collector_.add_problems(std::move(problems));
  }

  void drop(const JsonEntry& entry) {
    note(entry, {},
         say("{{ }} で囲まれた項目ではないため使えません", "it is no object and can't be used"));
    collector_.count_dropped();
  }

  const FormatMapping& mapping_;
  const ReadContext& context_;
  ContentCollector& collector_;
  MappingFindings findings_;
  std::map<std::string, std::optional<Zone>> zones_;  // by the names that entries give them
};

}  // namespace

const FormatMapping* recognised_format(const JsonOutline& outline, const FormatMappings& formats) {
  const FormatMapping* best = nullptr;
  std::size_t most = 0;
  for (const FormatMapping& format : formats) {
    for (const std::vector<std::string>& group : format.recognise) {
      const bool all = std::all_of(group.begin(), group.end(), [&](const std::string& shape) {
        return stands_in(outline, shape);
      });
      if (!all || group.size() <= most) continue;
      best = &format;
      most = group.size();
    }
  }
  for (const FormatMapping& format : formats)
    if (best == nullptr && format.use == FormatMapping::Use::general &&
        is_plausible(outline, format))
      best = &format;
  return best;
}

Result<MappingFindings> read_mapped_json(std::string_view text, const FormatMapping& mapping,
                                         const ReadContext& context, ContentCollector& collector) {
  const std::string& where = context.source.name;
  const Result<JsonOutline> outline = outline_json(text, where);
  if (!outline) return tl::unexpected(outline.error());
  const auto list = std::find_if(mapping.lists.begin(), mapping.lists.end(),
                                 [&](const std::string& at) { return stands_in(*outline, at); });
  if (list == mapping.lists.end()) {
    std::string names;
    for (const std::string& at : mapping.lists)
      names += (names.empty() ? "" : ", ") + at;
    return fail(where, say("形式「{}」の一覧({})がありません",
                           "the list of the format \"{}\" ({}) is not there", mapping.name, names));
  }
  JsonRequest request;
  request.lists = {without_slash(*list)};
  for (const std::string& pointer : entry_pointers(mapping))
    request.shapes.push_back(without_slash(pointer));
  MappedReader reader(mapping, context, collector);
  const Result<void> walked =
      for_each_entry(text, where, request, [&](JsonEntry&& entry) { reader.read(entry); });
  if (!walked) return tl::unexpected(walked.error());
  return reader.take_findings();
}

}  // namespace noren
