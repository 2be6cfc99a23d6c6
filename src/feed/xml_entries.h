#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace noren {

/// One entry of a feed, as the feed spells it.
struct XmlEntry {
  std::string_view text;  // from the begin of its start tag to the end of its end tag
  std::size_t at = 0;     // where that begins in the feed
};

/// A feed cut apart, so that each entry can be parsed by itself: a broken one then costs no other,
/// and memory is needed for one at a time.
struct XmlEntries {
  /// The feed with an empty element in the place of each entry, whose text is in `entries` in the
  /// same order.
  std::string frame;
  std::string name;  // of those elements, with their prefix; empty when there are none
  std::vector<XmlEntry> entries;
  /// Whether the feed ends within an entry or a comment: the rest of it is missing.
  enum class End { reached, cut } end = End::reached;
};

/// Cuts `feed` at the elements of that local name ("item", "entry"), wherever they stand outside of
/// comments and CDATA. An entry without an end tag ends where the next one begins. `entries` refer
/// to `feed`. Linear in the text.
XmlEntries cut_into_entries(std::string_view feed, std::string_view local_name);

}  // namespace noren
