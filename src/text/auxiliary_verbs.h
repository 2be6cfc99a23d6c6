#pragma once

#include <string_view>

#include "text/word_neighbours.h"

namespace noren {

/// Verbs that lean on a particle or a noun before them: いう, による, にする, 勉強する, ている.
bool is_light_verb(std::u32string_view word);

/// Whether `at.after` is the second part of a form that the words before it begin, so that no line
/// ends between them: のぞいて|みる, 代わって|いただける, なければ|ならない, お待ちに|なる,
/// と|する.
bool completes_verb(const Neighbours& at);

}  // namespace noren
