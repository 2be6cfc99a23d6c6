#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/geometry.h"
#include "base/instant.h"
#include "text/typesetter.h"

namespace noren {

/// What the command line asks for. Every option, whether or not the command uses it.
struct Options {
  enum class Command { show, render, check, wrap, setup } command = Command::show;
  std::string config;  // path that was named, on the line or by $NOREN_CONFIG; empty: looked for
  std::optional<ParsedTime> at;
  enum class Clock { believed, untrusted } clock = Clock::believed;
  std::optional<Size> size;
  enum class Window { as_configured, windowed } window = Window::as_configured;
  std::optional<Millis> leave_after;
  std::string out = "out";
  std::vector<Millis> at_ms;
  enum class Sheet { no, yes } sheet = Sheet::no;
  enum class Card { no, yes } test_card = Card::no;
  enum class Network { allowed, offline } network = Network::allowed;
  double width_em = 16;
  Typesetter::WrapMode wrap_mode = Typesetter::WrapMode::title;
  enum class Report { text, json } report = Report::text;

  // noren setup
  struct Setup {
    std::string community;
    std::vector<std::string> feeds;
    std::string timezone;
    std::string theme;
    std::optional<int> rotation;
    enum class Overwrite { no, yes } overwrite = Overwrite::no;
    enum class Service { leave, enable } service = Service::leave;
  } setup;
};

/// The options, or the exit status with which to end at once (help and version were printed, or
/// the usage was wrong and the reason stands on stderr).
std::variant<Options, int> parse_command_line(int argc, const char* const* argv);

}  // namespace noren
