#include "text/budoux.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

namespace noren {
namespace {

/// One to three characters, 16 bits each, and their weights by place relative to the boundary.
template <std::size_t N>
struct Weights {
  std::uint64_t key;  // 0: a free slot
  std::array<std::int16_t, N> by_place;
};

#include "text/budoux_model.inc"

/// The weights of `key` in a table of open addressing; its size is a power of two.
template <std::size_t N, std::size_t Size>
const Weights<N>* find(const Weights<N> (&table)[Size], std::uint64_t key) {
  std::size_t at = (key * 0x9E3779B97F4A7C15U >> 40) & (Size - 1);
  while (table[at].key != 0) {
    if (table[at].key == key) return &table[at];
    at = (at + 1) & (Size - 1);
  }
  return nullptr;
}

/// Adds the weights of an n-gram that starts at `start` to every boundary whose window it is in:
/// place k counts for the boundary that lies `first - k` characters behind `start`.
template <std::size_t N>
void add(const Weights<N>* weights, std::ptrdiff_t start, std::ptrdiff_t first,
         std::span<int> scores) {
  if (weights == nullptr) return;
  for (std::size_t place = 0; place < N; ++place) {
    const std::ptrdiff_t at = start + first - static_cast<std::ptrdiff_t>(place);
    if (at > 0 && at < std::ssize(scores) - 1)
      scores[static_cast<std::size_t>(at)] += 2 * weights->by_place[place];
  }
}

}  // namespace

std::vector<int> phrase_scores(std::u32string_view text) {
  std::vector<int> scores(text.size() + 1, -kSumOfWeights);
  scores.front() = 0;
  scores.back() = 0;
  // The model knows no character beyond the basic plane; such a one is put as 0, which no key has.
  const auto character = [&](std::size_t at) -> std::uint64_t {
    return text[at] <= 0xFFFF ? text[at] : 0;
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto start = static_cast<std::ptrdiff_t>(i);
    const std::uint64_t one = character(i);
    if (one == 0) continue;
    add(find(kUnigrams, one), start, 3, scores);
    if (i + 1 >= text.size() || character(i + 1) == 0) continue;
    const std::uint64_t two = one << 16 | character(i + 1);
    add(find(kBigrams, two), start, 2, scores);
    if (i + 2 >= text.size() || character(i + 2) == 0) continue;
    add(find(kTrigrams, two << 16 | character(i + 2)), start, 3, scores);
  }
  return scores;
}

}  // namespace noren
