#include "platform/file_layer.h"

#include <cerrno>
#include <cstdio>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "platform/bounded_read.h"
#include "platform/descriptor.h"

namespace noren {
namespace {

std::error_code last_error() {
  return {errno, std::generic_category()};
}

class PosixNewFile : public FileLayer::NewFile {
 public:
  explicit PosixNewFile(Descriptor fd) : fd_(std::move(fd)) {}

  std::error_code write(std::string_view bytes) override {
    return write_all(fd_.get(), bytes.data(), bytes.size());
  }
  std::error_code sync() override {
    return fdatasync(fd_.get()) == 0 ? std::error_code() : last_error();
  }

 private:
  Descriptor fd_;
};

}  // namespace

std::error_code PosixFiles::make_folders(const std::filesystem::path& folder) {
  std::error_code error;
  if (std::filesystem::is_directory(folder, error)) return {};
  if (folder.has_parent_path() && folder.parent_path() != folder) {
    if (auto above = make_folders(folder.parent_path())) return above;
  }
  if (folder.filename().empty()) return {};  // "a/b/" names what its parent made
  return mkdir(folder.c_str(), 0700) == 0 || errno == EEXIST ? std::error_code() : last_error();
}

std::vector<FileLayer::Entry> PosixFiles::list(const std::filesystem::path& folder) {
  std::vector<Entry> entries;
  std::error_code error;
  for (std::filesystem::directory_iterator it(folder, error), end; !error && it != end;
       it.increment(error)) {
    struct stat info {};
    if (lstat(it->path().c_str(), &info) != 0 || !S_ISREG(info.st_mode)) continue;
    entries.push_back({it->path().filename().string(), static_cast<std::uint64_t>(info.st_size),
                       std::int64_t{info.st_mtim.tv_sec} * 1'000'000'000 + info.st_mtim.tv_nsec});
  }
  return entries;
}

FileLayer::Outcome<std::string> PosixFiles::read(const std::filesystem::path& file,
                                                 std::size_t limit) {
  const Descriptor fd(::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK));
  if (!fd.valid()) return tl::unexpected(last_error());
  struct stat info {};
  if (fstat(fd.get(), &info) != 0) return tl::unexpected(last_error());
  if (!S_ISREG(info.st_mode)) {
    return tl::unexpected(std::make_error_code(std::errc::invalid_argument));
  }
  return read_bounded(fd.get(), limit);
}

FileLayer::Outcome<std::unique_ptr<FileLayer::NewFile>> PosixFiles::create(
    const std::filesystem::path& file) {
  Descriptor fd(::open(file.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0600));
  if (!fd.valid()) return tl::unexpected(last_error());
  return std::make_unique<PosixNewFile>(std::move(fd));
}

std::error_code PosixFiles::rename(const std::filesystem::path& from,
                                   const std::filesystem::path& to) {
  return std::rename(from.c_str(), to.c_str()) == 0 ? std::error_code() : last_error();
}

std::error_code PosixFiles::remove(const std::filesystem::path& file) {
  return unlink(file.c_str()) == 0 ? std::error_code() : last_error();
}

std::error_code PosixFiles::sync_folder(const std::filesystem::path& folder) {
  const Descriptor fd(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!fd.valid()) return last_error();
  return fsync(fd.get()) == 0 ? std::error_code() : last_error();
}

}  // namespace noren
