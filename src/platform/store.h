#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "base/problem.h"
#include "platform/file_layer.h"

namespace noren {

/// Where last good copies are kept: $CACHE_DIRECTORY (the first of a list), else
/// $XDG_CACHE_HOME/noren, else ~/.cache/noren; nothing when no home is known either.
std::optional<std::filesystem::path> cache_folder();

/// Last good copies by key, each in a file of its own that is whole or not there: a power cut at
/// any instant leaves the old copy or the new one. Owned by one thread; two programs may share the
/// folder.
class Store {
 public:
  struct Limits {
    std::uint64_t all = 64U << 20U;  // bytes of all copies; the longest unused go first
    std::size_t one = 24U << 20U;    // bytes of one copy
  };

  struct Kept {
    enum class Outcome { written, unchanged, failed } outcome = Outcome::failed;
    /// Why writing failed, on the first failure after a success only: a full disk is told once.
    std::optional<Problem> problem;
  };

  /// Removes what an interrupted write left in `folder`. Makes nothing before the first put.
  /// `files` outlives the store.
  Store(std::filesystem::path folder, FileLayer& files);
  Store(std::filesystem::path folder, FileLayer& files, Limits limits);

  /// Keeps `bytes` for `key`; touches the disk only when they differ from what is kept.
  Kept put(std::string_view key, std::string_view bytes);

  /// The copy for `key`; nothing when there is none or when it is damaged in any way.
  std::optional<std::string> get(std::string_view key);

  /// Forgets `key`.
  void remove(std::string_view key);

 private:
  [[nodiscard]] std::filesystem::path file_of(std::string_view key) const;
  std::optional<std::string> read_copy(std::string_view key);
  std::error_code write(const std::filesystem::path& file, std::string_view record);
  void make_room(const std::string& kept_name, std::uint64_t bytes);
  Kept failure(const std::error_code& error);

  std::filesystem::path folder_;
  FileLayer& files_;
  Limits limits_;
  std::map<std::string, std::uint64_t> last_use_;  // by file name, in uses since the start
  std::uint64_t uses_ = 0;
  bool failing_ = false;
};

}  // namespace noren
