#include "feed/when.h"
#include "fuzz/fuzz_target.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace std::chrono_literals;
  const auto text = noren::fuzz::as_text(data, size);
  for (const noren::Date reference : {noren::Date{2024y / 2 / 14}, noren::Date{2023y / 12 / 31}}) {
    const auto when = noren::parse_when(text, reference);
    if (!when) continue;
    noren::fuzz::require(when->date.ok() && when->last.ok() && when->last >= when->date);
    if (when->time) noren::fuzz::require(*when->time >= 0ms && *when->time < 48h);
    if (when->end) noren::fuzz::require(when->end->date.ok());
  }
  return 0;
}
