#pragma once

#include <cstdint>
#include <string>

#include "text/face.h"
#include "text/typesetter.h"

namespace noren {

/// The most characters that are ever set; what comes after is left out.
constexpr std::size_t kMostCharacters = 20000;

/// The most marks that are set over one character.
constexpr std::size_t kMostMarks = 8;

/// What becomes of the line ends in a text.
enum class LineEndings : std::uint8_t { become_spaces, kept };

/// `text` as display text wants it: control characters, directional controls and variation
/// selectors without a base left out, runs of spaces made one, ! and ? after Japanese made
/// full-width (in vertical text pairs of them stay for tate-chu-yoko), readings without a base
/// dropped. The result holds no line end but '\n', and that only where kept.
RubyText cleaned(const RubyText& text, LineEndings endings, Flow flow);

/// `text` without the 【】 that enclose all of it.
RubyText without_outer_brackets(const RubyText& text);

}  // namespace noren
