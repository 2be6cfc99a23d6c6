#include "feed/source_reader.h"

#include <array>
#include <utility>

#include "base/utf8.h"
#include "feed/charset.h"
#include "feed/format_detection.h"
#include "feed/ical_feed.h"
#include "feed/ical_text.h"
#include "feed/json_feed.h"
#include "feed/noren_feed.h"
#include "feed/xml_feed.h"

namespace noren {
namespace {

/// A decoder takes well-formed UTF-8.
struct Decoder {
  std::string_view format;
  Result<Content> (*read)(std::string_view text, const ReadContext& context);
};

constexpr std::array<Decoder, 5> kDecoders{{
    {"noren", read_noren_feed},
    {"jsonfeed", read_json_feed},
    {"atom", read_xml_feed},
    {"rss", read_xml_feed},
    {"ical", read_ical_feed},
}};

}  // namespace

Result<ReadContent> read_source(std::string_view bytes, const ReadContext& context) {
  const std::string& where = context.source.name;
  std::string charset = declared_charset(context.content_type);
  if (charset.empty()) charset = xml_encoding(bytes);
  const Result<std::string> text =
      looks_like_ical(bytes.substr(0, 512))
          ? decode_charset(without_folds_in_characters(bytes), charset, where)
          : decode_charset(bytes, charset, where);
  if (!text) return tl::unexpected(text.error());
  if (const Result<void> fit = refuse_pages(*text, where); !fit) return tl::unexpected(fit.error());
  std::string format = context.source.format;
  if (format.empty()) {
    Result<std::string> recognised = recognise_format(*text, where);
    if (!recognised) return tl::unexpected(recognised.error());
    format = std::move(*recognised);
  }
  for (const Decoder& decoder : kDecoders) {
    if (decoder.format != format) continue;
    Result<Content> content = decoder.read(*text, context);
    if (!content) return tl::unexpected(content.error());
    return ReadContent{std::move(format), std::move(*content)};
  }
  return fail(where, say("形式「{}」は読めません", "the format \"{}\" can't be read",
                         printable(format.substr(0, 60))));
}

}  // namespace noren
