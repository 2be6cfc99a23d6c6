#include "breaking_quality.h"

#include <algorithm>
#include <fstream>
#include <stdexcept>

#include "base/utf8.h"
#include "text/line_chooser.h"

namespace noren::test {
namespace {

double character_width(char32_t character) {
  return character < 0x2000 ? 0.5 : 1.0;
}

LineWidth width_of(const std::u32string& text) {
  std::vector<double> before{0};
  for (const char32_t character : text)
    before.push_back(before.back() + character_width(character));
  return [before, text](std::size_t from, std::size_t to) {
    const auto is_space = [&](std::size_t at) { return text[at] == U' ' || text[at] == U'　'; };
    while (from < to && is_space(from))
      ++from;
    while (to > from && is_space(to - 1))
      --to;
    return before[to] - before[from];
  };
}

std::vector<BreakOpportunity> opportunities(const std::vector<BreakRank>& ranks) {
  std::vector<BreakOpportunity> result;
  for (std::size_t at = 1; at < ranks.size(); ++at)
    if (ranks[at] != BreakRank::never) result.push_back({at, ranks[at]});
  return result;
}

MarkedText parse_marks(std::u32string_view line) {
  MarkedText marked;
  marked.acceptable.push_back(false);
  for (const char32_t character : line) {
    if (character == U'|' || character == U'¦') {
      marked.acceptable.back() = true;
      continue;
    }
    marked.text += character == U'‿' ? U' ' : character;
    marked.acceptable.push_back(character == U' ' || character == U'　');
  }
  marked.acceptable.back() = true;
  return marked;
}

std::string shown(const std::u32string& text, const std::vector<std::size_t>& ends) {
  std::string result;
  std::size_t from = 0;
  for (const std::size_t end : ends) {
    if (from > 0) result += " / ";
    result += encode_utf8(text.substr(from, end - from));
    from = end;
  }
  return result;
}

std::vector<BreakOpportunity> acceptable_breaks(const MarkedText& marked) {
  std::vector<BreakOpportunity> result;
  for (std::size_t at = 1; at < marked.acceptable.size(); ++at)
    if (marked.acceptable[at]) result.push_back({at, BreakRank::phrase});
  result.back().rank = BreakRank::forced;
  return result;
}

void add_text(const MarkedText& marked, double width_em, BreakingQuality& quality) {
  const std::vector<std::size_t> ends = title_line_ends(marked.text, width_em);
  const LineWidth width = width_of(marked.text);
  const std::string lines = shown(marked.text, ends);
  quality.lines += ends.size();
  quality.fewest_lines += balanced_lines(acceptable_breaks(marked), width, width_em,
                                         marked.text.size(), BreakRank::emergency)
                              ->size();
  std::size_t from = 0;
  for (const std::size_t end : ends) {
    if (end < marked.text.size()) {
      ++quality.breaks;
      if (!marked.acceptable[end]) quality.bad.push_back(lines);
    }
    const auto first = marked.acceptable.begin() + static_cast<std::ptrdiff_t>(from) + 1;
    const auto last = marked.acceptable.begin() + static_cast<std::ptrdiff_t>(end);
    if (width(from, end) > width_em && std::find(first, last, true) != last)
      quality.wide.push_back(lines);
    from = end;
  }
}

}  // namespace

std::vector<MarkedText> read_marked_texts(const std::string& name) {
  std::ifstream file(NOREN_SOURCE_DIR "/tests/text/data/" + name);
  if (!file) throw std::runtime_error("no file " + name);
  std::vector<MarkedText> texts;
  for (std::string line; std::getline(file, line);)
    if (!line.empty() && line.front() != '#') texts.push_back(parse_marks(decode_utf8(line)));
  return texts;
}

std::vector<std::size_t> title_line_ends(const std::u32string& text, double width_em) {
  const auto breaks = opportunities(break_ranks(text));
  return *balanced_lines(breaks, width_of(text), width_em, text.size(), BreakRank::emergency);
}

BreakingQuality measure_breaking(const std::vector<MarkedText>& texts, double width_em) {
  BreakingQuality quality;
  for (const MarkedText& text : texts)
    add_text(text, width_em, quality);
  return quality;
}

}  // namespace noren::test
