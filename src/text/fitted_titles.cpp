#include "text/fitted_titles.h"

#include <algorithm>

namespace noren {
namespace {

constexpr std::size_t kMostTitles = 64;
constexpr std::size_t kLongestTitle = 300;  // characters

}  // namespace

const std::optional<TextBlock>* FittedTitles::find(const TitleWish& wish) const {
  const auto found = std::find_if(entries_.begin(), entries_.end(),
                                  [&](const Entry& entry) { return entry.wish == wish; });
  return found == entries_.end() ? nullptr : &found->block;
}

void FittedTitles::remember(TitleWish wish, std::optional<TextBlock> block) {
  if (wish.text.characters.size() > kLongestTitle) return;
  Entry entry{std::move(wish), std::move(block)};
  if (entries_.size() < kMostTitles) {
    entries_.push_back(std::move(entry));
    return;
  }
  entries_[oldest_] = std::move(entry);
  oldest_ = (oldest_ + 1) % kMostTitles;
}

}  // namespace noren
