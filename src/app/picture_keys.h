#pragma once

#include <string>
#include <vector>

#include "model/program.h"
#include "model/theme.h"
#include "scene/display_list.h"

namespace noren {

/// The pictures that `theme` and `program` name (addresses or paths), each once: background and
/// logo, posters, events, posts.
std::vector<std::string> keys_of_pictures(const Theme& theme, const Program& program);

/// Whether `key` is an address on the web; else it is the path of a file.
bool is_on_the_web(const std::string& key);

/// Adds those that `list` draws.
void add_picture_keys(const DisplayList& list, std::vector<std::string>& keys);

}  // namespace noren
