#include "app/wrap_command.h"

#include <iostream>
#include <string>

#include <nlohmann/json.hpp>

#include "app/asset_folder.h"
#include "app/config_lookup.h"
#include "app/outfit.h"
#include "app/venue.h"
#include "base/utf8.h"

namespace noren {

int wrap_command(const Options& options) {
  auto outfit = Outfit::open();
  if (!outfit) {
    print_problem(std::cerr, outfit.error(), locale_language());
    return 1;
  }
  const auto venue = load_venue(ConfigLookup(options).find().configs.front(), outfit->folder());
  const Typesetter typesetter(outfit->fonts(),
                              venue ? venue->settings.keep : std::vector<std::string>{});
  std::string line;
  while (std::getline(std::cin, line)) {
    if (!line.empty() && line.back() == '\r') line.pop_back();
    const auto lines = typesetter.wrap(repaired_utf8(line), options.width_em, options.wrap_mode);
    std::cout << nlohmann::json(lines).dump() << '\n';
  }
  return 0;
}

}  // namespace noren
