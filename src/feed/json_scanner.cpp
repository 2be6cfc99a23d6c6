#include "feed/json_scanner.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <optional>
#include <utility>

#include "base/utf8.h"
#include "feed/json_slips.h"
#include "feed/json_spelling.h"

namespace noren {
namespace {

/// Parses by recursive descent; each function returns whether it went well and leaves the reason in
/// `failure_` when not.
class Scanner {
 public:
  explicit Scanner(const SourceText& source) : source_(source), text_(source.characters()) {}

  Result<ScannedJson> scan() {
    if (!document()) return tl::unexpected(*failure_);
    return std::move(out_);
  }

 private:
  struct Opener {
    std::size_t offset;
    char32_t bracket;
  };

  bool document();
  bool value();
  bool object();
  bool array();
  bool member();
  bool key();
  bool string_value();
  bool word_value();
  bool next_or_end(char32_t closer);
  void close(char32_t closer);
  bool enter(char32_t bracket);
  bool skip_blank();
  bool skip_block_comment();
  void skip_line() { at_ = source_.line_end(at_); }

  bool at_end() const { return at_ >= text_.size(); }
  char32_t character() const { return at_end() ? U'\0' : text_[at_]; }
  char32_t sign() const { return sign_of(character()); }
  bool comment_begins(std::size_t at) const;

  bool token(std::size_t offset, ScannedJson::Token::Spelling spelling);
  void take_sign();
  std::optional<std::string> string();
  std::size_t end_of_word(std::u32string_view stops) const;

  std::string pointer() const;
  void warn(std::size_t offset, Bilingual what);
  bool refuse(std::size_t offset, Bilingual what);
  bool quotes_are_odd() const;
  bool refuse_missing_comma();
  std::size_t word_end() const;
  bool refuse_open_bracket();
  std::string shown(std::size_t begin, std::size_t end) const;
  void note_indentation();

  const SourceText& source_;
  const std::u32string& text_;
  std::size_t at_ = 0;
  std::size_t last_end_ = 0;  // after the last character of the last key or value
  std::vector<Opener> openers_;
  std::vector<std::string> path_;
  std::string last_step_;          // of the path to the value that ends at `last_end_`
  std::optional<Opener> suspect_;  // an opener that a bracket further left has closed
  bool blank_warned_ = false;
  ScannedJson out_;
  std::optional<Problem> failure_;
};

std::string Scanner::pointer() const {
  std::string all;
  for (const std::string& step : path_) {
    if (!step.empty()) all += pointer_step(step);  // empty: a member whose key is not yet read
  }
  return all;
}

void Scanner::warn(std::size_t offset, Bilingual what) {
  if (out_.warnings.size() >= kMostWarnings) return;
  out_.warnings.push_back(
      {place_in_file(source_.file(), source_.place(offset), pointer()), std::move(what)});
}

bool Scanner::refuse(std::size_t offset, Bilingual what) {
  failure_ =
      Problem{place_in_file(source_.file(), source_.place(offset), pointer()), std::move(what)};
  return false;
}

/// Part of the text for a message. Values of HTTP headers may be secrets and are not shown.
std::string Scanner::shown(std::size_t begin, std::size_t end) const {
  constexpr std::size_t kMostShown = 24;
  if (std::find(path_.begin(), path_.end(), "headers") != path_.end()) return "…";
  const std::string part = encode_utf8(text_.substr(begin, std::min(end - begin, kMostShown)));
  return printable(part) + (end - begin > kMostShown ? "…" : "");
}

bool Scanner::token(std::size_t offset, ScannedJson::Token::Spelling spelling) {
  out_.tokens.push_back({offset, spelling});
  return out_.tokens.size() <= kMostJsonTokens || refuse(offset, slips::too_many(kMostJsonTokens));
}

/// Passes a sign such as `:`; says so where another character stood for it.
void Scanner::take_sign() {
  const char32_t meant = sign();
  if (character() != meant) warn(at_, slips::other_sign(character(), meant));
  ++at_;
}

bool Scanner::comment_begins(std::size_t at) const {
  if (at >= text_.size()) return false;
  if (ascii_of(text_[at]) == U'#') return true;
  if (ascii_of(text_[at]) != U'/' || at + 1 >= text_.size()) return false;
  return ascii_of(text_[at + 1]) == U'/' || text_[at + 1] == U'*';
}

bool Scanner::skip_block_comment() {
  const std::size_t end = text_.find(U"*/", at_ + 2);
  if (end == std::u32string::npos) return refuse(at_, slips::open_comment());
  at_ = end + 2;
  return true;
}

bool Scanner::skip_blank() {
  while (!at_end()) {
    if (is_json_blank(character())) {
      if (is_unusual_blank(character()) && !std::exchange(blank_warned_, true))
        warn(at_, slips::unusual_blank(character()));
      ++at_;
    } else if (!comment_begins(at_)) {
      return true;
    } else if (text_.compare(at_, 2, U"/*") == 0) {
      if (!skip_block_comment()) return false;
    } else {
      if (text_.compare(at_, 2, U"//") != 0) warn(at_, slips::other_comment(character()));
      skip_line();
    }
  }
  return true;
}

bool Scanner::document() {
  if (!skip_blank()) return false;
  if (at_end()) return refuse(0, slips::nothing_but_comments());
  if (sign() != U'{') {
    const std::size_t end = std::min(source_.line_end(at_), at_ + 24);
    return refuse(at_,
                  sign() == U'[' ? slips::root_is_list() : slips::no_first_brace(shown(at_, end)));
  }
  if (!value() || !skip_blank()) return false;
  if (at_end()) return true;
  if (sign() == U'}' || sign() == U']') return refuse(at_, slips::one_bracket_more(sign()));
  return refuse(at_, slips::text_after_end(shown(at_, source_.line_end(at_))));
}

bool Scanner::value() {
  const char32_t first = sign();
  if (first == U'{') return object();
  if (first == U'[') return array();
  if (opens_string(character())) return string_value();
  return word_value();
}

bool Scanner::enter(char32_t bracket) {
  if (openers_.size() >= kDeepestJson) return refuse(at_, slips::too_deep(kDeepestJson));
  if (!token(at_, ScannedJson::Token::Spelling::json)) return false;
  openers_.push_back({at_, bracket});
  last_end_ = at_;  // nothing has been read after the bracket
  out_.strict += static_cast<char>(bracket);
  take_sign();
  return true;
}

/// A bracket that closes one from further right, on lines of their own, hints at the one that was
/// forgotten between them.
void Scanner::note_indentation() {
  constexpr std::size_t kWidest = 200;  // nobody indents further; keeps long lines cheap
  const auto indentation = [&](std::size_t offset) {
    const std::size_t start = source_.line_start(offset);
    std::size_t width = 0;
    while (width < kWidest && start + width < offset && is_json_blank(text_[start + width]))
      ++width;
    return width;
  };
  const std::size_t here = indentation(at_);
  const bool first_on_line = source_.line_start(at_) + here == at_;
  if (first_on_line && !suspect_ && here < indentation(openers_.back().offset))
    suspect_ = openers_.back();
}

void Scanner::close(char32_t closer) {
  note_indentation();
  out_.strict += static_cast<char>(closer);
  openers_.pop_back();
  take_sign();
  last_end_ = at_;
}

/// Goes on to the next member or element, or to `closer`: passes the comma between two, or fails
/// where there is none.
bool Scanner::next_or_end(char32_t closer) {
  if (!skip_blank()) return false;
  const Opener& open = openers_.back();
  const bool first = last_end_ == open.offset;
  std::optional<std::size_t> comma;
  while (!at_end() && sign() == U',') {
    if (first || comma) warn(at_, slips::comma_too_many());
    comma = at_;
    take_sign();
    if (!skip_blank()) return false;
  }
  if (at_end()) return refuse_open_bracket();
  if (sign() == closer) {
    if (comma && !first) warn(*comma, slips::last_comma(closer));
    return true;
  }
  if (sign() == U'}' || sign() == U']')
    return refuse(at_, slips::other_bracket(sign(), open.bracket, source_.place(open.offset)));
  return first || comma || refuse_missing_comma();
}

bool Scanner::refuse_open_bracket() {
  const Opener& open = suspect_.value_or(openers_.back());
  return refuse(text_.size(), slips::open_bracket(open.bracket, source_.place(open.offset)));
}

bool Scanner::refuse_missing_comma() {
  path_.push_back(last_step_);
  if (quotes_are_odd()) return refuse(at_, slips::odd_quotes(shown(at_, source_.line_end(at_))));
  return refuse(last_end_, slips::missing_comma(shown(at_, word_end()), source_.place(last_end_)));
}

/// Behind the key or word that stands here; what follows it is another's value.
std::size_t Scanner::word_end() const {
  const std::size_t end = source_.line_end(at_);
  if (text_[at_] == U'"') {
    const std::size_t quote = text_.find(U'"', at_ + 1);
    return quote < end ? quote + 1 : end;
  }
  return std::clamp(text_.find_first_of(U" \t,:{}[]", at_ + 1), at_ + 1, end);
}

/// Whether a quote seems to be missing on this line, before the present character.
bool Scanner::quotes_are_odd() const {
  const std::size_t begin = source_.line_start(at_);
  if (source_.line_start(last_end_) != begin) return false;
  std::size_t quotes = 0;
  const std::size_t end = source_.line_end(at_);
  for (std::size_t i = begin; i < end; ++i) {
    if (text_[i] == U'\\') {
      ++i;
    } else if (text_[i] == U'"') {
      ++quotes;
    }
  }
  return quotes % 2 == 1;
}

bool Scanner::object() {
  if (!enter(U'{')) return false;
  while (next_or_end(U'}')) {
    if (sign() == U'}') {
      close(U'}');
      return true;
    }
    if (out_.strict.back() != '{') out_.strict += ',';
    path_.emplace_back();
    if (!member()) return false;
    last_step_ = std::move(path_.back());
    path_.pop_back();
  }
  return false;
}

bool Scanner::array() {
  if (!enter(U'[')) return false;
  for (std::size_t index = 0; next_or_end(U']'); ++index) {
    if (sign() == U']') {
      close(U']');
      return true;
    }
    if (index > 0) out_.strict += ',';
    path_.push_back(std::to_string(index));
    if (!value()) return false;
    last_step_ = std::move(path_.back());
    path_.pop_back();
  }
  return false;
}

bool Scanner::member() {
  if (!key() || !skip_blank()) return false;
  if (sign() != U':') {
    const std::string next = shown(at_, source_.line_end(at_));
    if (quotes_are_odd()) return refuse(at_, slips::odd_quotes(next));
    return refuse(last_end_, slips::missing_colon(printable(path_.back())));
  }
  take_sign();
  out_.strict += ':';
  const std::size_t after_colon = at_;
  if (!skip_blank()) return false;
  if (at_end() || sign() == U',' || sign() == U'}' || sign() == U']')
    return refuse(after_colon, slips::missing_value(printable(path_.back())));
  return value();
}

bool Scanner::key() {
  if (!token(at_, ScannedJson::Token::Spelling::json)) return false;
  const std::size_t begin = at_;
  if (opens_string(character())) {
    const auto json = string();
    if (!json) return false;
    path_.back() = encode_utf8(text_.substr(begin + 1, at_ - begin - 2));
    out_.strict += *json;
    return true;
  }
  const std::size_t end = end_of_word(U":,}]");
  if (end == begin) return refuse(at_, slips::key_expected(shown(begin, source_.line_end(begin))));
  at_ = last_end_ = end;
  path_.back() = encode_utf8(text_.substr(begin, end - begin));
  if (!skip_blank()) return false;
  if (sign() != U':') {
    if (quotes_are_odd()) return refuse(begin, slips::odd_quotes(shown(begin, end)));
    return refuse(begin, slips::key_expected(shown(begin, end)));
  }
  warn(begin, slips::bare_key(printable(path_.back())));
  out_.strict += spell_string(text_, begin, end).json;
  return true;
}

/// Reads the string that begins here and returns it as strict JSON; nothing after a failure.
std::optional<std::string> Scanner::string() {
  const std::size_t open = at_;
  const auto close = end_of_string(text_, open);
  if (!close) {
    const std::u32string_view line =
        std::u32string_view(text_).substr(open, source_.line_end(open) - open);
    std::size_t belongs = line.find_last_not_of(U" \t\u3000");
    if (sign_of(line[belongs]) != U',') ++belongs;
    refuse(open, slips::open_quote(source_.place(open + belongs),
                                   line.find(U"\\\"") != std::u32string_view::npos));
    return std::nullopt;
  }
  if (text_[open] != U'"') {
    warn(open, slips::other_quote(text_[open]));
  } else if (text_[*close] != U'"') {
    warn(*close, slips::other_quote(text_[*close]));
  }
  SpelledString spelled = spell_string(text_, open + 1, *close);
  for (const std::size_t offset : spelled.lone_backslashes)
    warn(offset, slips::lone_backslash(shown(offset, std::min(offset + 2, *close))));
  for (const std::size_t offset : spelled.lone_surrogates)
    warn(offset, slips::lone_surrogate(shown(offset, offset + 6)));
  at_ = last_end_ = *close + 1;
  return std::move(spelled.json);
}

bool Scanner::string_value() {
  if (!token(at_, ScannedJson::Token::Spelling::json)) return false;
  const auto json = string();
  if (!json) return false;
  out_.strict += *json;
  return true;
}

/// The end of what stands here without quotes: before one of `stops`, a double quote, a comment
/// or the end of the line; blanks before that left out.
std::size_t Scanner::end_of_word(std::u32string_view stops) const {
  std::size_t end = at_;
  for (std::size_t i = at_; i < text_.size() && text_[i] != U'\n' && text_[i] != U'\r'; ++i) {
    if (is_json_blank(text_[i])) continue;
    const char32_t ascii = ascii_of(text_[i]);
    if (ascii == U'"' || text_[i] == U'“' || text_[i] == U'”') break;
    if (stops.find(ascii) != std::u32string_view::npos) break;
    if (i > at_ && is_json_blank(text_[i - 1]) && comment_begins(i)) break;
    end = i + 1;
  }
  return end;
}

/// A number, true, false or null; anything else is kept as a bare word for whoever reads the value.
bool Scanner::word_value() {
  const std::size_t begin = at_;
  const std::size_t end = end_of_word(U",}]");
  if (end == begin) return refuse(at_, slips::value_expected(shown(at_, source_.line_end(at_))));
  const std::string raw = encode_utf8(text_.substr(begin, end - begin));
  const std::string ascii = ascii_text(raw);
  const std::string lower = lower_ascii(ascii);
  const bool number = is_json_number(ascii) && std::isfinite(std::strtod(ascii.c_str(), nullptr));
  const bool literal = lower == "true" || lower == "false" || lower == "null";
  const auto spelling =
      number || literal ? ScannedJson::Token::Spelling::json : ScannedJson::Token::Spelling::bare;
  if (!token(begin, spelling)) return false;
  const std::string& meant = literal ? lower : ascii;
  if ((number || literal) && meant != raw) warn(begin, slips::other_word(printable(raw), meant));
  out_.strict += number || literal ? meant : spell_string(text_, begin, end).json;
  at_ = last_end_ = end;
  return true;
}

}  // namespace

Result<ScannedJson> scan_json(const SourceText& text) {
  return Scanner(text).scan();
}

}  // namespace noren
