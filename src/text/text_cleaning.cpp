#include "text/text_cleaning.h"

#include <algorithm>
#include <vector>

#include "text/character_properties.h"
#include "text/spacing_class.h"

namespace noren {
namespace {

// A longer reading would be set far beyond its base.
constexpr std::size_t kLongestReading = 60;

bool is_line_end(char32_t character) {
  return character == U'\n' || character == U'\v' || character == U'\f' || character == U'\r' ||
         character == 0x85 || character == 0x2028 || character == 0x2029;
}

/// Characters of tags that make the flags of England, Scotland and Wales.
bool is_tag(char32_t character) {
  return character >= 0xE0020 && character <= 0xE007F;
}

/// Copies the characters that stay and remembers where each of the source went.
class Cleaner {
 public:
  Cleaner(const std::u32string& source, LineEndings endings) : source_(source), endings_(endings) {}

  void run() {
    const std::size_t count = std::min(source_.size(), kMostCharacters);
    places.reserve(count + 1);
    for (std::size_t i = 0; i < count; ++i) {
      places.push_back(characters.size());
      add(i);
    }
    while (!characters.empty() && is_plain_space(characters.back()))
      characters.pop_back();
    places.push_back(characters.size());
  }

  std::u32string characters;
  std::vector<std::size_t> places;  // of each source character, and of the end

 private:
  static bool is_plain_space(char32_t c) { return c == U' ' || c == U'\n'; }

  void add(std::size_t at) {
    const char32_t c = source_[at];
    if (is_line_end(c)) {
      const bool pair = c == U'\n' && at > 0 && source_[at - 1] == U'\r';
      if (!pair) add_line_end();
      return;
    }
    if (c == U'\t' || c == U' ' || (c >= 0x2000 && c <= 0x200A)) {
      add_space();
      return;
    }
    if (is_mark(c)) {
      add_mark(c);
      return;
    }
    // A zero-width space says where a line may end; the other invisible characters say nothing.
    if (is_invisible(c) && c != 0x200B) return;
    marks_ = 0;
    characters += c;
  }

  void add_line_end() {
    if (endings_ == LineEndings::become_spaces) {
      add_space();
      return;
    }
    while (!characters.empty() && characters.back() == U' ')
      characters.pop_back();
    if (!characters.empty() && characters.back() != U'\n') characters += U'\n';
  }

  void add_space() {
    if (!characters.empty() && !is_plain_space(characters.back())) characters += U' ';
  }

  void add_mark(char32_t c) {
    if (characters.empty() || is_plain_space(characters.back())) {
      // A visible mark stands on a no-break space, as Unicode has it; a selector has no meaning.
      if (is_invisible(c)) return;
      characters += U'\u00A0';
      marks_ = 0;
    }
    const std::size_t limit = is_tag(c) ? 3 * kMostMarks : kMostMarks;
    if (marks_ >= limit) return;
    ++marks_;
    characters += c;
  }

  const std::u32string& source_;
  LineEndings endings_;
  std::size_t marks_ = 0;
};

bool half_width_question(char32_t c) {
  return c == U'!' || c == U'?';
}

bool asks_for_width(char32_t before) {
  return is_japanese(before) || before == U'♪' || before == U'☆' || before == U'★';
}

/// ! and ? that follow Japanese directly, and do not run into Latin.
void widen_questions(std::u32string& text, Flow flow) {
  for (std::size_t i = 0; i < text.size();) {
    if (!half_width_question(text[i])) {
      ++i;
      continue;
    }
    std::size_t end = i;
    while (end < text.size() && half_width_question(text[end]))
      ++end;
    const SpacingClass next = end < text.size() ? spacing_class(text[end]) : SpacingClass::space;
    const bool japanese = i > 0 && asks_for_width(text[i - 1]) && next != SpacingClass::latin &&
                          next != SpacingClass::digit && text[i - 1] != 0x3000;
    const bool combined = flow == Flow::vertical && end - i == 2;
    if (japanese && !combined) {
      for (std::size_t k = i; k < end; ++k)
        text[k] = text[k] == U'!' ? U'！' : U'？';
    }
    i = end;
  }
}

std::vector<RubySpan> moved_ruby(const std::vector<RubySpan>& ruby,
                                 const std::vector<std::size_t>& places) {
  std::vector<RubySpan> moved;
  std::size_t free_from = 0;
  for (const RubySpan& span : ruby) {
    if (span.length == 0 || span.at >= places.size() || span.length > places.size() - 1 - span.at) {
      continue;
    }
    const std::size_t from = places[span.at];
    const std::size_t to = places[span.at + span.length];
    std::u32string reading;
    std::copy_if(span.reading.begin(), span.reading.end(), std::back_inserter(reading),
                 [](char32_t c) { return !is_invisible(c); });
    if (reading.size() > kLongestReading) reading.resize(kLongestReading);
    if (from < free_from || to <= from || reading.empty()) continue;
    moved.push_back({from, to - from, std::move(reading)});
    free_from = to;
  }
  return moved;
}

}  // namespace

RubyText cleaned(const RubyText& text, LineEndings endings, Flow flow) {
  Cleaner cleaner(text.characters, endings);
  cleaner.run();
  widen_questions(cleaner.characters, flow);
  return {std::move(cleaner.characters), moved_ruby(text.ruby, cleaner.places)};
}

RubyText without_outer_brackets(const RubyText& text) {
  const std::u32string& characters = text.characters;
  const std::size_t count = characters.size();
  if (count < 3 || characters.front() != U'【' || characters.find(U'】') != count - 1) return text;
  RubyText inner{characters.substr(1, count - 2), text.ruby};
  for (RubySpan& span : inner.ruby)
    --span.at;
  return inner;
}

}  // namespace noren
