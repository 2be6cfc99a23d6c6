#pragma once

#include <string_view>
#include <vector>

namespace noren {

/// Scores of the BudouX model `ja` (google/budoux, Apache-2.0), doubled so that they are whole
/// numbers: element i is the score of a phrase boundary before text[i], which BudouX takes where it
/// is above 0. The first and the last element are 0. Linear.
std::vector<int> phrase_scores(std::u32string_view text);

}  // namespace noren
