#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace noren {

/// The addresses of the feeds that a web page offers (link rel="alternate"), absolute, in its
/// order, feeds of comments last; `url` is the page's own. At most ten. For bytes of any charset
/// that holds ASCII.
std::vector<std::string> feed_addresses(std::string_view page, const std::string& url);

/// The address, absolute, of the first link of a web page with that word in its rel; empty when it
/// has none.
std::string linked_address(std::string_view page, const std::string& url, std::string_view rel);

/// The texts of the JSON-LD scripts of a page, without the comments and CDATA marks that stand
/// around some. At most fifty.
std::vector<std::string> json_ld_scripts(std::string_view page);

}  // namespace noren
