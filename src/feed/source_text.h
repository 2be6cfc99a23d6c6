#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/problem.h"

namespace noren {

/// A place in the user's own file: 1-based, columns count code points.
struct TextPlace {
  int line = 1;
  int column = 1;
  bool operator==(const TextPlace&) const = default;
};

/// The characters of a file that people edit, without a byte order mark, whatever their editor
/// saved it as. Line ends are LF, CRLF or CR.
class SourceText {
 public:
  /// No file that people write by hand is larger.
  static constexpr std::size_t kMostBytes = 1024UL * 1024;

  SourceText(std::string file, std::u32string characters);

  /// Reads UTF-8 and UTF-16 (either order, with a byte order mark or recognised by its zeros).
  /// Fails, with a sentence that says what the file is and how to mend it, for Shift_JIS and other
  /// encodings, RTF, HTML, office documents, pictures, empty and zero-filled files, and for more
  /// than kMostBytes.
  static Result<SourceText> decode(std::string_view bytes, const std::string& file);

  [[nodiscard]] const std::u32string& characters() const { return characters_; }
  [[nodiscard]] const std::string& file() const { return file_; }

  /// What can be used but should be mended: UTF-16.
  [[nodiscard]] const Problems& warnings() const { return warnings_; }

  /// The place of the character at `offset`; of the end of the text when past it.
  [[nodiscard]] TextPlace place(std::size_t offset) const;

  /// The offset of the first character of the line that holds `offset`.
  [[nodiscard]] std::size_t line_start(std::size_t offset) const;

  /// The offset after the last character of that line, its line end left out.
  [[nodiscard]] std::size_t line_end(std::size_t offset) const;

 private:
  std::string file_;
  std::u32string characters_;
  std::vector<std::size_t> line_starts_;
  Problems warnings_;
};

/// One step of a JSON pointer, escaped as RFC 6901 says and fit to be shown: "/name".
std::string pointer_step(std::string_view key);

/// "FILE:LINE:COLUMN POINTER", the form of every `Problem::where` about a file; the root's pointer
/// is shown as "/".
std::string place_in_file(const std::string& file, TextPlace place, std::string_view pointer);

}  // namespace noren
