#include "feed/source_text.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <utility>

#include "base/utf8.h"

namespace noren {
namespace {

/// How the bytes of some other kind of file begin, and what to say about it.
struct Beginning {
  std::string_view bytes;
  std::string_view shown;
  std::string_view ja;
  std::string_view en;
};

constexpr std::string_view kPasteJa =
    "中の文字をメモ帳に貼り付けて、文字コード UTF-8 で保存し直してください。";
constexpr std::string_view kPasteEn =
    "Paste its text into a plain text editor and save that as UTF-8.";

constexpr std::array kBeginnings = {
    Beginning{"{\\rtf", "{\\rtf",
              "リッチテキスト(RTF)の書類です。テキストエディットの場合は、"
              "「フォーマット」→「標準テキストにする」を選んでください。",
              "this is rich text (RTF). In TextEdit choose Format > Make Plain Text."},
    Beginning{"PK\x03\x04", "PK", "Word・Excel・Pages などの文書か、ZIP ファイルです。",
              "this is an office document or a ZIP archive."},
    Beginning{"\xD0\xCF\x11\xE0", "D0 CF 11 E0", "Word・Excel の文書です。",
              "this is an office document."},
    Beginning{"%PDF", "%PDF", "PDF ファイルです。", "this is a PDF file."},
    Beginning{"\x89PNG", "PNG", "画像ファイル(PNG)です。", "this is a picture (PNG)."},
    Beginning{"\xFF\xD8\xFF", "JPEG", "画像ファイル(JPEG)です。", "this is a picture (JPEG)."},
    Beginning{"bplist", "bplist", "Mac の設定データ(plist)です。",
              "this is a binary property list of a Mac."},
};

constexpr std::string_view kBlank = " \t\r\n";

Bilingual holds_nothing() {
  return say(
      "(空): ファイルに何も書かれていません。保存の途中で電源が切れたのかもしれません。"
      "控えがあれば、それを保存し直してください。",
      "(empty): the file holds nothing. The power may have failed while it was saved: save it "
      "again from a copy.");
}

Bilingual holds_zeros() {
  return say(
      "(ゼロのみ): ファイルの中身が失われて、すべてゼロになっています。保存の途中で電源が切れた"
      "と思われます。控えがあれば、それを保存し直してください。",
      "(zeros): the contents of the file are lost, every byte is zero. The power probably failed "
      "while it was saved: save it again from a copy.");
}

/// The file is no plain text at all, or holds nothing.
std::optional<Bilingual> other_kind_of_file(std::string_view bytes) {
  if (bytes.find_first_not_of(kBlank) == std::string_view::npos) return holds_nothing();
  if (bytes.find_first_not_of('\0') == std::string_view::npos) return holds_zeros();
  for (const Beginning& beginning : kBeginnings) {
    if (!bytes.starts_with(beginning.bytes)) continue;
    return Bilingual{fmt::format("{}: {}{}", beginning.shown, beginning.ja, kPasteJa),
                     fmt::format("{}: {} {}", beginning.shown, beginning.en, kPasteEn)};
  }
  return std::nullopt;
}

/// The text is plain, but a web page.
std::optional<Bilingual> web_page(std::u32string_view text) {
  const std::size_t start = text.find_first_not_of(U" \t\r\n");
  if (start == std::u32string_view::npos || text[start] != U'<') return std::nullopt;
  const std::string shown = encode_utf8(text.substr(start, 12));
  return say(
      "{}…: ウェブページ(HTML か XML)が保存されています。設定の内容だけをテキストファイルに"
      "貼り付けて保存してください。",
      "{}…: this is a web page (HTML or XML). Save only the text of the configuration.", shown);
}

enum class Utf16 { none, little_endian, big_endian };

/// By the byte order mark, or by the zero half of the first character.
Utf16 utf16_of(std::string_view bytes) {
  if (bytes.size() < 2) return Utf16::none;
  const auto first = static_cast<std::uint8_t>(bytes[0]);
  const auto second = static_cast<std::uint8_t>(bytes[1]);
  if ((first == 0xFF && second == 0xFE) || (first != 0 && second == 0)) return Utf16::little_endian;
  if ((first == 0xFE && second == 0xFF) || (first == 0 && second != 0)) return Utf16::big_endian;
  return Utf16::none;
}

std::u32string decode_utf16(std::string_view bytes, Utf16 order) {
  const auto unit_at = [&](std::size_t i) -> char32_t {
    const auto first = static_cast<std::uint8_t>(bytes[i]);
    const auto second = static_cast<std::uint8_t>(bytes[i + 1]);
    return order == Utf16::little_endian ? static_cast<char32_t>(second << 8U | first)
                                         : static_cast<char32_t>(first << 8U | second);
  };
  std::u32string text;
  text.reserve(bytes.size() / 2);
  for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
    const char32_t unit = unit_at(i);
    const bool high = unit >= 0xD800 && unit <= 0xDBFF;
    const char32_t next = high && i + 3 < bytes.size() ? unit_at(i + 2) : 0;
    if (high && next >= 0xDC00 && next <= 0xDFFF) {
      text.push_back(0x10000 + ((unit - 0xD800) << 10U) + (next - 0xDC00));
      i += 2;
    } else {
      text += unit >= 0xD800 && unit <= 0xDFFF ? char32_t{0xFFFD} : unit;
    }
  }
  return text;
}

/// Whether every byte fits the pattern of Shift_JIS, as Japanese Windows calls "ANSI".
bool looks_like_shift_jis(std::string_view bytes) {
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const auto lead = static_cast<std::uint8_t>(bytes[i]);
    if (lead < 0x80 || (lead >= 0xA1 && lead <= 0xDF)) continue;
    if (lead == 0x80 || lead == 0xA0 || lead > 0xFC || ++i == bytes.size()) return false;
    const auto trail = static_cast<std::uint8_t>(bytes[i]);
    if (trail < 0x40 || trail == 0x7F || trail > 0xFC) return false;
  }
  return true;
}

/// The offset, in characters, of the first byte that is no UTF-8.
std::size_t first_ill_formed(std::string_view bytes, const std::u32string& decoded) {
  std::size_t at = 0;
  for (std::size_t i = 0; i < decoded.size(); ++i) {
    const std::string spelled = encode_utf8(decoded[i]);
    if (bytes.substr(at, spelled.size()) != spelled) return i;
    at += spelled.size();
  }
  return decoded.size();
}

Bilingual wrong_encoding(std::string_view bytes) {
  if (looks_like_shift_jis(bytes)) {
    return say(
        "(Shift_JIS): 文字コードが Shift_JIS(ANSI)です。メモ帳の「名前を付けて保存」で、文字コー"
        "ドに「UTF-8」を選んで保存し直してください。",
        "(Shift_JIS): the text is in Shift_JIS, which Notepad calls ANSI. Choose Save As and the "
        "encoding UTF-8.");
  }
  return say(
      "(不明な文字コード): ここから UTF-8 として読めません。文字コードに「UTF-8」を選んで保存し直"
      "してください。",
      "(unknown encoding): from here on the text is no UTF-8. Save it again with the encoding "
      "UTF-8.");
}

tl::unexpected<Problem> refuse(const std::string& file, TextPlace place, Bilingual what) {
  return fail(place_in_file(file, place, ""), std::move(what));
}

}  // namespace

SourceText::SourceText(std::string file, std::u32string characters)
    : file_(std::move(file)), characters_(std::move(characters)), line_starts_{0} {
  for (std::size_t i = 0; i < characters_.size(); ++i) {
    const bool before_lf = i + 1 < characters_.size() && characters_[i + 1] == U'\n';
    if (characters_[i] == U'\n' || (characters_[i] == U'\r' && !before_lf))
      line_starts_.push_back(i + 1);
  }
}

Result<SourceText> SourceText::decode(std::string_view bytes, const std::string& file) {
  if (bytes.size() > kMostBytes) {
    return refuse(file, {},
                  say("{} バイト: 大きすぎます。設定ファイルは {} バイトまでです。",
                      "{} bytes: too large, a file of settings has at most {} bytes.", bytes.size(),
                      kMostBytes));
  }
  if (const auto mistake = other_kind_of_file(bytes)) return refuse(file, {}, *mistake);

  const Utf16 utf16 = utf16_of(bytes);
  std::u32string characters =
      utf16 == Utf16::none ? decode_utf8(bytes) : decode_utf16(bytes, utf16);
  const bool ill_formed = utf16 == Utf16::none && !is_utf8(bytes);
  const std::size_t first_wrong = ill_formed ? first_ill_formed(bytes, characters) : 0;
  const std::size_t mark = !characters.empty() && characters.front() == 0xFEFF ? 1 : 0;
  SourceText text(file, characters.substr(mark));
  if (ill_formed) return refuse(file, text.place(first_wrong - mark), wrong_encoding(bytes));
  if (const auto mistake = web_page(text.characters_)) return refuse(file, {}, *mistake);
  if (const std::size_t nul = text.characters_.find(U'\0'); nul != std::u32string::npos) {
    return refuse(file, text.place(nul),
                  say("(NUL): ここに文字ではないデータが混じっています。ファイルが壊れているよう"
                      "です。控えから保存し直してください。",
                      "(NUL): there is data here that is no text. The file seems to be damaged: "
                      "save it again from a copy."));
  }
  if (utf16 != Utf16::none) {
    text.warnings_.push_back(
        {place_in_file(file, {}, ""),
         say("(UTF-16): 読めましたが、次に保存するときは文字コードに「UTF-8」を選んでください。",
             "(UTF-16): understood, but choose the encoding UTF-8 when you save it next.")});
  }
  return text;
}

TextPlace SourceText::place(std::size_t offset) const {
  offset = std::min(offset, characters_.size());
  const auto after = std::upper_bound(line_starts_.begin(), line_starts_.end(), offset);
  return {static_cast<int>(after - line_starts_.begin()),
          static_cast<int>(offset - *std::prev(after)) + 1};
}

std::size_t SourceText::line_start(std::size_t offset) const {
  return line_starts_[static_cast<std::size_t>(place(offset).line) - 1];
}

std::size_t SourceText::line_end(std::size_t offset) const {
  std::size_t end = std::min(offset, characters_.size());
  while (end < characters_.size() && characters_[end] != U'\n' && characters_[end] != U'\r')
    ++end;
  return end;
}

std::string pointer_step(std::string_view key) {
  // Long enough for every key that means something, short enough for a message.
  constexpr std::size_t kMostShown = 64;
  std::string step = "/";
  for (const char32_t character : decode_utf8(key).substr(0, kMostShown)) {
    if (character == U'~') {
      step += "~0";
    } else if (character == U'/') {
      step += "~1";
    } else {
      step += encode_utf8(character);
    }
  }
  return printable(step);
}

std::string place_in_file(const std::string& file, TextPlace place, std::string_view pointer) {
  return fmt::format("{}:{}:{} {}", file, place.line, place.column,
                     pointer.empty() ? std::string_view("/") : pointer);
}

}  // namespace noren
