#include "platform/local_source.h"

#include <algorithm>
#include <array>
#include <cerrno>

#include <fcntl.h>
#include <sys/stat.h>

#include "platform/bounded_read.h"
#include "platform/descriptor.h"

namespace noren {
namespace {

constexpr int kMostEntries = 20'000;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

FileStamp stamp_of(const struct stat& info) {
  return {std::int64_t{info.st_mtim.tv_sec} * 1'000'000'000 + info.st_mtim.tv_nsec,
          static_cast<std::uint64_t>(info.st_size), static_cast<std::uint64_t>(info.st_ino),
          static_cast<std::uint64_t>(info.st_dev)};
}

Bilingual words_of(const std::error_code& error, const std::filesystem::path& path) {
  const std::string name = path.filename().string();
  if (error == std::errc::no_such_file_or_directory) {
    return say("「{}」がありません。名前と場所を確かめてください。", "there is no \"{}\" here",
               name);
  }
  if (error == std::errc::permission_denied) {
    return say("「{}」を読む権限がありません。", "no permission to read \"{}\"", name);
  }
  return say("「{}」を読めません（{}）。", "\"{}\" can't be read ({})", name, error.message());
}

tl::unexpected<Problem> failed(const std::filesystem::path& path, int error) {
  return fail(path.string(), words_of({error, std::generic_category()}, path));
}

Bilingual too_large(const std::filesystem::path& path, std::size_t limit) {
  return say("「{}」は大きすぎます（上限 {} MB）。", "\"{}\" is too large (limit {} MB)",
             path.filename().string(), limit >> 20U);
}

std::string lowered(std::string text) {
  for (char& c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return text;
}

/// Runs of digits compare as numbers, everything else by its bytes; equal numbers by length.
bool naturally_before(const std::string& a, const std::string& b) {
  std::size_t i = 0;
  std::size_t j = 0;
  while (i < a.size() && j < b.size()) {
    if (!is_digit(a[i]) || !is_digit(b[j])) {
      const auto x = static_cast<unsigned char>(a[i++]);
      const auto y = static_cast<unsigned char>(b[j++]);
      if (x != y) return x < y;
      continue;
    }
    const auto run = [](const std::string& text, std::size_t& at) {
      while (at < text.size() && text[at] == '0')
        ++at;
      const auto from = at;
      while (at < text.size() && is_digit(text[at]))
        ++at;
      return std::string_view(text).substr(from, at - from);
    };
    const auto x = run(a, i);
    const auto y = run(b, j);
    if (x.size() != y.size()) return x.size() < y.size();
    if (x != y) return x < y;
  }
  if ((i < a.size()) != (j < b.size())) return i >= a.size();
  return a < b;
}

bool is_finished_picture(const std::string& name) {
  static constexpr std::array<std::string_view, 4> kPictures{".jpg", ".jpeg", ".png", ".webp"};
  static constexpr std::array<std::string_view, 5> kPartial{".part", ".partial", ".tmp",
                                                            ".crdownload", ".filepart"};
  if (name.empty() || name[0] == '.' || name[0] == '~') return false;
  const std::string low = lowered(name);
  const auto dot = low.rfind('.');
  if (dot == std::string::npos || dot == 0) return false;
  const std::string_view extension = std::string_view(low).substr(dot);
  const std::string_view stem = std::string_view(low).substr(0, dot);
  if (std::find(kPictures.begin(), kPictures.end(), extension) == kPictures.end()) return false;
  return std::none_of(kPartial.begin(), kPartial.end(),
                      [&](std::string_view mark) { return stem.ends_with(mark); });
}

/// Opens `path` and has `read` read it, unless its stamp is still `known`.
template <class Read>
Result<LocalFile> read_regular(const std::filesystem::path& path,
                               const std::optional<FileStamp>& known, std::size_t limit,
                               const Read& read) {
  // Without O_NONBLOCK a named pipe would hold the worker for ever.
  const Descriptor fd(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY));
  if (!fd.valid()) return failed(path, errno);
  struct stat info {};
  if (fstat(fd.get(), &info) != 0) return failed(path, errno);
  if (!S_ISREG(info.st_mode)) {
    return fail(path.string(), say("「{}」はファイルではありません。", "\"{}\" is no file",
                                   path.filename().string()));
  }
  LocalFile file;
  file.stamp = stamp_of(info);
  if (known == file.stamp) {
    file.outcome = LocalFile::Outcome::unchanged;
    return file;
  }
  auto bytes = read(fd.get());
  if (!bytes) {
    if (bytes.error() == std::errc::file_too_large) {
      return fail(path.string(), too_large(path, limit));
    }
    return failed(path, bytes.error().value());
  }
  file.bytes = std::move(*bytes);
  return file;
}

}  // namespace

std::filesystem::path local_path(std::string_view address, const std::filesystem::path& folder) {
  for (const std::string_view scheme : {"file:", "dir:"}) {
    if (address.starts_with(scheme)) {
      address.remove_prefix(scheme.size());
      break;
    }
  }
  if (address.starts_with("//localhost/")) address.remove_prefix(11);
  if (address.starts_with("//")) address.remove_prefix(2);
  return (folder / std::filesystem::path(address)).lexically_normal();
}

std::optional<FileStamp> file_stamp(const std::filesystem::path& path) {
  struct stat info {};
  if (stat(path.c_str(), &info) != 0) return std::nullopt;
  return stamp_of(info);
}

Result<LocalFile> read_local_file(const std::filesystem::path& path,
                                  const std::optional<FileStamp>& known, std::size_t limit) {
  return read_regular(path, known, limit, [limit](int fd) { return read_bounded(fd, limit); });
}

Result<LocalFile> read_local_feed(const std::filesystem::path& path, const BodySieve& sieve) {
  return read_regular(path, std::nullopt, kLargestSievedFile, [&](int fd) {
    return read_sieved(fd, kLargestLocalFile, kLargestSievedFile, sieve);
  });
}

Result<PictureFolder> list_pictures(const std::filesystem::path& folder) {
  std::error_code error;
  std::filesystem::directory_iterator it(folder, error);
  if (error) return failed(folder, error.value());
  PictureFolder found;
  int seen = 0;
  for (const std::filesystem::directory_iterator end; !error && it != end && seen < kMostEntries;
       it.increment(error), ++seen) {
    if (!is_finished_picture(it->path().filename().string())) continue;
    struct stat info {};
    if (stat(it->path().c_str(), &info) != 0 || !S_ISREG(info.st_mode) || info.st_size == 0) {
      continue;
    }
    found.pictures.push_back({it->path(), stamp_of(info)});
  }
  std::sort(found.pictures.begin(), found.pictures.end(), [](const auto& a, const auto& b) {
    return naturally_before(a.path.filename().string(), b.path.filename().string());
  });
  if (found.pictures.size() > kMostPictures) {
    found.overflow =
        Problem{folder.string(), say("画像が{}枚あります。名前順に{}枚までを使います。",
                                     "there are {} pictures; the first {} by name are used",
                                     found.pictures.size(), kMostPictures)};
    found.pictures.resize(kMostPictures);
  }
  return found;
}

}  // namespace noren
