#pragma once

#include <string_view>
#include <vector>

#include "text/cluster.h"

namespace noren {

/// `text` cut into clusters, without glyphs: characters with their marks, emoji sequences, flags;
/// in vertical text also with what stands combined (one or two digits, a pair of ! and ?) or lies
/// on its side.
std::vector<Cluster> segmented(std::u32string_view text, Flow flow);

}  // namespace noren
