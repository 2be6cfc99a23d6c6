#include "app/status_file.h"

#include <cstdlib>
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

bool written(const std::filesystem::path& path, const std::string& text) {
  std::error_code error;
  const auto type = std::filesystem::status(path, error).type();
  if (type != std::filesystem::file_type::regular && type != std::filesystem::file_type::not_found)
    return false;
  std::ofstream file(path, std::ios::binary | std::ios::trunc);
  return static_cast<bool>(file << text << std::flush);
}

// The service may not write beside the configuration: noren-status.service does.
void leave_for_helper(const std::filesystem::path& place, const std::filesystem::path& folder,
                      const std::string& text) {
  const std::filesystem::path path = place / "noren-status.txt";
  if (const auto left = read_file(path.string(), kLargestConfig); left && *left == text) return;
  if (!written(place / "status-folder", folder.string()) || !written(path, text)) return;
  std::error_code error;
  std::filesystem::permissions(path, std::filesystem::perms(0644), error);
}

}  // namespace

void write_status_file(const std::string& config_path, const Venue& venue, Status::Effect effect,
                       const Problems& errors, const VenueTime& now) {
  const std::filesystem::path config(config_path);
  const std::string path = (config.parent_path() / "noren-status.txt").string();
  const std::string text = status_text(
      {effect, config.filename(), time_text(now), errors, venue.warnings}, venue.settings.language);
  const auto present = read_file(path, kLargestConfig);
  if (present && says_the_same(*present, text)) return;
  if (written(path, text)) return;
  const char* const hand_over = std::getenv("RUNTIME_DIRECTORY");
  if (hand_over != nullptr) leave_for_helper(hand_over, config.parent_path(), text);
}

}  // namespace noren
