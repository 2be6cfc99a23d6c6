#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace noren {

struct HtmlEntity {
  char32_t character = 0;
  std::size_t bytes = 0;  // of the reference, "&" and ";" included
};

/// The character reference that `text` begins with ("&amp;", "&#8217;", "&#x2019;"); nothing when
/// it begins with none that is known. Numbers that name no character give U+FFFD; 128 to 159 are
/// read as windows-1252, as HTML has it.
std::optional<HtmlEntity> html_entity(std::string_view text);

/// What windows-1252 has at 0x80 to 0x9F, which many programs write as if it were Unicode (HTML,
/// 13.2.5.80); 0 where it has nothing.
char32_t windows_1252(char32_t control);

}  // namespace noren
