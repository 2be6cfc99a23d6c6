#pragma once

#include <iosfwd>
#include <memory>
#include <string>

#include "app/asset_folder.h"
#include "base/problem.h"
#include "text/font_set.h"

namespace noren {

/// The program's own files and the faces: those of the system, and those that the theme of the
/// configuration brings along. Opened once: other faces come with the next start.
class Outfit {
 public:
  /// Fails only when the program's own files are missing. Missing faces are `problems()`.
  /// `config` is the path of the configuration; empty: only the standard faces.
  static Result<Outfit> open(const std::string& config = {});

  Outfit(Outfit&&) noexcept;
  Outfit& operator=(Outfit&&) noexcept;
  ~Outfit();

  [[nodiscard]] const AssetFolder& folder() const;
  [[nodiscard]] const FontSet& fonts() const;
  [[nodiscard]] const Problems& problems() const;

 private:
  struct Parts;
  explicit Outfit(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

/// "where: what" on one line, control characters removed.
void print_problem(std::ostream& out, const Problem& problem, Language language);

}  // namespace noren
