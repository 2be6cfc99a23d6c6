#include "feed/xml_sieve.h"

namespace noren {
namespace {

/// Elements of an entry stand at 2; what is deeper than a wrapper within them (the div of XHTML) is
/// markup of a text.
constexpr std::size_t kDeepestKept = 3;

/// Bytes of a tag or a comment; what is longer is no tag.
constexpr std::size_t kLongestMarkup = 65536;

constexpr std::string_view kCdata = "<![CDATA[";

std::string_view local_name_in(std::string_view tag) {
  const std::size_t begin = tag.substr(1, 1) == "/" ? 2 : 1;
  tag = tag.substr(begin, tag.find_first_of(" \t\r\n/>", begin) - begin);
  return tag.substr(tag.find(':') + 1);
}

}  // namespace

bool XmlSieve::is_over(const std::string& kept) const {
  return kept.size() >= kWholeXml && depth_ > 0 && run_ >= kLongestText;
}

void XmlSieve::pass_text(char c, std::string& kept) {
  if (c == '<') {
    state_ = State::markup;
    markup_.clear();
    quote_ = '\0';
    passing_ = kept.size() < kWholeXml ? Passing::at_once : Passing::when_known;
    pass_markup(c, kept);
    return;
  }
  // Never between the bytes of a character.
  const bool continues = (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
  if (dropped_from_ == 0 && (continues ? run_ < kLongestText + 4 : !is_over(kept))) kept += c;
  ++run_;
}

void XmlSieve::pass_cdata(char c, std::string& kept) {
  const bool ends = c == '>' && tail_ == "]]";
  const bool keeps = dropped_from_ == 0;
  if (ends) {
    // Where the section was cut its end is missing by now.
    const bool cut = kept.size() < 2 || std::string_view(kept).substr(kept.size() - 2) != "]]";
    if (keeps) kept += cut ? "]]>" : ">";
    state_ = State::text;
    return;
  }
  if (keeps && !is_over(kept)) kept += c;
  ++run_;
  tail_ += c;
  if (tail_.size() > 2) tail_.erase(0, 1);
}

bool XmlSieve::ends_markup() const {
  const std::string_view markup = markup_;
  if (markup.starts_with("<!--")) return markup.size() >= 7 && markup.ends_with("-->");
  if (markup.starts_with("<?")) return markup.ends_with("?>");
  return quote_ == '\0' && markup.ends_with(">");
}

void XmlSieve::pass_markup(char c, std::string& kept) {
  markup_ += c;
  if (passing_ == Passing::at_once) kept += c;
  if (markup_.size() == 1) return;
  const bool is_tag = markup_[1] != '!' && markup_[1] != '?';
  if (is_tag && quote_ != '\0') {
    if (c == quote_) quote_ = '\0';
  } else if (is_tag && (c == '"' || c == '\'')) {
    quote_ = c;
  }
  if (markup_ == kCdata) {
    if (dropped_from_ == 0) keep_markup(kept);
    tail_.clear();
    state_ = State::cdata;
  } else if (ends_markup()) {
    end_markup(kept);
  } else if (markup_.size() > kLongestMarkup) {
    keep_markup(kept);
    state_ = State::text;
  }
}

void XmlSieve::keep_markup(std::string& kept) const {
  if (passing_ == Passing::when_known) kept += markup_;
}

void XmlSieve::end_markup(std::string& kept) {
  state_ = State::text;
  if (markup_[1] == '!' || markup_[1] == '?') {
    // Comments, a document type: of no use within an entry.
    if (depth_ == 0) keep_markup(kept);
    return;
  }
  take_tag(kept);
}

void XmlSieve::take_tag(std::string& kept) {
  const bool closes = markup_[1] == '/';
  const bool empty = markup_[markup_.size() - 2] == '/';
  const std::string_view name = local_name_in(markup_);
  const bool is_entry = name == "item" || name == "entry";
  if (is_entry) {
    // Whatever went wrong within the one before.
    depth_ = closes ? 1 : 0;
    dropped_from_ = 0;
  }
  const bool begins = !closes && !empty;
  if (begins && (depth_ > 0 || is_entry)) ++depth_;
  const std::size_t depth = begins || closes ? depth_ : depth_ + 1;
  if (depth <= kDeepestKept) run_ = 0;
  if (passing_ == Passing::when_known && !closes && dropped_from_ == 0 && depth > kDeepestKept &&
      is_over(kept)) {
    if (begins) dropped_from_ = depth;
  } else if (dropped_from_ == 0) {
    keep_markup(kept);
    run_ += depth > kDeepestKept ? markup_.size() : 0;
  }
  if (closes && dropped_from_ == depth_) dropped_from_ = 0;
  if (closes && depth_ > 0) --depth_;
}

void XmlSieve::pass(std::string_view chunk, std::string& kept) {
  for (const char c : chunk) {
    switch (state_) {
      case State::text:
        pass_text(c, kept);
        break;
      case State::cdata:
        pass_cdata(c, kept);
        break;
      case State::markup:
        pass_markup(c, kept);
        break;
    }
  }
}

}  // namespace noren
