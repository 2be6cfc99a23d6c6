#include "app/show_command.h"

#include <iostream>

#include "app/outfit.h"
#include "app/show.h"

namespace noren {

int show_command(const Options& options) {
  auto outfit = Outfit::open(options.config);
  if (!outfit) {
    print_problem(std::cerr, outfit.error(), locale_language());
    return 1;
  }
  Show(options, *outfit).run();
  return 0;
}

}  // namespace noren
