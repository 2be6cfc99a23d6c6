#pragma once

#include <memory>

#include "base/problem.h"
#include "model/font_manifest.h"
#include "text/font_set.h"

namespace noren {

/// The faces of a manifest, mapped from where Debian's packages put them, and the FontSet over
/// them. The maps live as long as this object.
class FontFiles {
 public:
  /// A missing file is a problem that names its package; the next face of the chain stands in, and
  /// where nothing is left, any face of the system that has Japanese.
  static FontFiles open(const FontManifest& manifest, Problems& problems);

  FontFiles(FontFiles&&) noexcept;
  FontFiles& operator=(FontFiles&&) noexcept;
  ~FontFiles();

  [[nodiscard]] const FontSet& fonts() const;

 private:
  class Impl;
  explicit FontFiles(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace noren
