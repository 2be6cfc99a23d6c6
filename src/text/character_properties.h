#pragma once

namespace noren {

/// Never has ink and takes no room: joiners, variation selectors, format and control characters.
bool is_invisible(char32_t character);

/// Attaches to the character before it: combining marks, joiners, variation selectors, skin tones.
bool is_mark(char32_t character);

/// Wants its coloured form even without U+FE0F.
bool is_emoji(char32_t character);

/// One half of a flag.
bool is_regional_indicator(char32_t character);

bool is_variation_selector(char32_t character);

/// Changes the direction of text; signage has no use for it, and it can reorder what is said.
bool is_bidi_control(char32_t character);

}  // namespace noren
