#include <string>

#include "base/utf8.h"
#include "fuzz/fuzz_target.h"
#include "support/real_fonts.h"
#include "text/typesetter.h"

namespace {

using noren::RubyText;
using noren::Typesetter;

std::string without_spaces(std::string_view text) {
  std::string kept;
  for (const char c : text)
    if (c != ' ') kept += c;
  return kept;
}

// Lines joined are the text; only spaces at the breaks may be gone.
void check_wrap(const Typesetter& typesetter, const std::string& text, double width_em) {
  for (const auto mode : {Typesetter::WrapMode::title, Typesetter::WrapMode::body}) {
    std::string joined;
    for (const std::string& line : typesetter.wrap(text, width_em, mode))
      joined += line;
    noren::fuzz::require(joined.size() <= text.size());
    if (text.find("\xE3\x80\x80") == std::string::npos)
      noren::fuzz::require(without_spaces(joined) == without_spaces(text));
  }
}

// Valid UTF-8 without line ends, as every caller of wrap has it.
bool is_one_line(std::string_view text) {
  return noren::is_utf8(text) && text.find_first_of("\r\n") == std::string_view::npos;
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Typesetter typesetter(noren::test::real_fonts(), {"川辺の会"});
  if (size < 2) return 0;
  const int width = 40 + 4 * data[0];
  const std::string text(noren::fuzz::as_text(data + 1, size - 1));
  noren::TextStyle style;
  style.role = data[0] % 2 == 0 ? noren::FaceRole::display : noren::FaceRole::text;
  const RubyText ruby = RubyText::aozora(text);
  static_cast<void>(typesetter.line(ruby, style));
  static_cast<void>(typesetter.paragraph(ruby, style, width));
  static_cast<void>(typesetter.title(ruby, style, width, 3));
  static_cast<void>(typesetter.columns({ruby, RubyText::plain(text)}, style, 8));
  static_cast<void>(typesetter.shortened(ruby, style, width));
  static_cast<void>(typesetter.fit(ruby, style.role, {{88, 2, 1.3}, {56, 3, 1.4}},
                                   {{0, 0, width, 300}, {{width / 2, 0, width, 80}}, 20}));
  if (is_one_line(text)) check_wrap(typesetter, text, width / 56.0);
  return 0;
}
