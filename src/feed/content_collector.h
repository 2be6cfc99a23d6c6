#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "feed/announcements.h"
#include "feed/source_reader.h"
#include "model/content.h"

namespace noren {

/// Gathers what a decoder reads and applies the source's limits: its words to include and
/// exclude, its age limit, its number of items. Of more events than that the coming ones are kept,
/// nearest first, then the latest past ones; of posts the newest; all in the feed's order.
class ContentCollector {
 public:
  /// `context` outlives the collector.
  explicit ContentCollector(const ReadContext& context);

  void add(Event event, const std::vector<std::string>& tags);
  void add(Post post);
  void add(Notice notice);
  void add(Poster poster);
  void add(Message message);

  /// Whether the source asks for the events that its posts announce in their text.
  [[nodiscard]] bool extracts_events() const { return context_.source.extract == "events"; }
  /// What a post published then announces; each event becomes one, however many posts tell of it,
  /// and the newest post is believed.
  void add(Announcements announcements, std::optional<Instant> published);

  void add_problems(Problems problems);
  void count_dropped();

  /// Everything; the collector is empty afterwards.
  Content finish();

 private:
  struct NumberedEvent {
    std::size_t number;
    Event event;
  };
  struct NumberedPost {
    std::size_t number;
    Post post;
  };

  struct DatedAnnouncement {
    std::optional<Instant> published;
    Announcement announcement;
  };

  void read_announced_events();
  void take_announced(Event event);
  [[nodiscard]] bool wanted(const std::string& title, const std::vector<std::string>& tags) const;
  [[nodiscard]] bool too_old(std::optional<Instant> latest) const;
  void keep_best_events(std::size_t most);
  void keep_best_posts(std::size_t most);

  const ReadContext& context_;
  std::vector<std::string> include_;  // folded
  std::vector<std::string> exclude_;
  std::size_t most_items_;
  Instant today_;
  std::size_t added_ = 0;
  std::vector<NumberedEvent> events_;
  std::vector<NumberedPost> posts_;
  std::vector<DatedAnnouncement> announcements_;
  std::set<std::string> announced_;           // what makes an event one and the same
  const Announcement* being_read_ = nullptr;  // whose event comes next
  Content content_;
  std::size_t left_out_problems_ = 0;
};

/// The last instant of a schedule that is known; nothing for a standing one.
std::optional<Instant> latest_instant(const Schedule& schedule, const Zone& zone);

}  // namespace noren
