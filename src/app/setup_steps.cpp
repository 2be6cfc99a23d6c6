#include "app/setup_steps.h"

#include "platform/board_name.h"

namespace noren {

std::vector<std::string> setup_steps(const Words& words, const std::string& named_config) {
  const BoardName board = board_name();
  std::vector<std::string> steps{named_config.empty()
                                     ? words.get("setup.places")
                                     : words.fill("setup.file", {{"path", named_config}}),
                                 words.get("setup.then")};
  if (!board.address.empty())
    steps.push_back(words.fill("setup.board", {{"name", board.host}, {"address", board.address}}));
  return steps;
}

}  // namespace noren
