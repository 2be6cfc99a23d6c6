#include "app/command_line.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <iostream>

#include <CLI/CLI.hpp>

#include "app/version.h"

namespace noren {
namespace {

constexpr std::array kCommands = {"show", "render", "check", "wrap", "setup"};
constexpr int kWrongUsage = 2;
constexpr int kSmallestSide = 160;
constexpr int kLargestSide = 8192;

std::string environment(const char* name) {
  const char* value = std::getenv(name);
  return value != nullptr ? value : "";
}

std::optional<Size> parse_size(const std::string& text) {
  Size size;
  const char* end = text.data() + text.size();
  const auto width = std::from_chars(text.data(), end, size.w);
  if (width.ec != std::errc{} || width.ptr == end || (*width.ptr != 'x' && *width.ptr != 'X'))
    return std::nullopt;
  const auto height = std::from_chars(width.ptr + 1, end, size.h);
  if (height.ec != std::errc{} || height.ptr != end) return std::nullopt;
  const bool sane =
      std::min(size.w, size.h) >= kSmallestSide && std::max(size.w, size.h) <= kLargestSide;
  return sane ? std::optional(size) : std::nullopt;
}

// `show` is the default: it is put in front where the words name no command.
std::vector<std::string> with_command(int argc, const char* const* argv) {
  std::vector<std::string> words(argv + 1, argv + argc);
  const auto is_command = [](const std::string& word) {
    return std::find(kCommands.begin(), kCommands.end(), word) != kCommands.end();
  };
  const bool global =
      !words.empty() && (words[0] == "--help" || words[0] == "-h" || words[0] == "--version");
  if (global) return words;
  const auto named = std::find_if(words.begin(), words.end(), is_command);
  if (named == words.end())
    words.insert(words.begin(), "show");
  else
    std::rotate(words.begin(), named, named + 1);
  return words;
}

// What the words say before they are understood.
struct RawOptions {
  std::string at;
  std::string size;
  std::string leave_after;
  std::vector<std::int64_t> at_ms;
  std::string mode = "title";
  bool clock_untrusted = false;
  bool windowed = false;
  bool sheet = false;
  bool test_card = false;
  bool offline = false;
  bool json = false;
  bool overwrite = false;
  bool enable_service = false;
};

void add_common(CLI::App& command, Options& options, RawOptions& raw) {
  command.add_option("CONFIG", options.config,
                     "configuration file (default: $NOREN_CONFIG, "
                     "$XDG_CONFIG_HOME/noren/noren.json, noren.json on a USB stick or the "
                     "boot partition, /etc/noren/noren.json)");
  command.add_flag("--offline", raw.offline, "use cached and local content only");
}

void add_picture(CLI::App& command, RawOptions& raw) {
  command.add_option("--at", raw.at, "start the clock at this RFC 3339 time")->type_name("TIME");
  command.add_flag("--clock-untrusted", raw.clock_untrusted,
                   "behave as on a board whose clock was never set");
  command.add_option("--size", raw.size, "logical output size")->type_name("WxH");
  command.add_flag("--test-card", raw.test_card,
                   "a card that shows the edges, the safe area and the colours");
}

void add_show(CLI::App& app, Options& options, RawOptions& raw) {
  CLI::App& show = *app.add_subcommand("show", "cycle the slides full screen (the default)");
  add_common(show, options, raw);
  add_picture(show, raw);
  show.add_flag("--windowed", raw.windowed, "a window instead of full screen");
  show.add_option("--for", raw.leave_after, "leave by itself after this long, such as 90s")
      ->type_name("DURATION");
}

void add_render(CLI::App& app, Options& options, RawOptions& raw) {
  CLI::App& render =
      *app.add_subcommand("render", "write every slide of the deck as PNG, plus deck.json");
  add_common(render, options, raw);
  add_picture(render, raw);
  render.add_option("--out", options.out, "where to write (default: out/)")->type_name("DIR");
  render.add_option("--at-ms", raw.at_ms, "also write the frames N ms into each transition")
      ->delimiter(',')
      ->type_name("N[,N...]");
  render.add_flag("--sheet", raw.sheet, "also write sheet.png, a contact sheet");
}

void add_check(CLI::App& app, Options& options, RawOptions& raw) {
  CLI::App& check = *app.add_subcommand(
      "check", "validate the configuration and its feeds; lint the content for the screen");
  add_common(check, options, raw);
  check.add_option("--at", raw.at, "look at the content as at this RFC 3339 time")
      ->type_name("TIME");
  check.add_flag("--json", raw.json, "machine-readable result on stdout");
}

void add_wrap(CLI::App& app, Options& options, RawOptions& raw) {
  CLI::App& wrap = *app.add_subcommand(
      "wrap", "read texts, one a line, from stdin; print how each would be broken");
  add_common(wrap, options, raw);
  wrap.add_option("--width-em", options.width_em, "line width in em (default 16)")
      ->check(CLI::Range(0.1, 10000.0));
  wrap.add_option("--mode", raw.mode, "title or body (default title)")
      ->check(CLI::IsMember({"title", "body"}));
}

void add_setup(CLI::App& app, Options& options, RawOptions& raw) {
  CLI::App& setup =
      *app.add_subcommand("setup", "write a first configuration; asks for what is not given");
  add_common(setup, options, raw);
  setup.add_option("--community", options.setup.community, "name of the community");
  setup.add_option("--feed", options.setup.feeds, "address of a feed (may be given again)");
  setup.add_option("--timezone", options.setup.timezone, "time zone, such as Asia/Tokyo");
  setup.add_option("--theme", options.setup.theme, "hana or yoru");
  setup.add_option("--rotation", options.setup.rotation, "0, 90, 180 or 270")
      ->check(CLI::IsMember({0, 90, 180, 270}));
  setup.add_flag("--overwrite", raw.overwrite, "replace a configuration that is there");
  setup.add_flag("--enable-service", raw.enable_service, "start the show at every boot (systemd)");
}

// Throws CLI::ValidationError for values that CLI11 can't judge by itself.
void understand(const RawOptions& raw, Options& options) {
  if (!raw.at.empty()) {
    options.at = parse_rfc3339(raw.at);
    if (!options.at)
      throw CLI::ValidationError("--at", raw.at + ": not a time such as 2024-02-14T14:05+09:00");
  }
  if (!raw.size.empty()) {
    options.size = parse_size(raw.size);
    if (!options.size)
      throw CLI::ValidationError("--size", raw.size + ": not a size such as 1920x1080");
  }
  if (!raw.leave_after.empty()) {
    options.leave_after = parse_duration(raw.leave_after);
    if (!options.leave_after)
      throw CLI::ValidationError("--for", raw.leave_after + ": not a duration such as 90s");
  }
  // A range lets "nan" pass.
  if (!std::isfinite(options.width_em))
    throw CLI::ValidationError("--width-em", "not a number such as 12.5");
  for (const std::int64_t ms : raw.at_ms) {
    if (ms < 0 || ms > 60000)
      throw CLI::ValidationError("--at-ms", std::to_string(ms) + ": not within 0..60000");
    options.at_ms.emplace_back(ms);
  }
  if (raw.clock_untrusted) options.clock = Options::Clock::untrusted;
  if (raw.windowed) options.window = Options::Window::windowed;
  if (raw.sheet) options.sheet = Options::Sheet::yes;
  if (raw.test_card) options.test_card = Options::Card::yes;
  if (raw.offline) options.network = Options::Network::offline;
  if (raw.json) options.report = Options::Report::json;
  if (raw.mode == "body") options.wrap_mode = Typesetter::WrapMode::body;
  if (raw.overwrite) options.setup.overwrite = Options::Setup::Overwrite::yes;
  if (raw.enable_service) options.setup.service = Options::Setup::Service::enable;
}

}  // namespace

std::variant<Options, int> parse_command_line(int argc, const char* const* argv) {
  Options options;
  RawOptions raw;
  CLI::App app("Noren (暖簾): venue signage that a community hangs up and forgets", "noren");
  app.set_version_flag("--version", std::string("noren ") + kVersion);
  app.require_subcommand(1);
  add_show(app, options, raw);
  add_render(app, options, raw);
  add_check(app, options, raw);
  add_wrap(app, options, raw);
  add_setup(app, options, raw);
  try {
    std::vector<std::string> words = with_command(argc, argv);
    std::reverse(words.begin(), words.end());  // as CLI11 wants them
    app.parse(words);
    understand(raw, options);
  } catch (const CLI::ParseError& error) {
    const int status = app.exit(error, std::cout, std::cerr);
    return status == 0 ? 0 : kWrongUsage;
  }
  const auto used = app.get_subcommands().front()->get_name();
  const auto index = std::find(kCommands.begin(), kCommands.end(), used) - kCommands.begin();
  options.command = static_cast<Options::Command>(index);
  if (options.config.empty()) options.config = environment("NOREN_CONFIG");
  return options;
}

}  // namespace noren
