#include "feed/fuzz_entry.h"
#include "fuzz/fuzz_target.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  noren::read_any_bytes(noren::fuzz::as_text(data, size));
  return 0;
}
