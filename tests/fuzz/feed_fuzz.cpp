#include "base/utf8.h"
#include "feed/source_reader.h"
#include "fuzz/fuzz_target.h"

namespace {

void read(std::string_view bytes, std::string_view format) {
  using namespace std::chrono_literals;
  static const noren::Settings settings;
  static const noren::Zone zone = noren::Zone::fixed(9h);
  noren::Settings::Source source;
  source.name = "events";
  source.url = "https://example.jp/feeds/events";
  source.format = format;
  noren::FirstSeen first_seen;
  const auto content = noren::read_source(
      bytes, {source, settings, zone, noren::Date{2024y / 2 / 14}, first_seen, ""});
  if (!content) return;
  noren::fuzz::require(content->format == format);
  for (const auto& event : content->content.events)
    noren::fuzz::require(noren::is_utf8(event.title));
  for (const auto& post : content->content.posts)
    noren::fuzz::require(noren::is_utf8(post.title));
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  for (const std::string_view format : {NOREN_FUZZ_FORMATS})
    read(noren::fuzz::as_text(data, size), format);
  return 0;
}
