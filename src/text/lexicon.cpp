#include "text/lexicon.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <span>

namespace noren {
namespace {

/// What a stem may end with, and how the word then connects; or, with the suffix kMore, a profile
/// of more endings, whose number is in the other two.
struct Ending {
  std::uint8_t suffix;
  std::uint8_t cost;  // steps above the lowest
  WordContext context;
};

#include "text/lexicon.inc"

// The shape of the trie; scripts/generate-lexicon has the same numbers.
constexpr std::uint16_t kLabel = 0x0FFF;
constexpr std::uint16_t kLastSibling = 0x1000;
constexpr std::uint16_t kStem = 0x2000;
constexpr std::uint16_t kInner = 0x4000;
constexpr std::size_t kNodeBlock = 64;
constexpr std::size_t kGroupBlock = 16;
constexpr std::size_t kCodeBlock = 64;
constexpr std::size_t kOneByte = 224;
constexpr std::uint8_t kMore = 255;

/// How many nodes before `node` have `flag`; `sums` are the counts before each block.
std::size_t count_before(std::size_t node, std::uint16_t flag,
                         std::span<const std::uint32_t> sums) {
  const std::size_t block = node / kNodeBlock;
  return static_cast<std::size_t>(
      std::count_if(kNodes + block * kNodeBlock, kNodes + node,
                    [flag](std::uint16_t each) { return (each & flag) != 0; }) +
      sums[block]);
}

/// The first of the children of `node`, which has some. Families stand in the order of their
/// parents, behind that of the root.
std::size_t first_child(std::size_t node) {
  const std::size_t family = count_before(node, kInner, kInnerBefore) + 1;
  std::size_t at = kGroupStarts[family / kGroupBlock];
  for (std::size_t skipped = family % kGroupBlock; skipped > 0; ++at)
    if ((kNodes[at] & kLastSibling) != 0) --skipped;
  return at;
}

/// The label of `character`; none when no word has it.
std::uint16_t label_of(char32_t character) {
  const auto* const found =
      std::lower_bound(std::begin(kAlphabet), std::end(kAlphabet), character,
                       [](char16_t each, char32_t wanted) { return each < wanted; });
  const bool known = found != std::end(kAlphabet) && *found == character;
  return known ? static_cast<std::uint16_t>(found - kAlphabet) : kLabel;
}

constexpr std::size_t kNoNode = std::size(kNodes);

/// The sibling at or behind `first` that has `label`.
std::size_t sibling(std::size_t first, std::uint16_t label) {
  for (std::size_t at = first;; ++at) {
    const std::uint16_t here = kNodes[at] & kLabel;
    if (here == label) return at;
    if (here > label || (kNodes[at] & kLastSibling) != 0) return kNoNode;
  }
}

/// A first character: the root has so many children that they are searched by halves.
std::size_t root_child(std::uint16_t label) {
  const std::uint16_t* const end = kNodes + kFirstCharacters;
  const std::uint16_t* const found = std::lower_bound(
      kNodes, end, label,
      [](std::uint16_t each, std::uint16_t wanted) { return (each & kLabel) < wanted; });
  return found != end && (*found & kLabel) == label ? static_cast<std::size_t>(found - kNodes)
                                                    : kNoNode;
}

/// The number of the profile of the stem that `node` ends: which endings it has.
std::size_t profile_of(std::size_t node) {
  const std::size_t stem = count_before(node, kStem, kStemsBefore);
  std::size_t code = kCodeStarts[stem / kCodeBlock];
  for (std::size_t skipped = stem % kCodeBlock; skipped > 0; --skipped)
    code += kProfileCodes[code] < kOneByte ? 1 : 2;
  const std::size_t profile = kProfileCodes[code];
  return profile < kOneByte ? profile : (profile - kOneByte) << 8 | kProfileCodes[code + 1];
}

/// The length of the suffix when `text` starts with it.
std::optional<std::size_t> suffix_length(std::size_t suffix, std::u32string_view text) {
  const std::size_t first = kSuffixStarts[suffix];
  const std::size_t length = kSuffixStarts[suffix + 1] - first;
  const bool fits = length <= text.size() &&
                    std::equal(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(length),
                               kSuffixCharacters + first);
  return fits ? std::optional(length) : std::nullopt;
}

/// Adds the words that the endings of `profile` make of the first `length` characters of `text`.
void add_words(std::size_t profile, std::size_t length, std::u32string_view text,
               std::vector<LexiconMatch>& matches) {
  for (std::size_t i = kProfileStarts[profile]; i < kProfileStarts[profile + 1]; ++i) {
    const Ending& ending = kEndings[i];
    if (ending.suffix == kMore) {
      add_words(std::size_t{ending.cost} << 8 | ending.context, length, text, matches);
      continue;
    }
    const auto suffix = suffix_length(ending.suffix, text.substr(length));
    if (!suffix) continue;
    matches.push_back({length + *suffix, (kLowestCost + ending.cost) * kCostStep, ending.context});
  }
}

}  // namespace

void match_words(std::u32string_view text, std::vector<LexiconMatch>& matches) {
  matches.clear();
  if (text.empty()) return;
  std::size_t node = root_child(label_of(text.front()));
  for (std::size_t length = 1; node != kNoNode; ++length) {
    if ((kNodes[node] & kStem) != 0) add_words(profile_of(node), length, text, matches);
    if ((kNodes[node] & kInner) == 0 || length == text.size()) return;
    node = sibling(first_child(node), label_of(text[length]));
  }
}

int connection_cost(WordContext before, WordContext after) {
  return kConnections[before][after] * kCostStep;
}

WordRole role_of(WordContext context) {
  return kRoleOf[context];
}

UnknownContexts unknown_contexts() {
  return {kEdgeContext, kNounContext, kNumberContext};
}

}  // namespace noren
