#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/problem.h"
#include "model/font_manifest.h"
#include "model/holidays.h"
#include "model/theme.h"
#include "model/words.h"

namespace noren {

/// The words table of assets/words/LANGUAGE.json: a flat object of strings. Fails at the first
/// entry that is no text.
Result<Words> parse_words(std::string_view bytes, const std::string& file);

/// A theme file as read: wrong colours and unknown keys leave what the base theme has.
struct ThemeFile {
  Theme theme;
  Problems errors;
  Problems warnings;
};

/// A theme of assets/themes/NAME.json; a venue's own may leave out keys, which `base` fills. Fails
/// only when the text can't be understood as one JSON object.
Result<ThemeFile> parse_theme_file(std::string_view bytes, const std::string& file,
                                   const Theme& base);

/// The same, failing at the first error: for the themes that come with the program.
Result<Theme> parse_theme(std::string_view bytes, const std::string& file, const Theme& base);

/// The pointer of every key of a theme file, for its description and tests.
std::vector<std::string> theme_keys();

/// assets/holidays/COUNTRY.json, or a venue's own list: { "days": ["2024-01-01", …], "last_year":
/// 2050 }, in any order. Fails at the first error.
Result<Holidays> parse_holidays(std::string_view bytes, const std::string& file);

/// fonts/fonts.json. Fails at the first error, also at a role that names an unknown face.
Result<FontManifest> parse_font_manifest(std::string_view bytes, const std::string& file);

}  // namespace noren
