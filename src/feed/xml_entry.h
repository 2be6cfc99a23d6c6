#pragma once

#include <string>
#include <string_view>

#include "feed/json_stream.h"

namespace pugi {
class xml_node;
}

namespace noren {

/// What stands behind the prefix of the node's name.
std::string_view local_name(const pugi::xml_node& node);

/// The address against which those within `node` are resolved, by the xml:base of the elements
/// around it and its own (RFC 3986, 5.1); `outer` is that of what is around the node's document.
std::string base_address(const pugi::xml_node& node, const std::string& outer);

/// An entry or item with its members by their meaning: id, title, published, text (its summary,
/// else its begin), content (the whole, else the summary), url, image, tags.
JsonEntry members_of_xml(const pugi::xml_node& node, const std::string& base);

/// AtomPub (RFC 5023, section 13.1): a draft is marked below app:control.
bool is_draft(const pugi::xml_node& entry);

}  // namespace noren
