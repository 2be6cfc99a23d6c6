#include "text/segmentation.h"

#include "text/character_properties.h"
#include "text/vertical_orientation.h"

namespace noren {
namespace {

constexpr char32_t kJoiner = 0x200D;

// No emoji sequence in use is longer; a flood of joiners becomes several clusters.
constexpr std::size_t kLongestSequence = 40;

bool is_pictograph(char32_t c) {
  return is_emoji(c) || (c >= 0x2190 && c <= 0x2BFF) || c == 0x3030 || c == 0x303D;
}

std::size_t cluster_end(std::u32string_view text, std::size_t at) {
  std::size_t end = at + 1;
  const bool pictograph = is_pictograph(text[at]);
  if (is_regional_indicator(text[at]) && end < text.size() && is_regional_indicator(text[end])) {
    ++end;
  }
  while (end < text.size()) {
    const bool joined = pictograph && text[end - 1] == kJoiner && is_pictograph(text[end]) &&
                        end - at < kLongestSequence;
    if (!joined && !is_mark(text[end])) break;
    ++end;
  }
  return end;
}

bool is_digit(std::u32string_view text, std::size_t at) {
  return at < text.size() && spacing_class(text[at]) == SpacingClass::digit;
}

/// Whether the character at `at` runs on with digits beside it: A4, 10:30, 1,000, -5.
bool runs_on(std::u32string_view text, std::size_t at) {
  if (at >= text.size()) return false;
  const SpacingClass kind = spacing_class(text[at]);
  return kind == SpacingClass::latin || kind == SpacingClass::digit ||
         std::u32string_view(U":.,-/+%$¥#").find(text[at]) != std::u32string_view::npos;
}

/// The end of the digits or the pair of ! and ? at `at` that is set within one em; `at` if none.
std::size_t combined_end(std::u32string_view text, std::size_t at) {
  const auto question = [&](std::size_t i) {
    return i < text.size() && (text[i] == U'!' || text[i] == U'?');
  };
  if (question(at) && question(at + 1) && !question(at + 2) && (at == 0 || !question(at - 1))) {
    return at + 2;
  }
  if (!is_digit(text, at) || (at > 0 && runs_on(text, at - 1))) return at;
  const std::size_t end = is_digit(text, at + 1) ? at + 2 : at + 1;
  if (runs_on(text, end) || (end < text.size() && is_mark(text[end]))) return at;
  return end;
}

Cluster vertical_cluster(std::u32string_view text, std::size_t at) {
  Cluster cluster;
  cluster.from = at;
  cluster.to = combined_end(text, at);
  if (cluster.to > at) {
    cluster.posture = Posture::combined;
    return cluster;
  }
  cluster.to = cluster_end(text, at);
  const bool coloured = is_emoji(text[at]) ||
                        text.substr(at, cluster.to - at).find(0xFE0F) != std::u32string_view::npos;
  if (coloured)
    cluster.posture = Posture::combined;
  else if (!stands_upright(text[at]))
    cluster.posture = Posture::rotated;
  return cluster;
}

}  // namespace

std::vector<Cluster> segmented(std::u32string_view text, Flow flow) {
  std::vector<Cluster> clusters;
  clusters.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    Cluster cluster;
    if (flow == Flow::vertical) {
      cluster = vertical_cluster(text, at);
    } else {
      cluster.from = at;
      cluster.to = cluster_end(text, at);
    }
    cluster.kind = spacing_class(text[at]);
    at = cluster.to;
    clusters.push_back(cluster);
  }
  return clusters;
}

}  // namespace noren
