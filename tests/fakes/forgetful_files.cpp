#include "fakes/forgetful_files.h"

namespace noren::testing {

class ForgetfulFiles::Writing : public FileLayer::NewFile {
 public:
  Writing(ForgetfulFiles& disk, std::shared_ptr<Inode> inode)
      : disk_(disk), inode_(std::move(inode)) {}

  std::error_code write(std::string_view bytes) override {
    if (disk_.goes_dark()) {
      inode_->bytes += bytes.substr(0, bytes.size() / 2);
      throw PowerCut();
    }
    if (disk_.error_) return disk_.error_;
    inode_->bytes += bytes;
    disk_.written_ += bytes.size();
    return {};
  }
  std::error_code sync() override {
    disk_.step();
    if (disk_.error_) return disk_.error_;
    if (!disk_.lying_) inode_->synced = inode_->bytes;
    return {};
  }

 private:
  ForgetfulFiles& disk_;
  std::shared_ptr<Inode> inode_;
};

bool ForgetfulFiles::goes_dark() {
  ++steps_;
  if (left_ < 0) return false;
  return left_-- == 0;
}

void ForgetfulFiles::step() {
  if (goes_dark()) throw PowerCut();
}

void ForgetfulFiles::after_power_cut(Names names, Bytes bytes) {
  never_cut();
  if (names == Names::only_synced) names_ = synced_names_;
  for (auto& [name, inode] : names_) {
    if (inode->bytes == inode->synced) continue;
    const std::string unsynced = inode->bytes;
    if (bytes == Bytes::only_synced) inode->bytes = inode->synced;
    if (bytes == Bytes::zeros) inode->bytes = std::string(unsynced.size(), '\0');
    if (bytes == Bytes::torn) inode->bytes = unsynced.substr(0, unsynced.size() * 2 / 3);
    inode->synced = inode->bytes;
  }
  synced_names_ = names_;
}

std::vector<std::filesystem::path> ForgetfulFiles::all() const {
  std::vector<std::filesystem::path> paths;
  for (const auto& [path, inode] : names_)
    paths.push_back(path);
  return paths;
}

std::error_code ForgetfulFiles::make_folders(const std::filesystem::path&) {
  step();
  return error_;
}

std::vector<FileLayer::Entry> ForgetfulFiles::list(const std::filesystem::path& folder) {
  std::vector<Entry> entries;
  for (const auto& [path, inode] : names_) {
    if (path.parent_path() != folder) continue;
    entries.push_back({path.filename().string(), inode->bytes.size(), inode->modified});
  }
  return entries;
}

FileLayer::Outcome<std::string> ForgetfulFiles::read(const std::filesystem::path& file,
                                                     std::size_t limit) {
  const auto found = names_.find(file);
  if (found == names_.end()) {
    return tl::unexpected(std::make_error_code(std::errc::no_such_file_or_directory));
  }
  if (found->second->bytes.size() > limit) {
    return tl::unexpected(std::make_error_code(std::errc::file_too_large));
  }
  return found->second->bytes;
}

FileLayer::Outcome<std::unique_ptr<FileLayer::NewFile>> ForgetfulFiles::create(
    const std::filesystem::path& file) {
  step();
  if (error_) return tl::unexpected(error_);
  auto& inode = names_[file];
  if (!inode) inode = std::make_shared<Inode>();
  inode->bytes.clear();
  inode->modified = ++clock_;
  return std::make_unique<Writing>(*this, inode);
}

std::error_code ForgetfulFiles::rename(const std::filesystem::path& from,
                                       const std::filesystem::path& to) {
  step();
  if (error_) return error_;
  const auto found = names_.find(from);
  if (found == names_.end()) return std::make_error_code(std::errc::no_such_file_or_directory);
  const auto inode = found->second;
  names_.erase(found);
  names_[to] = inode;
  return {};
}

std::error_code ForgetfulFiles::remove(const std::filesystem::path& file) {
  step();
  return names_.erase(file) == 1 ? std::error_code()
                                 : std::make_error_code(std::errc::no_such_file_or_directory);
}

std::error_code ForgetfulFiles::sync_folder(const std::filesystem::path& folder) {
  step();
  if (error_) return error_;
  if (lying_) return {};
  std::erase_if(synced_names_,
                [&](const auto& entry) { return entry.first.parent_path() == folder; });
  for (const auto& [path, inode] : names_) {
    if (path.parent_path() == folder) synced_names_[path] = inode;
  }
  return {};
}

}  // namespace noren::testing
