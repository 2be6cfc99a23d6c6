#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

#include <tl/expected.hpp>

namespace noren {

/// The few file operations that a store needs, one system call each, so that a test can cut the
/// power between any two of them.
class FileLayer {
 public:
  template <class T>
  using Outcome = tl::expected<T, std::error_code>;

  /// A file that is being written. Closed when destroyed.
  class NewFile {
   public:
    virtual ~NewFile() = default;
    virtual std::error_code write(std::string_view bytes) = 0;
    /// The bytes are on the disk when this returns well.
    virtual std::error_code sync() = 0;
  };

  struct Entry {
    std::string name;
    std::uint64_t bytes = 0;
    std::int64_t modified = 0;  // comparable among themselves only
  };

  virtual ~FileLayer() = default;

  virtual std::error_code make_folders(const std::filesystem::path& folder) = 0;
  /// Regular files of `folder`, in no order; empty when it can't be read.
  virtual std::vector<Entry> list(const std::filesystem::path& folder) = 0;
  /// The whole file; fails when it has more than `limit` bytes.
  virtual Outcome<std::string> read(const std::filesystem::path& file, std::size_t limit) = 0;
  /// Creates or empties `file`.
  virtual Outcome<std::unique_ptr<NewFile>> create(const std::filesystem::path& file) = 0;
  virtual std::error_code rename(const std::filesystem::path& from,
                                 const std::filesystem::path& to) = 0;
  virtual std::error_code remove(const std::filesystem::path& file) = 0;
  /// Names made, renamed and removed in `folder` are on the disk when this returns well.
  virtual std::error_code sync_folder(const std::filesystem::path& folder) = 0;
};

/// The machine's own files. New files are for the user alone (0600, folders 0700).
class PosixFiles : public FileLayer {
 public:
  std::error_code make_folders(const std::filesystem::path& folder) override;
  std::vector<Entry> list(const std::filesystem::path& folder) override;
  Outcome<std::string> read(const std::filesystem::path& file, std::size_t limit) override;
  Outcome<std::unique_ptr<NewFile>> create(const std::filesystem::path& file) override;
  std::error_code rename(const std::filesystem::path& from,
                         const std::filesystem::path& to) override;
  std::error_code remove(const std::filesystem::path& file) override;
  std::error_code sync_folder(const std::filesystem::path& folder) override;
};

}  // namespace noren
