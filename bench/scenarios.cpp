// What bench/compare-instructions counts under callgrind, each in a function of its own, and the
// tables of growth and of frame times. FOLDER is for the cache. Usage:
//   noren_scenarios start|refresh|change|rest FOLDER CONFIG
//   noren_scenarios growth
//   noren_scenarios frames FOLDER CONFIG software|opengles2 noren|dissolve
#include <cstdio>
#include <cstring>

#include "board.h"
#include "frames.h"
#include "growth.h"

using namespace noren;
using bench::Board;

// Plain names, never inlined: what callgrind's --toggle-collect is told.
extern "C" {
void scenario_start(const char* config, const char* folder);
void scenario_refresh(Board* board);
void scenario_change(Board* board);
void scenario_rest(Board* board);

[[gnu::noinline]] void scenario_start(const char* config, const char* folder) {
  Board board(config, folder);
  board.refresh();
  board.turn();
}

[[gnu::noinline]] void scenario_refresh(Board* board) {
  board->refresh();
  board->turn();
}

[[gnu::noinline]] void scenario_change(Board* board) {
  board->change();
}

[[gnu::noinline]] void scenario_rest(Board* board) {
  const Uptime end = board->uptime() + std::chrono::hours(1);
  // A hold ends by itself after a while: it is renewed before that.
  Uptime renewed = board->uptime();
  while (board->uptime() < end) {
    if (board->uptime() - renewed >= std::chrono::minutes(4)) {
      board->hold();
      board->hold();
      renewed = board->uptime();
    }
    board->turn();
  }
}
}

namespace {

std::string read_file(const std::string& path) {
  std::string text;
  std::FILE* file = std::fopen(path.c_str(), "rb");
  for (int byte = file != nullptr ? std::fgetc(file) : EOF; byte != EOF; byte = std::fgetc(file))
    text += static_cast<char>(byte);
  if (file != nullptr) std::fclose(file);
  return text;
}

// All but the start: on a board that stands at its second slide.
int run(const std::string& name, const char* folder, const char* config) {
  bench::SteadyServer server(
      read_file((std::filesystem::path(config).parent_path() / "events.json").string()));
  Board board(config, folder, &server);
  board.refresh();
  board.turn();
  board.change();
  if (name == "refresh") {
    scenario_refresh(&board);
  } else if (name == "change") {
    scenario_change(&board);
  } else if (name == "rest") {
    board.hold();
    board.turn();
    scenario_rest(&board);
  } else {
    return 2;
  }
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc == 2 && std::strcmp(argv[1], "growth") == 0) return bench::print_growth();
  if (argc == 6 && std::strcmp(argv[1], "frames") == 0)
    return bench::print_frame_times(argv[3], argv[2], argv[4], argv[5]);
  if (argc != 4) return 2;
  if (std::strcmp(argv[1], "start") != 0) return run(argv[1], argv[2], argv[3]);
  scenario_start(argv[3], argv[2]);
  return 0;
}
