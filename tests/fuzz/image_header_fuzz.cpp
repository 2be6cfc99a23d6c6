#include "fuzz/fuzz_target.h"
#include "platform/image_header.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto header = noren::read_image_header(noren::fuzz::as_text(data, size), "picture");
  if (!header) return 0;
  const noren::Size box = header->size;
  noren::fuzz::require(box.w > 0 && box.h > 0 && box.w <= noren::kLongestImageSide &&
                       box.h <= noren::kLongestImageSide);
  noren::fuzz::require(std::int64_t{box.w} * box.h <= noren::kMostImagePixels);
  noren::fuzz::require(header->orientation >= 1 && header->orientation <= 8);
  return 0;
}
