#include "feed/asset_files.h"
#include "feed/config.h"
#include "fuzz/fuzz_target.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto text = noren::fuzz::as_text(data, size);
  if (const auto config = noren::parse_config(text, "noren.json")) {
    const noren::Settings& settings = config->settings;
    noren::fuzz::require(settings.slides.dwell.standard >= noren::Settings::kShortestDwell);
    noren::fuzz::require(settings.display.safe_area >= 0 && settings.display.safe_area <= 8);
  }
  static_cast<void>(noren::place_in_config(text, "noren.json", "/sources/0/url"));
  static_cast<void>(noren::parse_theme_file(text, "theme.json", noren::Theme{}));
  return 0;
}
