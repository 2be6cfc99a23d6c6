#pragma once

#include "feed/content_collector.h"
#include "feed/json_stream.h"

namespace noren {

/// The members of a post in the format noren; `content`, its whole text, is looked through for
/// events where the source asks for them.
const std::vector<std::string>& post_members();

/// Reads a post of the format noren and hands it to `collector`, or counts it as dropped and says
/// why.
void read_post(const JsonEntry& entry, const ReadContext& context, ContentCollector& collector);

/// Completes a post of any format and adds it: without a title its first sentence stands for it,
/// without both it is dropped. `text` is the post's text in clean lines, `title_where` the place of
/// its title; `problems` are its own.
void add_post(Post post, std::string text, std::string title_where, Problems problems,
              ContentCollector& collector);

/// Code points of a post's text that are looked through for events.
inline constexpr std::size_t kLongestPostText = 20000;

/// Reads the events that a post announces, where the source asks for them. `text` is its whole
/// text in clean lines, `where` names the post.
void add_announced_events(const std::string& text, const std::string& where,
                          std::optional<Instant> published, ContentCollector& collector);

}  // namespace noren
