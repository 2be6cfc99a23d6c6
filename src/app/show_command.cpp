#include "app/show_command.h"

#include <iostream>

#include "app/outfit.h"
#include "app/show.h"
#include "app/warden.h"

namespace noren {

int show_command(const Options& options) {
  Warden::take_over_signals();
  auto outfit = Outfit::open();
  if (!outfit) {
    print_problem(std::cerr, outfit.error(), locale_language());
    return 1;
  }
  Show(options, *outfit).run();
  return 0;
}

}  // namespace noren
