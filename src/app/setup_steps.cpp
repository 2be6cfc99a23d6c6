#include "app/setup_steps.h"

#include "platform/board_name.h"

namespace noren {

std::vector<std::string> setup_steps(const Words& words, const std::string& config_path) {
  const BoardName board = board_name();
  std::vector<std::string> steps{words.fill("setup.file", {{"path", config_path}}),
                                 words.get("setup.then")};
  if (!board.address.empty())
    steps.push_back(words.fill("setup.board", {{"name", board.host}, {"address", board.address}}));
  return steps;
}

}  // namespace noren
