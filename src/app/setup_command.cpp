#include "app/setup_command.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <iostream>

#include <nlohmann/json.hpp>
#include <unistd.h>

#include "app/config_lookup.h"
#include "app/exhibit.h"
#include "app/outfit.h"
#include "app/venue.h"
#include "base/utf8.h"
#include "platform/child_process.h"
#include "platform/file_layer.h"
#include "platform/zone_loader.h"

namespace noren {
namespace {

namespace fs = std::filesystem;

constexpr Size kShownSize{1920, 1080};
constexpr Millis kServiceLimit = std::chrono::minutes(2);

bool asks() {
  return isatty(STDIN_FILENO) != 0;
}

using Accepts = std::function<bool(const std::string&)>;

bool anything(const std::string& /*answer*/) {
  return true;
}

// Asks until the answer can be used; at the end of the input the standard is taken.
std::string answer_to(const Bilingual& question, const std::string& standard,
                      const Accepts& accepts = anything) {
  if (!asks()) return standard;
  while (true) {
    std::cout << question.in(locale_language());
    if (!standard.empty()) std::cout << " [" << standard << "]";
    std::cout << ": " << std::flush;
    std::string line;
    if (!std::getline(std::cin, line)) return standard;
    line = repaired_utf8(line);
    if (line.empty()) return standard;
    if (accepts(line)) return line;
    std::cout << say("「{}」は使えません。", "\"{}\" can't be used.", printable(line))
                     .in(locale_language())
              << '\n';
  }
}

std::string or_asked(const std::string& given, const Bilingual& question,
                     const std::string& standard, const Accepts& accepts = anything) {
  return given.empty() ? answer_to(question, standard, accepts) : given;
}

std::vector<std::string> feeds_from(const Options::Setup& setup) {
  std::vector<std::string> feeds = setup.feeds;
  if (!feeds.empty() || !asks()) return feeds;
  while (true) {
    const std::string feed = answer_to(
        say("フィードのアドレス (なければ空のまま Enter)", "address of a feed (nothing to end)"),
        "");
    if (feed.empty()) return feeds;
    feeds.push_back(feed);
  }
}

int rotation_from(const Options::Setup& setup) {
  if (setup.rotation) return *setup.rotation;
  constexpr std::array kRotations = {"0", "90", "180", "270"};
  const std::string answer =
      answer_to(say("画面の向き (0 横、90 か 270 縦、180 逆さ)",
                    "rotation of the screen (0, 90, 180 or 270 degrees clockwise)"),
                "0", [&](const std::string& text) {
                  return std::find(kRotations.begin(), kRotations.end(), text) != kRotations.end();
                });
  return std::stoi(answer);
}

nlohmann::ordered_json configuration(const Options::Setup& setup) {
  const std::string name =
      or_asked(setup.community, say("コミュニティの名前", "name of the community"), "");
  const auto feeds = feeds_from(setup);
  const std::string zone =
      or_asked(setup.timezone, say("タイムゾーン", "time zone"), Settings{}.timezone,
               [](const std::string& text) { return load_zone(text).has_value(); });
  const std::string theme =
      or_asked(setup.theme, say("配色 (hana か yoru)", "theme (hana or yoru)"), "hana",
               [](const std::string& text) { return text == "hana" || text == "yoru"; });
  const int rotation = rotation_from(setup);
  nlohmann::ordered_json sources = nlohmann::ordered_json::array();
  for (std::size_t i = 0; i < feeds.size(); ++i)
    sources.push_back(
        {{"name", i == 0 ? "feed" : "feed" + std::to_string(i + 1)}, {"url", feeds[i]}});
  return {{"community", {{"name", name}}},
          {"timezone", zone},
          {"sources", sources},
          {"display", {{"theme", theme}, {"rotation", rotation}}}};
}

// Where a configuration is written that nobody named: the one that is there; else for all as root,
// for oneself as anybody else.
std::string path_for(const Options& options) {
  std::string found = ConfigLookup(options).find().configs.front();
  std::error_code error;
  if (fs::exists(found, error) || geteuid() == 0) return found;
  if (const char* config = std::getenv("XDG_CONFIG_HOME"); config != nullptr && *config != '\0')
    return std::string(config) + "/noren/noren.json";
  const char* home = std::getenv("HOME");
  return home != nullptr && *home != '\0' ? std::string(home) + "/.config/noren/noren.json" : found;
}

// A file that is whole or not there, also when the power goes while it is written. Everybody may
// read it: the show runs as another user.
std::error_code write_whole(const fs::path& path, const std::string& text) {
  std::error_code error;
  const fs::path folder = fs::absolute(path).parent_path();
  fs::create_directories(folder, error);
  if (error) return error;
  PosixFiles files;
  const fs::path temporary = path.string() + ".new";
  auto file = files.create(temporary);
  if (!file) return file.error();
  if ((error = (*file)->write(text))) return error;
  fs::permissions(temporary,
                  fs::perms::owner_read | fs::perms::owner_write | fs::perms::group_read |
                      fs::perms::others_read,
                  error);
  if (error || (error = (*file)->sync()) || (error = files.rename(temporary, path))) {
    files.remove(temporary);
    return error;
  }
  return files.sync_folder(folder);
}

// The words that stand for a page.
std::string told(const ExhibitPage& page) {
  const auto texts = texts_of(page.scene);
  for (const TextRole role :
       {TextRole::title, TextRole::heading, TextRole::tagline, TextRole::message, TextRole::name}) {
    const auto found = std::find_if(texts.begin(), texts.end(),
                                    [&](const TextEntry& entry) { return entry.role == role; });
    if (found == texts.end()) continue;
    std::string words;
    for (const std::string& line : found->lines)
      words += line;
    return words;
  }
  return "-";
}

void print_what_is_shown(Options options, const std::string& path, const Outfit& outfit) {
  options.config = path;
  const Exhibit exhibit(options, outfit, kShownSize);
  const Language language = locale_language();
  for (const SourceReport& report : exhibit.sources())
    if (report.collected.failure) print_problem(std::cerr, *report.collected.failure, language);
  std::cout << say("画面には次の順に出ます:", "on the screen now, in this order:").in(language)
            << '\n';
  int number = 0;
  for (const ExhibitPage& page : exhibit.pages())
    std::cout << "  " << ++number << ". " << printable(told(page)) << '\n';
}

int enable_service(Language language) {
  auto systemctl = ChildProcess::start({"systemctl", "enable", "--now", "noren.service"},
                                       STDIN_FILENO, STDOUT_FILENO);
  const int status = systemctl ? systemctl->wait(kServiceLimit, {}) : -1;
  if (status == 0) return 0;
  print_problem(
      std::cerr,
      {"noren.service",
       say("起動時に始まるようにできませんでした。管理者として(sudo)もう一度お試しください。",
           "can't be enabled; try again as root (sudo)")},
      language);
  return 1;
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
  const std::string path = path_for(options);
  std::error_code error;
  if (fs::exists(path, error) && options.setup.overwrite == Options::Setup::Overwrite::no)
    return complain({path, say("もうあります。書き直すには --overwrite を付けてください。",
                               "is there already; --overwrite replaces it")});
  const std::string text = configuration(options.setup).dump(2) + "\n";
  const auto venue = venue_from(text, path, outfit->folder());
  if (!venue) return complain(venue.error());
  for (const Problem& problem : venue->errors)
    complain(problem);
  if (!venue->errors.empty()) return 1;
  if (const auto failed = write_whole(path, text))
    return complain({path, say("書き込めません ({})", "can't be written ({})", failed.message())});
  std::cout << say("{} を書きました。", "wrote {}", path).in(language) << std::endl;
  print_what_is_shown(options, path, *outfit);
  return options.setup.service == Options::Setup::Service::enable ? enable_service(language) : 0;
}

}  // namespace noren
