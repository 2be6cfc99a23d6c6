#include "app/status_file.h"

#include <filesystem>
#include <fstream>

#include <fmt/format.h>

#include "app/asset_folder.h"

namespace noren {
namespace {

std::string time_text(const VenueTime& now) {
  if (!now.trusted()) return "";
  const CivilTime civil = now.civil();
  return fmt::format("{:04}-{:02}-{:02} {:02}:{:02}", static_cast<int>(civil.date.year()),
                     static_cast<unsigned>(civil.date.month()),
                     static_cast<unsigned>(civil.date.day()), civil.hour(), civil.minute());
}

}  // namespace

void write_status_file(const Venue& venue, Status::Effect effect, const Problems& errors,
                       const VenueTime& now) {
  const std::filesystem::path config(venue.path);
  const std::string path = (config.parent_path() / "noren-status.txt").string();
  const std::string text = status_text(
      {effect, config.filename(), time_text(now), errors, venue.warnings}, venue.settings.language);
  const auto present = read_file(path, kLargestConfig);
  if (present && says_the_same(*present, text)) return;
  std::ofstream(path, std::ios::binary | std::ios::trunc) << text;
}

}  // namespace noren
