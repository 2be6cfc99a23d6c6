#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/face_role.h"
#include "base/problem.h"

namespace noren {

/// One font file's bytes (an mmap that outlives the FontSet) and the face in it.
struct FontFile {
  std::string name;  // family and style, for messages
  std::span<const std::byte> bytes;
  int index = 0;  // of a collection
};

/// Index of a face in the FontSet; the painter opens the same file under the same index.
using FaceIndex = std::uint16_t;

/// The faces of every role, in order of preference, with HarfBuzz over their bytes. Does not change
/// and does no input or output, but remembers what it has measured: for one thread at a time. Owned
/// by whoever loaded the files. Metrics are in em.
class FontSet {
 public:
  struct Chain {
    std::vector<FaceIndex> faces;      // tried in order for each character
    std::optional<FaceIndex> latin{};  // preferred for Latin letters and digits
  };

  /// Files that are no fonts are left out, one problem each; a role whose chain is empty uses
  /// whatever face remains that has Japanese.
  static FontSet create(std::vector<FontFile> files, std::map<FaceRole, Chain> roles,
                        Problems& problems);

  FontSet(FontSet&&) noexcept;
  FontSet& operator=(FontSet&&) noexcept;
  ~FontSet();

  [[nodiscard]] const std::vector<FontFile>& files() const;
  /// Whether at least one face can be used; without any, text is set to nothing.
  [[nodiscard]] bool usable() const;

  class Impl;
  [[nodiscard]] const Impl& impl() const { return *impl_; }

 private:
  explicit FontSet(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace noren
