#include "text/lexicon.h"

#include <algorithm>
#include <bit>
#include <iterator>
#include <limits>
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
constexpr std::size_t kNodeBlock = 64;
constexpr std::size_t kGroupBlock = 16;
constexpr std::size_t kCodeBlock = 64;
constexpr std::size_t kOneByte = 224;
constexpr std::uint8_t kMore = 255;

constexpr std::size_t kNoNode = std::numeric_limits<std::size_t>::max();
constexpr std::uint16_t kNoLabel = 0xFFFF;

std::uint16_t label(std::size_t node) {
  const std::size_t at = node + node / 2;
  const unsigned both = kLabels[at] | static_cast<unsigned>(kLabels[at + 1]) << 8;
  return static_cast<std::uint16_t>(node % 2 == 0 ? both & 0xFFF : both >> 4);
}

bool has(std::span<const std::uint64_t> flags, std::size_t node) {
  return (flags[node / kNodeBlock] >> node % kNodeBlock & 1) != 0;
}

/// How many nodes before `node` have one of `flags`; `sums` are the counts before each block.
std::size_t count_before(std::size_t node, std::span<const std::uint64_t> flags,
                         std::span<const std::uint32_t> sums) {
  const std::size_t block = node / kNodeBlock;
  const std::uint64_t before = (std::uint64_t{1} << node % kNodeBlock) - 1;
  return sums[block] + static_cast<std::size_t>(std::popcount(flags[block] & before));
}

/// The place behind the next last sibling at or behind `node`.
std::size_t family_end(std::size_t node) {
  std::size_t block = node / kNodeBlock;
  std::uint64_t left = kLastSiblings[block] >> node % kNodeBlock << node % kNodeBlock;
  while (left == 0)
    left = kLastSiblings[++block];
  return block * kNodeBlock + static_cast<std::size_t>(std::countr_zero(left)) + 1;
}

/// Siblings, from the first to behind the last.
struct Family {
  std::size_t first = 0;
  std::size_t end = 0;
};

/// The children of `node`, which has some. Families stand in the order of their parents, behind
/// that of the root.
Family children_of(std::size_t node) {
  const std::size_t family = count_before(node, kInner, kInnerBefore) + 1;
  std::size_t first = kGroupStarts[family / kGroupBlock];
  for (std::size_t skipped = family % kGroupBlock; skipped > 0; --skipped)
    first = family_end(first);
  return {first, family_end(first)};
}

/// The label of `character`; kNoLabel when no word has it.
std::uint16_t label_of(char32_t character) {
  const auto* const found =
      std::lower_bound(std::begin(kAlphabet), std::end(kAlphabet), character,
                       [](char16_t each, char32_t wanted) { return each < wanted; });
  const bool known = found != std::end(kAlphabet) && *found == character;
  return known ? static_cast<std::uint16_t>(found - kAlphabet) : kNoLabel;
}

/// The sibling that has `wanted` as its label.
std::size_t member(Family family, std::uint16_t wanted) {
  const std::size_t end = family.end;
  while (family.first < family.end) {
    const std::size_t middle = (family.first + family.end) / 2;
    if (label(middle) < wanted)
      family.first = middle + 1;
    else
      family.end = middle;
  }
  return family.first < end && label(family.first) == wanted ? family.first : kNoNode;
}

/// The number of the profile of the stem that `node` ends: which endings it has.
std::size_t profile_of(std::size_t node) {
  const std::size_t stem = count_before(node, kStems, kStemsBefore);
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
  std::size_t node = member({0, kFirstCharacters}, label_of(text.front()));
  for (std::size_t length = 1; node != kNoNode; ++length) {
    if (has(kStems, node)) add_words(profile_of(node), length, text, matches);
    if (!has(kInner, node) || length == text.size()) return;
    node = member(children_of(node), label_of(text[length]));
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
