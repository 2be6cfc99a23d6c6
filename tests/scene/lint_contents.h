#pragma once

#include <string>
#include <vector>

#include "model/slide.h"

namespace noren::test {

/// What a screen may have to show, made by rules out of parts of every length.
std::vector<Slide> lint_contents();

/// Notices from one word to several pages of the band.
std::vector<std::string> lint_notices();

}  // namespace noren::test
