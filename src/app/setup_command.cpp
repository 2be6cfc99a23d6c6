#include "app/setup_command.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>

#include <nlohmann/json.hpp>
#include <unistd.h>

#include "app/outfit.h"
#include "app/venue.h"
#include "base/utf8.h"

namespace noren {
namespace {

namespace fs = std::filesystem;

bool asks() {
  return isatty(STDIN_FILENO) != 0;
}

std::string answer_to(const Bilingual& question, const std::string& standard) {
  if (!asks()) return standard;
  std::cout << question.in(locale_language());
  if (!standard.empty()) std::cout << " [" << standard << "]";
  std::cout << ": " << std::flush;
  std::string line;
  std::getline(std::cin, line);
  return line.empty() ? standard : repaired_utf8(line);
}

std::vector<std::string> feeds_from(const Options::Setup& setup) {
  std::vector<std::string> feeds = setup.feeds;
  while (feeds.empty() || asks()) {
    if (!setup.feeds.empty()) break;
    const std::string feed = answer_to(
        say("フィードのアドレス (なければ空のまま Enter)", "address of a feed (nothing to end)"),
        "");
    if (feed.empty()) break;
    feeds.push_back(feed);
  }
  return feeds;
}

std::string or_asked(const std::string& given, const Bilingual& question,
                     const std::string& standard) {
  return given.empty() ? answer_to(question, standard) : given;
}

nlohmann::ordered_json configuration(const Options::Setup& setup) {
  const std::string name =
      or_asked(setup.community, say("コミュニティの名前", "name of the community"), "");
  const auto feeds = feeds_from(setup);
  const std::string zone =
      or_asked(setup.timezone, say("タイムゾーン", "time zone"), Settings{}.timezone);
  const std::string theme =
      or_asked(setup.theme, say("配色 (hana か yoru)", "theme (hana or yoru)"), "hana");
  nlohmann::ordered_json sources = nlohmann::ordered_json::array();
  for (std::size_t i = 0; i < feeds.size(); ++i)
    sources.push_back(
        {{"name", i == 0 ? "feed" : "feed" + std::to_string(i + 1)}, {"url", feeds[i]}});
  return {{"community", {{"name", name}}},
          {"timezone", zone},
          {"sources", sources},
          {"display", {{"theme", theme}, {"rotation", setup.rotation.value_or(0)}}}};
}

// A file that is whole or not there, also when the power goes while it is written.
bool write_whole(const std::string& path, const std::string& text) {
  std::error_code error;
  fs::create_directories(fs::path(path).parent_path(), error);
  const std::string temporary = path + ".new";
  std::ofstream file(temporary, std::ios::binary | std::ios::trunc);
  file << text << std::flush;
  file.close();
  if (!file) return false;
  fs::rename(temporary, path, error);
  return !error;
}

int enable_service() {
  // A fixed command without anything of the user's in it.
  return std::system("systemctl enable --now noren.service") == 0 ? 0 : 1;
}

}  // namespace

int setup_command(const Options& options) {
  const Language language = locale_language();
  const auto complain = [&](const Problem& problem) {
    print_problem(std::cerr, problem, language);
    return 1;
  };
  auto outfit = Outfit::open();
  if (!outfit) return complain(outfit.error());
  std::error_code error;
  if (fs::exists(options.config, error) && options.setup.overwrite == Options::Setup::Overwrite::no)
    return complain(
        {options.config, say("もうあります。書き直すには --overwrite を付けてください。",
                             "is there already; --overwrite replaces it")});
  const std::string text = configuration(options.setup).dump(2) + "\n";
  const auto venue = venue_from(text, options.config, outfit->folder());
  if (!venue) return complain(venue.error());
  for (const Problem& problem : venue->errors)
    complain(problem);
  if (!venue->errors.empty()) return 1;
  if (!write_whole(options.config, text))
    return complain({options.config, say("書き込めません", "can't be written")});
  std::cout << say("{} を書きました。", "wrote {}", options.config).in(language) << '\n';
  return options.setup.service == Options::Setup::Service::enable ? enable_service() : 0;
}

}  // namespace noren
