#pragma once

#include <string>
#include <vector>

#include "model/program.h"
#include "scene/display_list.h"

namespace noren {

/// The pictures that `program` names (addresses or paths), each once: posters, events, posts.
std::vector<std::string> keys_of_pictures(const Program& program);

/// Adds those that `list` draws.
void add_picture_keys(const DisplayList& list, std::vector<std::string>& keys);

}  // namespace noren
