#include "feed/source_reader.h"

#include <array>
#include <optional>
#include <utility>
#include <vector>

#include "base/utf8.h"
#include "feed/charset.h"
#include "feed/csv_feed.h"
#include "feed/format_detection.h"
#include "feed/ical_feed.h"
#include "feed/ical_text.h"
#include "feed/json_feed.h"
#include "feed/mapped_feed.h"
#include "feed/noren_feed.h"
#include "feed/page_scan.h"
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

/// The scripts of a page that describe something with a start; none where the source is of
/// another format.
std::vector<std::string> event_scripts(const std::string& text, const ReadContext& context) {
  const std::string& format = context.source.format;
  if (!is_web_page(text) || (!format.empty() && format != "jsonld")) return {};
  std::vector<std::string> scripts = json_ld_scripts(text);
  std::erase_if(scripts, [](const std::string& script) {
    return script.find("startDate") == std::string::npos;
  });
  return scripts;
}

/// Reads the events that a page describes for programs; a broken script costs itself alone.
Result<ReadContent> read_page(const std::vector<std::string>& scripts, const FormatMapping& mapping,
                              const ReadContext& context) {
  ContentCollector collector(context);
  MappingFindings findings;
  std::optional<Problem> failure;
  bool was_read = false;
  for (const std::string& script : scripts) {
    Result<MappingFindings> part = read_mapped_json(script, mapping, context, collector);
    if (part) {
      was_read = true;
      add_findings(findings, *part);
    } else {
      failure = part.error();
      collector.add_problems({*failure});
    }
  }
  if (!was_read && failure) return tl::unexpected(*failure);
  return ReadContent{mapping.name, collector.finish(), std::move(findings)};
}

/// Says so where a source was read well but gives nothing to show.
ReadContent with_emptiness_named(ReadContent read, const std::string& where) {
  const Content& content = read.content;
  const bool empty = content.events.empty() && content.posts.empty() && content.notices.empty() &&
                     content.posters.empty() && content.messages.empty();
  // A feed of Noren's own without entries is meant so.
  if (!empty || content.dropped > 0 || !content.problems.empty() || read.format == "noren")
    return read;
  const std::size_t skipped = read.findings ? read.findings->skipped : 0;
  read.content.problems.push_back(
      {where, skipped > 0 ? say("あるのは出さないものだけです(取り消された予定、下書きなど {} 件)",
                                "it holds only what is not shown ({} cancelled dates, drafts and "
                                "the like)",
                                skipped)
                          : say("読めましたが、催しも記事もありません",
                                "it was read, but holds neither events nor posts")});
  return read;
}

Result<ReadContent> read_text(const std::string& text, const ReadContext& context) {
  const std::string& where = context.source.name;
  const FormatMapping* of_pages = mapping_named(context, "jsonld");
  if (const auto scripts = event_scripts(text, context); of_pages != nullptr && !scripts.empty())
    return read_page(scripts, *of_pages, context);
  if (const Result<void> fit = refuse_pages(text, where); !fit) return tl::unexpected(fit.error());
  std::string format = context.source.format;
  if (format.empty()) {
    Result<std::string> recognised = recognise_format(text, where, context.formats);
    if (!recognised) return tl::unexpected(recognised.error());
    format = std::move(*recognised);
  }
  if (const FormatMapping* mapping = mapping_named(context, format))
    return read_by_mapping(text, *mapping, context);
  for (const Decoder& decoder : kDecoders) {
    if (decoder.format != format) continue;
    Result<Content> content = decoder.read(text, context);
    if (!content) return tl::unexpected(content.error());
    return ReadContent{std::move(format), std::move(*content), std::nullopt};
  }
  return fail(where, say("形式「{}」は読めません", "the format \"{}\" can't be read",
                         printable(format.substr(0, 60))));
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
  return read_text(*text, context).map([&](ReadContent read) {
    return with_emptiness_named(std::move(read), where);
  });
}

}  // namespace noren
