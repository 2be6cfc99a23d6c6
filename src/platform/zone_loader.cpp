#include "platform/zone_loader.h"

#include <algorithm>
#include <array>
#include <exception>
#include <fstream>
#include <iterator>
#include <numeric>
#include <string_view>
#include <utility>
#include <vector>

#include <date/tz.h>

#include "base/utf8.h"

namespace noren {
namespace {

constexpr std::string_view kZoneFolder = "/usr/share/zoneinfo/";
constexpr std::size_t kLongestName = 64;
constexpr std::size_t kLargestFile = 262'144;

bool is_name_character(char byte) {
  return (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z') ||
         (byte >= '0' && byte <= '9') || byte == '_' || byte == '+' || byte == '-' || byte == '/';
}

// Files of the folder that are no zones; the first is the board's own setting.
constexpr std::array<std::string_view, 3> kNoZones = {"localtime", "posixrules", "Factory"};

/// Whether `name` can name a zone at all: such a name has no dots, so it can't leave the folder.
bool is_zone_name(std::string_view name) {
  const bool other = std::find(kNoZones.begin(), kNoZones.end(), name) != kNoZones.end() ||
                     name.starts_with("posix/") || name.starts_with("right/");
  return !other && !name.empty() && name.size() <= kLongestName && name.front() != '/' &&
         name.back() != '/' && name.find("//") == std::string_view::npos &&
         std::all_of(name.begin(), name.end(), is_name_character);
}

/// Letters in one case and blanks as tzdata writes them, for comparing.
std::string folded(std::string_view name) {
  std::string folded;
  for (const char byte : name) {
    if (byte >= 'A' && byte <= 'Z')
      folded += static_cast<char>(byte - 'A' + 'a');
    else
      folded += byte == ' ' ? '_' : byte;
  }
  return folded;
}

std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), 0U);
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({replaced, row[j] + 1, row[j - 1] + 1});
    }
  }
  return row.back();
}

// What people write for the zone of Japan, which is no name of tzdata.
constexpr std::array<std::string_view, 7> kNamesOfJapan = {
    "jst", "jst-9", "tokyo_standard_time", "asia/osaka", "日本", "東京", "日本時間"};

/// The zone that `name` most likely means; empty when none is near.
std::string nearest_zone(std::string_view name) {
  const std::string wanted = folded(name.substr(0, kLongestName));
  if (std::find(kNamesOfJapan.begin(), kNamesOfJapan.end(), wanted) != kNamesOfJapan.end())
    return "Asia/Tokyo";
  std::string nearest;
  std::size_t least = 1 + wanted.size() / 4;
  for (const date::time_zone& zone : date::get_tzdb().zones) {
    if (!is_zone_name(zone.name())) continue;
    const std::string candidate = folded(zone.name());
    const std::string city = candidate.substr(candidate.rfind('/') + 1);
    const std::size_t distance = city == wanted ? 0
                                                : std::min(edit_distance(candidate, wanted),
                                                           1 + edit_distance(city, wanted));
    if (distance > least || (distance == least && !nearest.empty())) continue;
    least = distance;
    nearest = zone.name();
  }
  return nearest;
}

tl::unexpected<Problem> unknown_zone(const std::string& name) {
  const std::string shown = printable(name.substr(0, kLongestName));
  const std::string near = nearest_zone(name);
  if (near.empty())
    return fail("timezone", say("「{}」という時間帯は見つかりません。Asia/Tokyo "
                                "のように「地域/都市」の形でお書きください。",
                                "there is no time zone \"{}\"; write one as region/city, such as "
                                "Asia/Tokyo",
                                shown));
  return fail("timezone", say("「{}」という時間帯は見つかりません。「{}」のことでしょうか。",
                              "there is no time zone \"{}\"; did you mean \"{}\"?", shown, near));
}

/// The last line of the zone's file, which is its rule; nothing where the file has none.
std::optional<PosixRule> read_rule(const std::string& name) {
  std::ifstream file(std::string(kZoneFolder) + name, std::ios::binary);
  std::string bytes(kLargestFile, '\0');
  file.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  bytes.resize(static_cast<std::size_t>(file.gcount()));
  const bool has_footer = bytes.starts_with("TZif") && bytes.size() > 5 && bytes[4] >= '2';
  if (!has_footer || bytes.size() == kLargestFile || bytes.back() != '\n') return std::nullopt;
  bytes.pop_back();
  const std::size_t line = bytes.rfind('\n');
  if (line == std::string::npos) return std::nullopt;
  return PosixRule::parse(std::string_view(bytes).substr(line + 1));
}

Instant instant_of(date::sys_seconds time) {
  return Instant(time.time_since_epoch());
}

Zone zone_of(const date::time_zone& zone, const std::optional<PosixRule>& rule) {
  const date::sys_seconds first = date::sys_days(date::year(1850) / 1 / 1);
  const date::sys_seconds last = date::sys_days(date::year(2038) / 1 / 1);
  date::sys_info info = zone.get_info(first);
  const std::chrono::seconds before = info.offset;
  std::vector<Zone::Transition> transitions;
  while (info.end < last) {
    info = zone.get_info(info.end);
    const auto previous = transitions.empty() ? before : transitions.back().offset;
    if (info.offset != previous) transitions.push_back({instant_of(info.begin), info.offset});
  }
  return {zone.name(), before, std::move(transitions), rule};
}

}  // namespace

Result<Zone> load_zone(const std::string& name) {
  try {
    if (!is_zone_name(name)) return unknown_zone(name);
    const auto& zones = date::get_tzdb().zones;
    const auto found = std::find_if(zones.begin(), zones.end(), [&](const date::time_zone& zone) {
      return zone.name() == name;
    });
    if (found == zones.end()) return unknown_zone(name);
    return zone_of(*found, read_rule(name));
  } catch (const std::exception& error) {  // the library's only way to say that tzdata is missing
    return fail("timezone", say("時間帯「{}」を読み込めません。Debian の tzdata "
                                "パッケージが入っているかご確認ください（{}）。",
                                "the time zone \"{}\" can't be read; is Debian's package tzdata "
                                "installed? ({})",
                                printable(name.substr(0, kLongestName)), printable(error.what())));
  }
}

}  // namespace noren
