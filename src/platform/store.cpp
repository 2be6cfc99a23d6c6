#include "platform/store.h"

#include <algorithm>
#include <cstdlib>
#include <utility>
#include <vector>

#include <unistd.h>

#include "platform/digest.h"
#include "platform/store_record.h"

namespace noren {
namespace {

constexpr std::string_view kSuffix = ".kept";
constexpr std::string_view kTempSuffix = ".tmp";
constexpr std::size_t kLongestKey = 4096;

const char* environment(const char* name) {
  const char* const value = std::getenv(name);
  return value != nullptr && *value != '\0' ? value : nullptr;
}

std::string name_of(std::string_view key) {
  std::string name = hex(sha256(key), 16);
  name += kSuffix;
  return name;
}

// The process's number keeps two programs from writing the same temporary file.
std::filesystem::path temp_of(const std::filesystem::path& file) {
  std::filesystem::path temp = file;
  temp += "." + std::to_string(getpid());
  temp += kTempSuffix;
  return temp;
}

Bilingual words_of(const std::error_code& error) {
  if (error == std::errc::no_space_on_device) {
    return say("ディスクがいっぱいで、控え（最後に受け取った内容）を残せません。表示は続きます。",
               "the disk is full: last good copies can't be kept; the show goes on");
  }
  if (error == std::errc::read_only_file_system || error == std::errc::permission_denied) {
    return say(
        "このフォルダには書き込めないので、控え（最後に受け取った内容）を残せません。"
        "表示は続きます。",
        "this folder can't be written: last good copies can't be kept; the show goes on");
  }
  return say("控え（最後に受け取った内容）を残せません（{}）。表示は続きます。",
             "last good copies can't be kept ({}); the show goes on", error.message());
}

}  // namespace

std::optional<std::filesystem::path> cache_folder() {
  if (const char* const systemd = environment("CACHE_DIRECTORY")) {
    const std::string_view list(systemd);  // systemd may name several, parted by colons
    return std::filesystem::path(list.substr(0, list.find(':')));
  }
  // XDG: a relative path is to be ignored.
  if (const char* const xdg = environment("XDG_CACHE_HOME"); xdg != nullptr && *xdg == '/') {
    return std::filesystem::path(xdg) / "noren";
  }
  if (const char* const home = environment("HOME")) {
    return std::filesystem::path(home) / ".cache" / "noren";
  }
  return std::nullopt;
}

Store::Store(std::filesystem::path folder, FileLayer& files)
    : Store(std::move(folder), files, Limits()) {}

Store::Store(std::filesystem::path folder, FileLayer& files, Limits limits)
    : folder_(std::move(folder)), files_(files), limits_(limits) {
  for (const auto& entry : files_.list(folder_)) {
    if (entry.name.ends_with(kTempSuffix)) files_.remove(folder_ / entry.name);
  }
}

std::filesystem::path Store::file_of(std::string_view key) const {
  return folder_ / name_of(key);
}

std::optional<std::string> Store::read_copy(std::string_view key) {
  const auto limit = limits_.one + kLongestKey + kRecordOverhead;
  const auto record = files_.read(file_of(key), limit);
  return record ? content_of(*record, key) : std::nullopt;
}

std::optional<std::string> Store::get(std::string_view key) {
  last_use_[name_of(key)] = ++uses_;
  return read_copy(key);
}

Store::Kept Store::put(std::string_view key, std::string_view bytes) {
  if (key.size() > kLongestKey || bytes.size() > limits_.one) {
    return failure(std::make_error_code(std::errc::file_too_large));
  }
  const std::string name = name_of(key);
  last_use_[name] = ++uses_;
  if (read_copy(key) == bytes) {
    return {Kept::Outcome::unchanged, std::nullopt};
  }
  const std::string record = make_record(key, bytes);
  if (auto error = files_.make_folders(folder_)) return failure(error);
  make_room(name, record.size());
  auto error = write(folder_ / name, record);
  // Another program that just started may have taken our temporary file for a left one.
  if (error == std::errc::no_such_file_or_directory) error = write(folder_ / name, record);
  if (error) return failure(error);
  failing_ = false;
  return {Kept::Outcome::written, std::nullopt};
}

std::error_code Store::write(const std::filesystem::path& file, std::string_view record) {
  const auto temp = temp_of(file);
  const auto written = [&]() -> std::error_code {
    auto created = files_.create(temp);
    if (!created) return created.error();
    if (auto error = (*created)->write(record)) return error;
    return (*created)->sync();  // before the rename: else a new name may stand for no bytes
  }();
  if (written) {
    files_.remove(temp);
    return written;
  }
  if (auto error = files_.rename(temp, file)) {
    files_.remove(temp);
    return error;
  }
  return files_.sync_folder(folder_);
}

void Store::make_room(const std::string& kept_name, std::uint64_t bytes) {
  auto entries = files_.list(folder_);
  std::erase_if(entries, [&](const FileLayer::Entry& entry) {
    return entry.name == kept_name || !entry.name.ends_with(kSuffix);
  });
  std::uint64_t total = bytes;
  for (const auto& entry : entries)
    total += entry.bytes;
  if (total <= limits_.all) return;
  const auto age_of = [&](const FileLayer::Entry& entry) {
    const auto used = last_use_.find(entry.name);
    return std::pair(used == last_use_.end() ? 0 : used->second, entry.modified);
  };
  std::sort(entries.begin(), entries.end(),
            [&](const auto& a, const auto& b) { return age_of(a) < age_of(b); });
  for (const auto& entry : entries) {
    if (total <= limits_.all) return;
    if (!files_.remove(folder_ / entry.name)) total -= entry.bytes;
  }
}

void Store::remove(std::string_view key) {
  last_use_.erase(name_of(key));
  if (!files_.remove(file_of(key))) files_.sync_folder(folder_);
}

Store::Kept Store::failure(const std::error_code& error) {
  const bool first = !std::exchange(failing_, true);
  if (!first) return {};
  return {Kept::Outcome::failed, Problem{folder_.string(), words_of(error)}};
}

}  // namespace noren
