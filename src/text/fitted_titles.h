#pragma once

#include <optional>
#include <vector>

#include "text/typesetter.h"

namespace noren {

/// What a title was fitted into.
struct TitleWish {
  RubyText text;
  FaceRole role = FaceRole::display;
  std::vector<FitStep> steps;
  FitBox where;
  bool operator==(const TitleWish&) const = default;
};

/// The last titles that were fitted and what came of them: a deck shows the same ones round after
/// round. Texts too long for a title are not remembered.
class FittedTitles {
 public:
  /// What came of `wish`, valid until the next remember(); null when it isn't remembered.
  [[nodiscard]] const std::optional<TextBlock>* find(const TitleWish& wish) const;
  void remember(TitleWish wish, std::optional<TextBlock> block);

 private:
  struct Entry {
    TitleWish wish;
    std::optional<TextBlock> block;
  };
  std::vector<Entry> entries_;
  std::size_t oldest_ = 0;
};

}  // namespace noren
