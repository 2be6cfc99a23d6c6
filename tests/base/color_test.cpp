#include "base/color.h"

#include "catch.h"

namespace noren {

TEST_CASE("colours are read in both lengths") {
  CHECK(parse_color("#B8355C") == Color{0xB8, 0x35, 0x5C, 255});
  CHECK(parse_color("#fff") == Color{255, 255, 255, 255});
  for (const char* text :
       {"", "#", "B8355C", "#B8355", "#B8355CFF", "#GGGGGG", "#+12345", "#-1234"})
    CHECK_FALSE(parse_color(text).has_value());
}

TEST_CASE("contrast is WCAG's") {
  CHECK(contrast_ratio({0, 0, 0, 255}, {255, 255, 255, 255}) == Approx(21.0));
  CHECK(contrast_ratio({118, 118, 118, 255}, {255, 255, 255, 255}) == Approx(4.54).margin(0.01));
}

TEST_CASE("a colour that is half there mixes evenly with the one below") {
  CHECK(laid_over(with_alpha({255, 255, 255, 255}, 0.5), {0, 0, 0, 255}) ==
        Color{128, 128, 128, 255});
  CHECK(laid_over(with_alpha({1, 2, 3, 255}, 1), {9, 9, 9, 255}) == Color{1, 2, 3, 255});
}

}  // namespace noren
