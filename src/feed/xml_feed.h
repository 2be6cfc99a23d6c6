#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "feed/source_reader.h"

namespace noren {

/// The name of the first element within the first 4 kB, in lower case; empty when there is none.
std::string xml_root_name(std::string_view text);

/// "atom" or "rss" (0.9 to 2.0, RDF too) by the root element within the first 4 kB; nothing for
/// other texts.
std::optional<std::string> xml_feed_format(std::string_view text);

/// The encoding that an XML declaration at the begin of `bytes` names; empty when there is none.
std::string xml_encoding(std::string_view bytes);

/// Reads the posts of an Atom or RSS feed, or of one Atom entry alone; `text` is well-formed UTF-8.
/// Drafts of AtomPub are left out. A DOCTYPE is skipped, its entities are never expanded.
Result<Content> read_xml_feed(std::string_view text, const ReadContext& context);

}  // namespace noren
