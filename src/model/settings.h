#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/bilingual.h"
#include "base/instant.h"
#include "model/content.h"

namespace noren {

/// Everything that the configuration file says, with its defaults. Values only; what the file
/// spells is described by config/noren.schema.json, key by key in the same order.
struct Settings {
  struct Link {
    std::string label;
    std::string url;
    bool operator==(const Link&) const = default;
  };

  struct Community {
    std::string name;
    std::string line;
    std::string tagline;  // with Aozora ruby, as are line, pillars and message
    std::vector<std::string> pillars;
    std::string message;
    std::string url;
    std::string crest;  // name of an asset ("ume") or a path to an SVG; empty: the house's
    std::vector<Link> links;
    bool operator==(const Community&) const = default;
  };

  struct Source {
    std::string name;
    std::string url;     // http:, https:, file: or dir:
    std::string format;  // empty: recognised by content
    Millis every = std::chrono::minutes(10);
    std::vector<std::pair<std::string, std::string>> headers;  // values may hold $ENV{} and $FILE{}
    int max_items = 200;
    std::optional<Millis> max_age;
    std::string extract;  // "events" or empty
    std::vector<std::string> include;
    std::vector<std::string> exclude;
    bool operator==(const Source&) const = default;
  };

  struct Dwell {
    Millis standard = std::chrono::seconds(12);
    Millis qr = std::chrono::seconds(20);
    Millis agenda = std::chrono::seconds(20);
    Millis tagline = std::chrono::seconds(8);
    bool operator==(const Dwell&) const = default;
  };
  /// No dwell is shorter.
  static constexpr Millis kShortestDwell = std::chrono::seconds(8);

  enum class Transition { noren, dissolve, cut };
  enum class Group { welcome, events, agenda, standing, posts, posters, messages, links, tagline };

  struct Slides {
    Dwell dwell;
    Transition transition = Transition::noren;
    std::vector<Group> order = {Group::welcome,  Group::events, Group::agenda,
                                Group::standing, Group::posts,  Group::posters,
                                Group::messages, Group::links,  Group::tagline};
    int posts = 3;
    int events = 6;
    bool excerpt = false;
    bool operator==(const Slides&) const = default;
  };

  /// A rule that makes a kind out of a word in a title or tag; the first that fits wins.
  struct KindRule {
    std::string word;
    EventKind kind = EventKind::event;
    bool operator==(const KindRule&) const = default;
  };

  /// Days without an opening. Without a year ("12-29..01-03") they come every year.
  struct ClosedDays {
    std::optional<Date> first;  // with a year: `first` and `last` are set
    std::optional<Date> last;
    std::chrono::month_day yearly_first{};
    std::chrono::month_day yearly_last{};
    bool operator==(const ClosedDays&) const = default;
  };

  /// Weekdays (bit 0 = Sunday) on which the screen is lit from `from` to `to` (minutes since
  /// midnight; `to` not after `from` ends on the next day).
  struct Hours {
    unsigned weekdays = 0x7F;
    int from = 0;
    int to = 24 * 60;
    bool operator==(const Hours&) const = default;
  };

  /// One way of letting the display sleep and of waking it.
  struct Sleep {
    enum class Way {
      automatic,  // what the video driver in use offers
      dpms,
      wlopm,
      wlr_randr,
      cec,
      command,
    } way = Way::automatic;
    std::vector<std::string> off;  // command: the program and its arguments
    std::vector<std::string> on;
    bool operator==(const Sleep&) const = default;
  };

  struct Display {
    std::string theme = "hana";  // a name in assets/themes or a path
    int rotation = 0;            // degrees clockwise: 0, 90, 180, 270
    bool fullscreen = true;
    double safe_area = 0;  // percent a side, 0..8
    bool kiosk = false;
    enum class Renderer { automatic, software, opengles2 } renderer = Renderer::automatic;
    std::optional<std::pair<int, int>> mode;  // width, height asked of the display
    std::vector<Hours> hours;                 // empty: always lit
    std::vector<Sleep> sleep = {Sleep{}};     // all of them; none: the picture is only black
    bool operator==(const Display&) const = default;
  };

  Community community;
  std::string timezone = "Asia/Tokyo";
  std::vector<Source> sources;
  Slides slides;
  std::vector<ClosedDays> closed;
  std::string holidays;  // a list of assets/holidays ("jp"), the path of one, or empty
  Language language = Language::ja;
  Display display;
  std::vector<KindRule> kinds;
  std::vector<std::string> keep;             // typesetting.keep
  std::map<std::string, std::string> words;  // overrides of assets/words/LANGUAGE.json

  bool operator==(const Settings&) const = default;
};

}  // namespace noren
