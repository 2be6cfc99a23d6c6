#pragma once

#include <string_view>

namespace noren {

/// The charset (as iconv calls it) of a text that no label describes and that is no UTF-8, by the
/// language that it then reads as: Japanese, Korean, Chinese, Thai, Hebrew, Greek, Russian, or a
/// western one. Null when it reads as none.
const char* guessed_charset(std::string_view bytes);

}  // namespace noren
