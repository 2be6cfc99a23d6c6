#include <csignal>
#include <cstdio>
#include <exception>
#include <string_view>

#include <malloc.h>

#include "app/check_command.h"
#include "app/command_line.h"
#include "app/render_command.h"
#include "app/setup_command.h"
#include "app/show_command.h"
#include "app/warden.h"
#include "app/wrap_command.h"
#include "platform/image_decoder.h"

namespace {

int run(int argc, char** argv) {
  // Pictures of megabytes come and go with the slides. Left to itself glibc soon takes them from
  // the heap, which never shrinks around them; so each stays a mapping of its own, gone when freed.
  mallopt(M_MMAP_THRESHOLD, 128 * 1024);
  if (argc > 1 && argv[1] == noren::kDecodeImageCommand)
    return noren::decode_image_child(argc, argv);
  // First of all: one that comes while the program starts is to end it in order, too.
  noren::Warden::take_over_signals();
  const auto parsed = noren::parse_command_line(argc, argv);
  if (const int* status = std::get_if<int>(&parsed)) return *status;
  const auto& options = std::get<noren::Options>(parsed);
  if (options.command != noren::Options::Command::show) noren::Warden::give_back_signals();
  switch (options.command) {
    case noren::Options::Command::show:
      // Nobody reads the log any more: no reason to end the show.
      std::signal(SIGPIPE, SIG_IGN);
      return noren::show_command(options);
    case noren::Options::Command::render:
      return noren::render_command(options);
    case noren::Options::Command::check:
      return noren::check_command(options);
    case noren::Options::Command::wrap:
      return noren::wrap_command(options);
    case noren::Options::Command::setup:
      return noren::setup_command(options);
  }
  return 2;
}

}  // namespace

int main(int argc, char** argv) {
  // Nothing here throws in the ordinary course; where memory is gone, whoever watches starts anew.
  try {
    return run(argc, argv);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "noren: %s\n", error.what());
    return 1;
  }
}
