#include "platform/screen_power.h"

#include <chrono>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <mutex>

#include "catch.h"
#include "platform/child_process.h"
#include "support/temp_folder.h"

using namespace std::chrono_literals;

namespace noren {
namespace {

using Way = Settings::Sleep::Way;

constexpr Millis kLong = 60s;

std::string path_variable() {
  const char* path = std::getenv("PATH");
  return path == nullptr ? "" : path;
}

/// A folder of programs that write down how they were called, in front of PATH while it lives.
class Programs {
 public:
  Programs() : old_path_(path_variable()) {
    setenv("PATH", (folder_.path().string() + ":" + old_path_).c_str(), 1);
  }
  ~Programs() { setenv("PATH", old_path_.c_str(), 1); }
  Programs(const Programs&) = delete;
  Programs& operator=(const Programs&) = delete;

  void add(const std::string& name, const std::string& more = "") const {
    const auto path = folder_.path() / name;
    std::ofstream(path) << "#!/bin/sh\necho \"" << name << " $*\" >> '" << log() << "'\n"
                        << more << '\n';
    std::filesystem::permissions(path, std::filesystem::perms::owner_all);
  }
  [[nodiscard]] std::string called() const {
    std::ifstream file(log());
    return {std::istreambuf_iterator<char>(file), {}};
  }

 private:
  [[nodiscard]] std::string log() const { return (folder_.path() / "called").string(); }

  testing::TempFolder folder_;
  std::string old_path_;
};

/// What the orders came to.
struct Outcome {
  std::mutex mutex;
  int reports = 0;
  std::optional<Problem> last;

  std::function<void(std::optional<Problem>)> report() {
    return [this](std::optional<Problem> problem) {
      const std::lock_guard lock(mutex);
      ++reports;
      last = std::move(problem);
    };
  }
};

void carry_out(ScreenPower& power, Power wanted, const std::vector<Settings::Sleep>& ways,
               const std::string& driver = "x11") {
  power.order(wanted, ways, {driver, -1});
  power.finish(kLong);
}

}  // namespace

TEST_CASE("a command is called word by word, never by a shell") {
  const Programs programs;
  programs.add("tv");
  Outcome outcome;
  ScreenPower power(outcome.report());
  const std::vector<Settings::Sleep> ways = {
      {Way::command, {"tv", "off;", "$HOME", "a b"}, {"tv", "on"}}};
  carry_out(power, Power::off, ways);
  carry_out(power, Power::on, ways);
  CHECK(programs.called() == "tv off; $HOME a b\ntv on\n");
  CHECK(outcome.reports == 2);
  CHECK_FALSE(outcome.last);
}

TEST_CASE("each way is called by its own program") {
  const Programs programs;
  for (const char* name : {"xset", "wlopm"})
    programs.add(name);
  programs.add("wlr-randr",
               "[ $# -gt 0 ] || printf 'HDMI-A-1 \"TV\"\\n  Enabled: yes\\nDP-1 \"B\"\\n'");
  programs.add("cec-ctl", "echo '  Physical Address           : 2.0.0.0'");
  Outcome outcome;
  ScreenPower power(outcome.report());
  carry_out(
      power, Power::off,
      {{Way::dpms, {}, {}}, {Way::wlopm, {}, {}}, {Way::wlr_randr, {}, {}}, {Way::cec, {}, {}}});
  CHECK(programs.called() ==
        "xset dpms force off\nwlopm --off *\nwlr-randr \nwlr-randr --output HDMI-A-1 --off\n"
        "wlr-randr --output DP-1 --off\ncec-ctl --playback --to 0 --standby\n");
  CHECK_FALSE(outcome.last);
  carry_out(power, Power::on, {{Way::cec, {}, {}}});
  CHECK(
      programs.called().ends_with("cec-ctl --playback --to 0 --image-view-on\n"
                                  "cec-ctl --to 15 --active-source phys-addr=2.0.0.0\n"));
}

TEST_CASE("auto takes what the session offers, and the next where one fails") {
  const Programs programs;
  programs.add("wlopm", "exit 1");
  programs.add("wlr-randr", "[ $# -gt 0 ] || echo 'HEADLESS-1 \"x\"'");
  programs.add("xset");
  Outcome outcome;
  ScreenPower power(outcome.report());
  carry_out(power, Power::off, {Settings::Sleep{}}, "wayland");
  CHECK(programs.called() == "wlopm --off *\nwlr-randr \nwlr-randr --output HEADLESS-1 --off\n");
  CHECK_FALSE(outcome.last);
  carry_out(power, Power::on, {Settings::Sleep{}}, "x11");
  CHECK(programs.called().ends_with("xset dpms force on\n"));
  carry_out(power, Power::on, {Settings::Sleep{}}, "offscreen");
  CHECK_FALSE(outcome.last);
}

TEST_CASE("why a way failed is told, and the others are still gone") {
  const Programs programs;
  programs.add("tv");
  programs.add("broken", "exit 3");
  Outcome outcome;
  ScreenPower power(outcome.report());
  carry_out(power, Power::off,
            {{Way::command, {"broken"}, {"broken"}}, {Way::command, {"tv", "off"}, {"tv"}}});
  REQUIRE(outcome.last);
  CHECK(outcome.last->where == "broken");
  CHECK(outcome.last->what.en.find('3') != std::string::npos);
  CHECK(programs.called() == "broken \ntv off\n");
  carry_out(power, Power::off, {{Way::command, {"/no/such/program"}, {"x"}}});
  REQUIRE(outcome.last);
  CHECK(outcome.last->where == "/no/such/program");
}

TEST_CASE("DPMS that nobody holds is a problem, not an end") {
  Outcome outcome;
  ScreenPower power(outcome.report());
  carry_out(power, Power::off, {Settings::Sleep{}}, "KMSDRM");
  REQUIRE(outcome.last);
  CHECK(outcome.last->where == "DPMS");
}

TEST_CASE("a command that hangs neither holds the program up nor outlives it") {
  const auto began = std::chrono::steady_clock::now();
  {
    ScreenPower power([](const std::optional<Problem>&) {});
    power.order(Power::off, {{Way::command, {"sleep", "1000"}, {"true"}}}, {"x11", -1});
    power.finish(300ms);
  }
  CHECK(std::chrono::steady_clock::now() - began < kLong);
}

TEST_CASE("what a command says is read up to a bound, and its end is waited for") {
  std::stop_source stop;
  const auto said = output_of({"printf", "%s", "abcdef"}, kLong, stop.get_token(), 4);
  REQUIRE(said);
  CHECK(*said == "abcd");
  CHECK_FALSE(output_of({"false"}, kLong, stop.get_token()));
  CHECK_FALSE(output_of({"sleep", "1000"}, 100ms, stop.get_token()));
  CHECK_FALSE(output_of({}, kLong, stop.get_token()));
  stop.request_stop();
  CHECK_FALSE(output_of({"sleep", "1000"}, kLong, stop.get_token()));
}

}  // namespace noren
