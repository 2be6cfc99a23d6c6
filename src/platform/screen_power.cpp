#include "platform/screen_power.h"

#include <algorithm>
#include <sstream>
#include <utility>

#include "platform/child_process.h"
#include "platform/drm_power.h"

namespace noren {
namespace {

using Way = Settings::Sleep::Way;
using Command = std::vector<std::string>;

// A television may take its time to answer; nothing waits for it.
constexpr Millis kCommandLimit = std::chrono::seconds(20);

// The ways that stand for "auto", the first that works is used.
std::vector<Settings::Sleep> automatic_ways(const std::string& driver) {
  if (driver == "x11") return {{Way::dpms, {}, {}}};
  if (driver == "wayland") return {{Way::wlopm, {}, {}}, {Way::wlr_randr, {}, {}}};
  return {};
}

/// Carries out the ways that are programs.
class Runner {
 public:
  Runner(Power power, const std::stop_token& stop) : power_(power), stop_(stop) {}

  std::optional<Problem> run(const Settings::Sleep& way) {
    switch (way.way) {
      case Way::command:
        return execute(off() ? way.off : way.on);
      case Way::dpms:
        return execute({"xset", "dpms", "force", word()});
      case Way::wlopm:
        return execute({"wlopm", off() ? "--off" : "--on", "*"});
      case Way::wlr_randr:
        return wlr_randr();
      case Way::cec:
        return off() ? execute({"cec-ctl", "--playback", "--to", "0", "--standby"}) : cec_on();
      case Way::automatic:  // the worker is given what stands for it
        break;
    }
    return std::nullopt;
  }

 private:
  [[nodiscard]] bool off() const { return power_ == Power::off; }
  [[nodiscard]] std::string word() const { return off() ? "off" : "on"; }

  std::optional<Problem> execute(const Command& command) {
    const auto said = output_of(command, kCommandLimit, stop_);
    return said ? std::nullopt : std::optional(said.error());
  }

  // Each output that it lists: their names stand at the beginning of a line.
  std::optional<Problem> wlr_randr() {
    const auto listed = output_of({"wlr-randr"}, kCommandLimit, stop_);
    if (!listed) return listed.error();
    std::istringstream lines(*listed);
    std::optional<Problem> problem;
    for (std::string line; std::getline(lines, line);) {
      const std::string name = line.substr(0, line.find(' '));
      if (name.empty() || name.front() == '\t') continue;
      const auto failed = execute({"wlr-randr", "--output", name, "--" + word()});
      if (failed && !problem) problem = failed;
    }
    return problem;
  }

  // The television is woken, and told that this input is the one to show.
  std::optional<Problem> cec_on() {
    const auto said =
        output_of({"cec-ctl", "--playback", "--to", "0", "--image-view-on"}, kCommandLimit, stop_);
    if (!said) return said.error();
    const std::string label = "Physical Address";
    const auto place = said->find(label);
    if (place == std::string::npos) return std::nullopt;
    const auto begin = said->find_first_of("0123456789abcdef", place + label.size());
    const auto end = said->find_first_not_of("0123456789abcdef.", begin);
    if (begin == std::string::npos) return std::nullopt;
    return execute({"cec-ctl", "--to", "15", "--active-source",
                    "phys-addr=" + said->substr(begin, end - begin)});
  }

  Power power_;
  const std::stop_token& stop_;
};

}  // namespace

ScreenPower::ScreenPower(std::function<void(std::optional<Problem>)> report)
    : report_(std::move(report)), thread_([this](const std::stop_token& stop) { run(stop); }) {}

ScreenPower::~ScreenPower() = default;

void ScreenPower::order(Power power, const std::vector<Settings::Sleep>& ways,
                        const VideoWiring& wiring) {
  Order order{power, {}, std::nullopt};
  for (const Settings::Sleep& way : ways) {
    const bool automatic = way.way == Way::automatic;
    const bool drm = wiring.driver == "KMSDRM" && (way.way == Way::dpms || automatic);
    if (drm) {
      if (auto set = set_drm_power(wiring.drm_fd, power); !set && !order.problem)
        order.problem = set.error();
    } else if (automatic) {
      order.ways.push_back(automatic_ways(wiring.driver));
    } else {
      order.ways.push_back({way});
    }
  }
  const std::lock_guard lock(mutex_);
  next_ = std::move(order);
  changed_.notify_all();
}

void ScreenPower::finish(Millis limit) {
  std::unique_lock lock(mutex_);
  changed_.wait_for(lock, limit, [this] { return !next_ && !busy_; });
}

void ScreenPower::run(const std::stop_token& stop) {
  std::unique_lock lock(mutex_);
  while (changed_.wait(lock, stop, [this] { return next_.has_value(); })) {
    const Order order = *std::exchange(next_, std::nullopt);
    busy_ = true;
    lock.unlock();
    std::optional<Problem> problem = order.problem;
    Runner runner(order.power, stop);
    for (const auto& alternatives : order.ways) {
      std::optional<Problem> failed;
      for (const Settings::Sleep& way : alternatives)
        if (failed = runner.run(way); !failed) break;
      if (!problem) problem = failed;
    }
    if (!stop.stop_requested()) report_(problem);
    lock.lock();
    busy_ = false;
    changed_.notify_all();
  }
}

}  // namespace noren
