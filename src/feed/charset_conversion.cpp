#include "feed/charset_conversion.h"

#include <array>
#include <cerrno>

#include <iconv.h>

namespace noren {
namespace {

class Converter {
 public:
  explicit Converter(const std::string& from) : handle_(iconv_open("UTF-8", from.c_str())) {}
  ~Converter() {
    if (known()) iconv_close(handle_);
  }
  Converter(const Converter&) = delete;
  Converter& operator=(const Converter&) = delete;

  [[nodiscard]] bool known() const {
    // iconv_open reports failure as (iconv_t)-1.
    return reinterpret_cast<std::ptrdiff_t>(handle_) != -1;  // NOLINT
  }

  ConvertedText convert(std::string_view bytes) {
    ConvertedText converted;
    std::array<char, 4096> chunk{};
    // iconv takes its input as char** and does not write to it.
    char* in = const_cast<char*>(bytes.data());  // NOLINT(cppcoreguidelines-pro-type-const-cast)
    std::size_t left = bytes.size();
    while (left > 0) {
      char* out = chunk.data();
      std::size_t room = chunk.size();
      const std::size_t status = iconv(handle_, &in, &left, &out, &room);
      converted.text.append(chunk.data(), chunk.size() - room);
      if (status != static_cast<std::size_t>(-1) || errno == E2BIG) continue;
      converted.text += kReplacement;
      ++converted.ill_formed;
      ++in;
      --left;
    }
    return converted;
  }

 private:
  iconv_t handle_;
};

}  // namespace

std::optional<ConvertedText> converted_text(std::string_view bytes, const std::string& from) {
  Converter converter(from);
  if (!converter.known()) return std::nullopt;
  return converter.convert(bytes);
}

}  // namespace noren
