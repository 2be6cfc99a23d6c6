#include "feed/html_text.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "feed/html_entities.h"

namespace noren {
namespace {

/// What an element does to the text around it.
enum class Element { unknown, inline_text, block, cell, skipped };

struct KnownElement {
  std::string_view name;
  Element element;
};

constexpr std::array<KnownElement, 84> kElements{{
    {"a", Element::inline_text},
    {"abbr", Element::inline_text},
    {"address", Element::block},
    {"article", Element::block},
    {"aside", Element::block},
    {"audio", Element::inline_text},
    {"b", Element::inline_text},
    {"big", Element::inline_text},
    {"blockquote", Element::block},
    {"body", Element::block},
    {"br", Element::block},
    {"button", Element::inline_text},
    {"center", Element::block},
    {"cite", Element::inline_text},
    {"code", Element::inline_text},
    {"col", Element::inline_text},
    {"dd", Element::block},
    {"del", Element::inline_text},
    {"details", Element::block},
    {"div", Element::block},
    {"dl", Element::block},
    {"dt", Element::block},
    {"em", Element::inline_text},
    {"embed", Element::inline_text},
    {"figcaption", Element::block},
    {"figure", Element::block},
    {"font", Element::inline_text},
    {"footer", Element::block},
    {"form", Element::block},
    {"h1", Element::block},
    {"h2", Element::block},
    {"h3", Element::block},
    {"h4", Element::block},
    {"h5", Element::block},
    {"h6", Element::block},
    {"head", Element::skipped},
    {"header", Element::block},
    {"hr", Element::block},
    {"html", Element::block},
    {"i", Element::inline_text},
    {"iframe", Element::skipped},
    {"img", Element::inline_text},
    {"input", Element::inline_text},
    {"ins", Element::inline_text},
    {"kbd", Element::inline_text},
    {"label", Element::inline_text},
    {"li", Element::block},
    {"link", Element::inline_text},
    {"main", Element::block},
    {"mark", Element::inline_text},
    {"meta", Element::inline_text},
    {"nav", Element::block},
    {"noscript", Element::inline_text},
    {"object", Element::inline_text},
    {"ol", Element::block},
    {"option", Element::inline_text},
    {"p", Element::block},
    {"pre", Element::block},
    {"q", Element::inline_text},
    {"rp", Element::skipped},
    {"rt", Element::skipped},
    {"ruby", Element::inline_text},
    {"s", Element::inline_text},
    {"script", Element::skipped},
    {"section", Element::block},
    {"small", Element::inline_text},
    {"span", Element::inline_text},
    {"strike", Element::inline_text},
    {"strong", Element::inline_text},
    {"style", Element::skipped},
    {"sub", Element::inline_text},
    {"summary", Element::block},
    {"sup", Element::inline_text},
    {"svg", Element::skipped},
    {"table", Element::block},
    {"tbody", Element::inline_text},
    {"td", Element::cell},
    {"template", Element::skipped},
    {"th", Element::cell},
    {"thead", Element::inline_text},
    {"tr", Element::block},
    {"u", Element::inline_text},
    {"ul", Element::block},
    {"video", Element::inline_text},
}};

bool is_name_part(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
}

bool is_continuation(char c) {
  return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

bool is_html_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

Element element_of(std::string_view name) {
  std::string folded(name);
  std::transform(folded.begin(), folded.end(), folded.begin(), lower);
  const auto* const found =
      std::find_if(kElements.begin(), kElements.end(),
                   [&](const KnownElement& known) { return known.name == folded; });
  return found == kElements.end() ? Element::unknown : found->element;
}

class HtmlReader {
 public:
  HtmlReader(std::string_view html, HtmlReading reading, std::size_t longest)
      : html_(html), reading_(reading), longest_(longest) {}

  std::string read() {
    while (at_ < html_.size() && text_.size() < longest_) {
      const char c = html_[at_];
      if (c == '<')
        read_angle();
      else if (c == '&')
        read_reference();
      else if (reading_ == HtmlReading::markup && is_html_space(c))
        blank();
      else
        copy();
    }
    while (at_ < html_.size() && is_continuation(html_[at_]))
      copy();  // to the end of the character, so that it can be dropped as a whole
    while (text_.size() > longest_)
      drop_last_character();
    while (!text_.empty() && (text_.back() == '\n' || text_.back() == ' '))
      text_.pop_back();
    return std::move(text_);
  }

 private:
  void copy() { text_ += html_[at_++]; }

  void blank() {
    if (!text_.empty() && text_.back() != ' ' && text_.back() != '\n') text_ += ' ';
    ++at_;
  }

  void break_line() {
    while (!text_.empty() && text_.back() == ' ')
      text_.pop_back();
    if (!text_.empty() && text_.back() != '\n') text_ += '\n';
  }

  void drop_last_character() {
    while (!text_.empty() && is_continuation(text_.back()))
      text_.pop_back();
    if (!text_.empty()) text_.pop_back();
  }

  void read_reference() {
    if (const auto entity = html_entity(html_.substr(at_))) {
      text_ += encode_utf8(entity->character);
      at_ += entity->bytes;
    } else {
      copy();
    }
  }

  /// Whatever begins at a "<". What is never closed runs to the end of the input, so that no part
  /// of it is looked through twice.
  void read_angle() {
    const std::string_view rest = html_.substr(at_);
    if (rest.substr(0, 9) == "<![CDATA[") {
      read_cdata();
    } else if (rest.substr(0, 4) == "<!--") {
      skip_past("-->", 4);
    } else if (rest.size() > 1 && (rest[1] == '!' || rest[1] == '?') &&
               reading_ == HtmlReading::markup) {
      skip_past(">", 2);
    } else {
      read_tag();
    }
  }

  void read_cdata() {
    at_ += 9;
    const std::size_t end = std::min(html_.find("]]>", at_), html_.size());
    text_.append(html_.substr(at_, std::min(end - at_, longest_)));
    at_ = std::min(end + 3, html_.size());
  }

  void skip_past(std::string_view mark, std::size_t from) {
    const std::size_t end = html_.find(mark, at_ + from);
    at_ = end == std::string_view::npos ? html_.size() : end + mark.size();
  }

  void read_tag() {
    std::size_t name_at = at_ + 1;
    const bool closing = name_at < html_.size() && html_[name_at] == '/';
    if (closing) ++name_at;
    std::size_t name_end = name_at;
    while (name_end < html_.size() && is_name_part(html_[name_end]) && name_end < name_at + 40)
      ++name_end;
    const std::string_view name = html_.substr(name_at, name_end - name_at);
    const Element element = element_of(name);
    const bool delimited =
        name_end < html_.size() &&
        (is_html_space(html_[name_end]) || html_[name_end] == '>' || html_[name_end] == '/');
    const bool tag = reading_ == HtmlReading::markup
                         ? !name.empty() && lower(name[0]) >= 'a' && lower(name[0]) <= 'z'
                         : element != Element::unknown && delimited;
    if (!tag) {
      copy();
      return;
    }
    at_ = end_of_tag(name_end);
    if (element == Element::skipped && !closing) skip_element(name);
    if (element == Element::block) break_line();
    const bool apart = text_.empty() || text_.back() == '\n' || text_.back() == ' ';
    if (element == Element::cell && !apart) text_ += ' ';
  }

  /// Past the ">" of a tag; a ">" in a quoted value does not close it.
  [[nodiscard]] std::size_t end_of_tag(std::size_t from) const {
    char quote = 0;
    for (std::size_t i = from; i < html_.size(); ++i) {
      const char c = html_[i];
      if (quote != 0) {
        if (c == quote) quote = 0;
      } else if (c == '>') {
        return i + 1;
      } else if ((c == '"' || c == '\'') && html_[i - 1] == '=') {
        quote = c;
      }
    }
    return html_.size();
  }

  /// Past the closing tag of an element whose content is no text.
  void skip_element(std::string_view name) {
    for (std::size_t i = html_.find("</", at_); i != std::string_view::npos;
         i = html_.find("</", i + 2)) {
      const std::string_view closing = html_.substr(i + 2, name.size());
      const bool same = std::equal(closing.begin(), closing.end(), name.begin(), name.end(),
                                   [](char a, char b) { return lower(a) == lower(b); });
      if (!same) continue;
      at_ = end_of_tag(i + 2);
      return;
    }
    at_ = html_.size();
  }

  std::string_view html_;
  HtmlReading reading_;
  std::size_t longest_;
  std::size_t at_ = 0;
  std::string text_;
};

bool ends_sentence(char32_t c) {
  return c == U'。' || c == U'！' || c == U'？' || c == U'!' || c == U'?' || c == U'．';
}

bool closes(char32_t c) {
  return ends_sentence(c) || c == U'」' || c == U'』' || c == U'）' || c == U')';
}

}  // namespace

std::string html_text(std::string_view html, HtmlReading reading, std::size_t longest) {
  return HtmlReader(html, reading, longest).read();
}

std::string first_sentence(std::string_view text, std::size_t longest) {
  const std::u32string all = decode_utf8(text.substr(0, 16 * longest));
  std::u32string sentence;
  for (std::size_t i = 0; i < all.size() && sentence.size() <= longest; ++i) {
    if (all[i] == U'\n') {
      if (sentence.empty()) continue;
      break;
    }
    sentence += all[i];
    const bool full_stop = all[i] == U'.' && i + 1 < all.size() && all[i + 1] == U' ';
    if (!full_stop && !ends_sentence(all[i])) continue;
    while (i + 1 < all.size() && closes(all[i + 1]))
      sentence += all[++i];
    break;
  }
  if (sentence.size() > longest) {
    sentence.resize(longest - 1);
    sentence += U'…';
  }
  while (!sentence.empty() && (sentence.back() == U'。' || sentence.back() == U' '))
    sentence.pop_back();
  return encode_utf8(sentence);
}

}  // namespace noren
