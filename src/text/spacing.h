#pragma once

#include "text/cluster.h"

namespace noren {

/// Room between Japanese and Latin or digits, as CSS text-autospace has it.
constexpr double kThinSpace = 0.125;

/// Sets the gap before each cluster: consecutive brackets and punctuation closed up (JLREQ 3.1.4,
/// CSS text-spacing-trim), `thin_space` em between Japanese and Latin or digits.
void space_clusters(SetText& text, double thin_space);

/// Makes room for readings of `ruby_em` that are wider than their bases: they hang over a kana
/// neighbour by at most a quarter em, what is left widens the base. Call once, after
/// space_clusters.
void make_room_for_ruby(SetText& text, double ruby_em);

}  // namespace noren
