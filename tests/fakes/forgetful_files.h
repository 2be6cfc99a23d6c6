#pragma once

#include <map>
#include <memory>
#include <stdexcept>

#include "platform/file_layer.h"

namespace noren::testing {

/// Thrown by the step at which the power goes.
struct PowerCut : std::runtime_error {
  PowerCut() : std::runtime_error("power cut") {}
};

/// Files in memory on a disk that keeps nothing but what was synced. Bytes survive from their
/// sync, names from the sync of their folder. What was not synced may survive or not, whole or
/// torn: after_power_cut() says which.
class ForgetfulFiles : public FileLayer {
 public:
  enum class Names { only_synced, all };          // renames without sync of the folder
  enum class Bytes { only_synced, zeros, torn };  // what unsynced bytes became

  /// The power goes in the `step`-th operation from now (0: the next one), before it or, for
  /// writes, in the middle of it.
  void cut_at(int step) { left_ = step; }
  void never_cut() { left_ = -1; }
  [[nodiscard]] int steps() const { return steps_; }

  /// Every following operation that writes fails so; none: as usual.
  void fail_with(std::error_code error) { error_ = error; }

  /// A disk that claims to have synced and has not.
  void lie_about_syncing() { lying_ = true; }

  /// The state in which the next start finds the disk.
  void after_power_cut(Names names, Bytes bytes);

  /// Bytes ever written.
  [[nodiscard]] std::size_t written() const { return written_; }

  /// Gives the test a hand on a file's bytes.
  std::string& bytes_of(const std::filesystem::path& file) { return names_.at(file)->bytes; }
  [[nodiscard]] std::vector<std::filesystem::path> all() const;

  std::error_code make_folders(const std::filesystem::path& folder) override;
  std::vector<Entry> list(const std::filesystem::path& folder) override;
  Outcome<std::string> read(const std::filesystem::path& file, std::size_t limit) override;
  Outcome<std::unique_ptr<NewFile>> create(const std::filesystem::path& file) override;
  std::error_code rename(const std::filesystem::path& from,
                         const std::filesystem::path& to) override;
  std::error_code remove(const std::filesystem::path& file) override;
  std::error_code sync_folder(const std::filesystem::path& folder) override;

 private:
  struct Inode {
    std::string bytes;
    std::string synced;
    std::int64_t modified = 0;
  };
  class Writing;
  using Folder = std::map<std::filesystem::path, std::shared_ptr<Inode>>;

  /// Whether the power goes now.
  bool goes_dark();
  void step();

  Folder names_;
  Folder synced_names_;
  int left_ = -1;
  int steps_ = 0;
  std::size_t written_ = 0;
  std::int64_t clock_ = 0;
  bool lying_ = false;
  std::error_code error_;
};

}  // namespace noren::testing
