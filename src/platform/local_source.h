#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/problem.h"
#include "platform/fetcher.h"

namespace noren {

/// What tells one state of a file from another without reading it.
struct FileStamp {
  std::int64_t modified_ns = 0;
  std::uint64_t bytes = 0;
  std::uint64_t inode = 0;
  std::uint64_t device = 0;

  bool operator==(const FileStamp&) const = default;
};

/// The stamp of what `path` names now; nothing when nothing is there.
std::optional<FileStamp> file_stamp(const std::filesystem::path& path);

struct LocalFile {
  enum class Outcome { read, unchanged } outcome = Outcome::read;
  std::string bytes;  // empty when unchanged
  FileStamp stamp;
};

constexpr std::size_t kLargestLocalFile = 4U << 20U;
constexpr std::size_t kLargestSievedFile = 16U << 20U;

/// The path that a "file:" or "dir:" address names: what follows the colon as it stands ('#', '%'
/// and spaces included), relative to `folder`; "file:///a" and "file://localhost/a" are "/a".
std::filesystem::path local_path(std::string_view address, const std::filesystem::path& folder);

/// Reads the regular file `path`, at most `limit` bytes; nothing is read when its stamp is still
/// `known`. A file that changes while it is read counts as changed next time.
Result<LocalFile> read_local_file(const std::filesystem::path& path,
                                  const std::optional<FileStamp>& known = std::nullopt,
                                  std::size_t limit = kLargestLocalFile);

/// As read_local_file, for a feed of up to kLargestSievedFile bytes, of which `sieve` lets through
/// what is kept.
Result<LocalFile> read_local_feed(const std::filesystem::path& path, const BodySieve& sieve);

struct PictureFile {
  std::filesystem::path path;
  FileStamp stamp;

  bool operator==(const PictureFile&) const = default;
};

struct PictureFolder {
  std::vector<PictureFile> pictures;
  /// Set when there are more pictures than are taken.
  std::optional<Problem> overflow;
};

constexpr std::size_t kMostPictures = 200;

/// The pictures (jpg, jpeg, png, webp) that lie in `folder` itself, in the order in which a person
/// would count them ("2.png" before "10.png"). Hidden, empty and half-copied files (~, .part,
/// .tmp, …) are left out, links that lead nowhere too.
Result<PictureFolder> list_pictures(const std::filesystem::path& folder);

}  // namespace noren
