#include "feed/charset.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <utility>

#include "base/utf8.h"
#include "feed/charset_conversion.h"
#include "feed/charset_guess.h"

namespace noren {
namespace {

std::string lower_ascii(std::string_view text) {
  std::string lower(text);
  for (char& c : lower)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return lower;
}

/// What iconv calls the charset that the web means by `label`: the Japanese ones with their
/// vendors' characters (①, 髙), Latin-1 as windows-1252. Empty for names that no charset has.
std::string iconv_name(std::string_view label) {
  static constexpr std::array<std::pair<std::string_view, const char*>, 18> kNames{{
      {"shift_jis", "CP932"},
      {"shift-jis", "CP932"},
      {"sjis", "CP932"},
      {"x-sjis", "CP932"},
      {"ms_kanji", "CP932"},
      {"windows-31j", "CP932"},
      {"cp932", "CP932"},
      {"ms932", "CP932"},
      {"euc-jp", "EUC-JP-MS"},
      {"eucjp", "EUC-JP-MS"},
      {"x-euc-jp", "EUC-JP-MS"},
      {"iso-2022-jp", "ISO-2022-JP-3"},
      {"iso-8859-1", "WINDOWS-1252"},
      {"latin1", "WINDOWS-1252"},
      {"us-ascii", "WINDOWS-1252"},
      {"ascii", "WINDOWS-1252"},
      {"gb2312", "GB18030"},
      {"gbk", "GB18030"},
  }};
  const std::string name = lower_ascii(label);
  for (const auto& [known, iconv] : kNames)
    if (name == known) return iconv;
  const bool plain =
      name.size() <= 32 && std::all_of(name.begin(), name.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';
      });
  return plain ? name : std::string();
}

struct ByteOrderMark {
  std::string_view charset;
  std::size_t bytes = 0;
};

ByteOrderMark byte_order_mark(std::string_view bytes) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 5> kMarks{{
      {std::string_view("\xEF\xBB\xBF", 3), "utf-8"},
      {std::string_view("\xFF\xFE\0\0", 4), "utf-32le"},
      {std::string_view("\0\0\xFE\xFF", 4), "utf-32be"},
      {std::string_view("\xFF\xFE", 2), "utf-16le"},
      {std::string_view("\xFE\xFF", 2), "utf-16be"},
  }};
  for (const auto& [mark, charset] : kMarks)
    if (bytes.substr(0, mark.size()) == mark) return {charset, mark.size()};
  return {};
}

/// UTF-16 without a mark shows itself by the zero halves of its first two ASCII characters.
std::string_view guessed_utf16(std::string_view bytes) {
  if (bytes.size() < 4) return {};
  const bool big = bytes[0] == 0 && bytes[2] == 0 && bytes[1] != 0 && bytes[3] != 0;
  const bool little = bytes[1] == 0 && bytes[3] == 0 && bytes[0] != 0 && bytes[2] != 0;
  return big ? "utf-16be" : little ? "utf-16le" : std::string_view();
}

/// Well-formed UTF-8 that holds characters of three bytes: in no other charset do real texts look
/// like that.
bool plainly_utf8(std::string_view bytes) {
  const bool three = std::any_of(bytes.begin(), bytes.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xF0U) == 0xE0U;
  });
  return three && is_utf8(bytes);
}

/// Whether most of what is not ASCII is no UTF-8 either.
bool is_of_another_charset(std::string_view bytes, std::string_view repaired) {
  std::size_t replaced = 0;
  for (std::size_t at = repaired.find(kReplacement); at != std::string_view::npos;
       at = repaired.find(kReplacement, at + kReplacement.size()))
    ++replaced;
  const auto high = std::count_if(bytes.begin(), bytes.end(),
                                  [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
  return replaced * 3 >= static_cast<std::size_t>(high);
}

std::string decode_undeclared(std::string_view bytes) {
  if (is_utf8(bytes)) return std::string(bytes);
  std::string repaired = repaired_utf8(bytes);
  if (!is_of_another_charset(bytes, repaired)) return repaired;
  if (const char* charset = guessed_charset(bytes))
    if (std::optional<ConvertedText> converted = converted_text(bytes, charset))
      return std::move(converted->text);
  return repaired;
}

}  // namespace

std::string declared_charset(std::string_view content_type) {
  const std::string lower = lower_ascii(content_type.substr(0, 512));
  constexpr std::string_view kKey = "charset=";
  const std::size_t at = lower.find(kKey);
  if (at == std::string::npos) return {};
  std::string_view value = std::string_view(lower).substr(at + kKey.size());
  if (!value.empty() && (value.front() == '"' || value.front() == '\'')) value.remove_prefix(1);
  return std::string(value.substr(0, value.find_first_of("\"'; \t,")));
}

Result<std::string> decode_charset(std::string_view bytes, std::string_view charset,
                                   const std::string& where) {
  const ByteOrderMark mark = byte_order_mark(bytes);
  bytes.remove_prefix(mark.bytes);
  std::string name(mark.bytes > 0 ? mark.charset : charset);
  if (mark.bytes == 0) {
    if (const std::string_view guess = guessed_utf16(bytes); !guess.empty()) name = guess;
  }
  name = lower_ascii(name);
  // Without a mark UTF-16 is big-endian (RFC 2781), but what is sent so is little-endian.
  if (name == "utf-16") name = "utf-16le";
  const bool wide = name.rfind("utf-16", 0) == 0 || name.rfind("utf-32", 0) == 0;
  if (name.empty() || name == "utf-8" || name == "utf8" || (!wide && plainly_utf8(bytes)))
    return decode_undeclared(bytes);
  const std::string from = iconv_name(name);
  std::optional<ConvertedText> converted =
      from.empty() ? std::nullopt : converted_text(bytes, from);
  if (!converted)
    return fail(where, say("文字コード「{}」は読めません。UTF-8 で保存し直してください",
                           "the charset \"{}\" can't be read here; please save as UTF-8",
                           printable(name.substr(0, 40))));
  return std::move(converted->text);
}

}  // namespace noren
