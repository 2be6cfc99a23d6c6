#include "app/setup_steps.h"

#include <algorithm>
#include <filesystem>
#include <string_view>

#include "platform/board_name.h"

namespace noren {
namespace {

/// The line of "FILE:LINE:COLUMN POINTER"; empty: it names none.
std::string line_of(std::string_view where, const std::string& file) {
  const auto at = where.find(file);
  if (file.empty() || at == std::string_view::npos) return "";
  std::string_view rest = where.substr(at + file.size());
  if (!rest.starts_with(':')) return "";
  rest.remove_prefix(1);
  const auto end =
      std::find_if(rest.begin(), rest.end(), [](char c) { return c < '0' || c > '9'; });
  return {rest.begin(), end};
}

std::vector<std::string> mending(const Words& words, Language language, const SetupCause& cause) {
  const std::string name = std::filesystem::path(cause.config).filename().string();
  const std::string line = line_of(cause.problem.where, name);
  const std::string& reason = cause.problem.what.in(language);
  return {words.fill("setup.mend", {{"path", name}}),
          line.empty() ? reason : words.fill("setup.line", {{"line", line}, {"reason", reason}}),
          words.get("setup.mended")};
}

}  // namespace

std::vector<std::string> setup_steps(const Words& words, Language language,
                                     const SetupCause& cause) {
  std::error_code error;
  std::vector<std::string> steps;
  if (std::filesystem::exists(cause.config, error))
    steps = mending(words, language, cause);
  else
    steps = {cause.named_config.empty() ? words.get("setup.places")
                                        : words.fill("setup.file", {{"path", cause.named_config}}),
             words.get("setup.then")};
  const BoardName board = board_name();
  if (!board.address.empty())
    steps.push_back(words.fill("setup.board", {{"name", board.host}, {"address", board.address}}));
  else if (!board.host.empty())
    steps.push_back(words.fill("setup.alone", {{"name", board.host}}));
  return steps;
}

}  // namespace noren
