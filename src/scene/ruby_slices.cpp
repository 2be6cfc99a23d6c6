#include "scene/ruby_slices.h"

#include <algorithm>

#include "base/utf8.h"

namespace noren {
namespace {

bool is_space(char32_t c) {
  return c == U' ' || c == U'\u3000' || c == U'\t' || c == U'\n' || c == U'\u00A0';
}

bool ends_sentence(char32_t c) {
  return std::u32string_view(U"。！？!?．").find(c) != std::u32string_view::npos;
}

bool closes(char32_t c) {
  return std::u32string_view(U"」』）】〉》\"')").find(c) != std::u32string_view::npos;
}

/// `at`, or the end of the base with a reading that lies across it.
std::size_t beyond_base(const RubyText& text, std::size_t at) {
  for (const RubySpan& span : text.ruby) {
    if (span.at < at && at < span.at + span.length) return span.at + span.length;
  }
  return at;
}

RubyText trimmed_slice(const RubyText& text, std::size_t from, std::size_t to) {
  while (from < to && is_space(text.characters[from]))
    ++from;
  while (to > from && is_space(text.characters[to - 1]))
    --to;
  return slice(text, from, to);
}

}  // namespace

RubyText slice(const RubyText& text, std::size_t from, std::size_t to) {
  to = std::min(to, text.characters.size());
  from = std::min(from, to);
  RubyText part{text.characters.substr(from, to - from), {}};
  for (const RubySpan& span : text.ruby) {
    if (span.at < from || span.at + span.length > to) continue;
    part.ruby.push_back({span.at - from, span.length, span.reading});
  }
  return part;
}

std::vector<RubyText> slices_along(const RubyText& text, const std::vector<std::string>& lines) {
  std::vector<RubyText> parts;
  std::size_t begin = 0;  // of the present part
  std::size_t read = 0;   // so far the lines have come
  const std::u32string& all = text.characters;
  for (const std::string& line : lines) {
    for (const char32_t c : decode_utf8(line)) {
      while (read < all.size() && all[read] != c && is_space(all[read]))
        ++read;
      // A bracket around the whole is dropped in titles.
      if (read + 1 < all.size() && all[read] != c && all[read + 1] == c) ++read;
      read = std::min(read + 1, all.size());
    }
    const std::size_t end = std::max(begin, beyond_base(text, read));
    if (RubyText part = trimmed_slice(text, begin, end); !part.characters.empty())
      parts.push_back(std::move(part));
    begin = end;
  }
  if (RubyText rest = trimmed_slice(text, begin, text.characters.size()); !rest.characters.empty())
    parts.push_back(std::move(rest));
  return parts;
}

std::vector<RubyText> sentences_of(const RubyText& text) {
  std::vector<RubyText> sentences;
  std::size_t begin = 0;
  const std::size_t size = text.characters.size();
  for (std::size_t i = 0; i < size; ++i) {
    if (!ends_sentence(text.characters[i])) continue;
    while (i + 1 < size &&
           (ends_sentence(text.characters[i + 1]) || closes(text.characters[i + 1])))
      ++i;
    const std::size_t end = beyond_base(text, i + 1);
    if (RubyText part = trimmed_slice(text, begin, end); !part.characters.empty())
      sentences.push_back(std::move(part));
    begin = end;
  }
  if (RubyText rest = trimmed_slice(text, begin, size); !rest.characters.empty())
    sentences.push_back(std::move(rest));
  return sentences;
}

RubyText joined(const RubyText& first, const RubyText& second) {
  RubyText whole = first;
  for (const RubySpan& span : second.ruby)
    whole.ruby.push_back({span.at + first.characters.size(), span.length, span.reading});
  whole.characters += second.characters;
  return whole;
}

RubyText bounded_ruby(std::string_view text, std::size_t most) {
  // A reading is longer than its base: a generous head is read, then cut to measure.
  const std::u32string head = decode_utf8(text.substr(0, most * 40)).substr(0, most * 10);
  const RubyText all = RubyText::aozora(encode_utf8(head));
  return slice(all, 0, most);
}

bool is_western(std::u32string_view text) {
  return std::all_of(text.begin(), text.end(), [](char32_t c) {
    const bool japanese = (c >= 0x2E80 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) ||
                          (c >= 0xFF00 && c <= 0xFFEF) || c >= 0x20000;
    return !japanese;
  });
}

}  // namespace noren
