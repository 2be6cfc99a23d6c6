#pragma once

#include <filesystem>
#include <stop_token>
#include <string>
#include <string_view>

#include "base/geometry.h"
#include "base/instant.h"
#include "base/problem.h"
#include "platform/pixels.h"

namespace noren {

/// Decodes pictures that may be hostile: looks at the header first, then has a child process with
/// little memory and time decode it. Blocks; for the worker thread.
class ImageLoader {
 public:
  /// `program` runs decode_image_child() for kDecodeImageCommand; by default this very program
  /// does. A stop ends load() at once.
  explicit ImageLoader(std::stop_token stop = {}, std::filesystem::path program = "/proc/self/exe",
                       Millis wall_limit = std::chrono::seconds(20));

  /// The picture in `bytes`, upright, reduced to lie inside `most` where it is larger. `where`
  /// names it in the problem.
  [[nodiscard]] Result<Pixels> load(std::string_view bytes, Size most,
                                    const std::string& where) const;

 private:
  std::stop_token stop_;
  std::filesystem::path program_;
  Millis wall_limit_;
};

}  // namespace noren
