#pragma once

#include <string>
#include <string_view>

#include "base/problem.h"
#include "model/font_manifest.h"
#include "model/theme.h"
#include "model/words.h"

namespace noren {

/// The words table of assets/words/LANGUAGE.json: a flat object of strings.
Result<Words> parse_words(std::string_view bytes, const std::string& file);

/// A theme of assets/themes/NAME.json; a venue's own may leave out keys, which `base` fills.
Result<Theme> parse_theme(std::string_view bytes, const std::string& file, const Theme& base);

/// fonts/fonts.json.
Result<FontManifest> parse_font_manifest(std::string_view bytes, const std::string& file);

}  // namespace noren
