#include "feed/source_reader.h"

#include <array>
#include <utility>

#include "base/utf8.h"
#include "feed/charset.h"
#include "feed/csv_feed.h"
#include "feed/format_detection.h"
#include "feed/ical_feed.h"
#include "feed/ical_text.h"
#include "feed/json_feed.h"
#include "feed/mapped_feed.h"
#include "feed/noren_feed.h"
#include "feed/xml_feed.h"

namespace noren {
namespace {

/// A decoder takes well-formed UTF-8.
struct Decoder {
  std::string_view format;
  Result<Content> (*read)(std::string_view text, const ReadContext& context);
};

constexpr std::array<Decoder, 6> kDecoders{{
    {"csv", read_csv_feed},
    {"noren", read_noren_feed},
    {"jsonfeed", read_json_feed},
    {"atom", read_xml_feed},
    {"rss", read_xml_feed},
    {"ical", read_ical_feed},
}};

const FormatMapping* mapping_named(const ReadContext& context, const std::string& format) {
  return context.formats == nullptr ? nullptr : find_format(*context.formats, format);
}

Result<ReadContent> read_by_mapping(const std::string& text, const FormatMapping& mapping,
                                    const ReadContext& context) {
  ContentCollector collector(context);
  Result<MappingFindings> findings = read_mapped_json(text, mapping, context, collector);
  if (!findings) return tl::unexpected(findings.error());
  return ReadContent{mapping.name, collector.finish(), std::move(*findings)};
}

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
    Result<std::string> recognised = recognise_format(*text, where, context.formats);
    if (!recognised) return tl::unexpected(recognised.error());
    format = std::move(*recognised);
  }
  if (const FormatMapping* mapping = mapping_named(context, format))
    return read_by_mapping(*text, *mapping, context);
  for (const Decoder& decoder : kDecoders) {
    if (decoder.format != format) continue;
    Result<Content> content = decoder.read(*text, context);
    if (!content) return tl::unexpected(content.error());
    return ReadContent{std::move(format), std::move(*content), std::nullopt};
  }
  return fail(where, say("形式「{}」は読めません", "the format \"{}\" can't be read",
                         printable(format.substr(0, 60))));
}

}  // namespace noren
