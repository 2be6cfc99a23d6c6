#pragma once

namespace noren {

/// Whether a character stands upright in vertical Japanese text (Vertical_Orientation U, Tu and Tr
/// of UAX #50: fonts for Japanese have vertical forms of the transformed ones); the others lie on
/// their side.
bool stands_upright(char32_t character);

}  // namespace noren
