#include "scene/text_cutting.h"

#include <algorithm>
#include <vector>

#include "base/utf8.h"
#include "text/break_ranks.h"

namespace noren {
namespace {

constexpr std::size_t kMostCharacters = 600;
constexpr char32_t kEllipsis = U'…';

bool ends_sentence(char32_t character) {
  constexpr std::u32string_view kEnds = U"。！？!?\n";
  return kEnds.find(character) != std::u32string_view::npos;
}

bool closes(char32_t character) {
  constexpr std::u32string_view kClosing = U"」』）)】！？!?。";
  return kClosing.find(character) != std::u32string_view::npos;
}

/// Where sentences end.
std::vector<std::size_t> sentence_ends(const std::u32string& text) {
  std::vector<std::size_t> ends;
  for (std::size_t i = 0; i + 1 < text.size(); ++i)
    if (ends_sentence(text[i]) && !closes(text[i + 1])) ends.push_back(i + 1);
  return ends;
}

std::optional<TextBlock> set_lines(const SlideFrame& frame, std::string_view text,
                                   const TextStyle& style, int width, std::size_t max_lines) {
  const RubyText content = RubyText::plain(text);
  // What can't be broken may stand out on the right.
  const auto fits = [width](const std::optional<TextBlock>& block) {
    return block && block->width <= width + 1;
  };
  auto balanced = frame.typesetter().title(content, style, width, max_lines);
  if (fits(balanced)) return balanced;
  auto filled = frame.typesetter().paragraph(content, style, width, max_lines);
  return fits(filled) ? filled : std::nullopt;
}

// As many whole sentences as fit. Setting text is dear, so their number is halved in on.
std::optional<TextBlock> whole_sentences(const SlideFrame& frame, const std::u32string& all,
                                         const TextStyle& style, int width, std::size_t max_lines) {
  const std::vector<std::size_t> ends = sentence_ends(all);
  std::optional<TextBlock> longest;
  std::size_t fit = 0;
  std::size_t too_many = ends.size() + 1;
  while (fit + 1 < too_many) {
    const std::size_t middle = (fit + too_many) / 2;
    const std::string head = encode_utf8(all.substr(0, ends[middle - 1]));
    if (auto block = set_lines(frame, head, style, width, max_lines)) {
      longest = std::move(block);
      fit = middle;
    } else {
      too_many = middle;
    }
  }
  return longest;
}

// Back to the end of a phrase, but not further than a third.
std::size_t phrase_end_before(const std::u32string& text, std::size_t end) {
  const std::vector<BreakRank> ranks = break_ranks(text);
  for (std::size_t at = end; at > end - end / 3 && at > 1; --at)
    if (ranks[at] <= BreakRank::weak) return at;
  return end;
}

std::string with_ellipsis(std::u32string head) {
  constexpr std::u32string_view kDropped = U"、。，． 　・…";
  while (!head.empty() && kDropped.find(head.back()) != std::u32string_view::npos)
    head.pop_back();
  head.push_back(kEllipsis);
  return encode_utf8(head);
}

}  // namespace

std::string bounded(std::string_view text, std::size_t most) {
  // A character is at most four bytes: no more of a huge text is looked at.
  std::u32string characters = decode_utf8(text.substr(0, most * 4 + 4));
  if (characters.size() <= most) return encode_utf8(characters);
  characters.resize(most);
  return encode_utf8(characters);
}

std::optional<TextBlock> longest_head(
    std::string_view text,
    const std::function<std::optional<TextBlock>(const std::string& head)>& set) {
  const std::u32string all = decode_utf8(bounded(text, kMostCharacters));
  std::size_t fits = 0;
  std::size_t too_long = all.size();
  while (fits + 1 < too_long) {
    const std::size_t middle = (fits + too_long) / 2;
    (set(with_ellipsis(all.substr(0, middle))) ? fits : too_long) = middle;
  }
  if (fits == 0) return std::nullopt;
  if (auto block = set(with_ellipsis(all.substr(0, phrase_end_before(all, fits))))) return block;
  return set(with_ellipsis(all.substr(0, fits)));
}

std::optional<CutText> within_lines(const SlideFrame& frame, std::string_view text,
                                    const TextStyle& style, int width, std::size_t max_lines) {
  if (text.empty() || max_lines == 0 || width < style.size_px) return std::nullopt;
  const std::u32string all = decode_utf8(bounded(text, kMostCharacters));
  const bool is_whole = length_utf8(text) == all.size();
  if (is_whole)
    if (auto block = set_lines(frame, text, style, width, max_lines))
      return CutText{*std::move(block), CutText::Extent::whole};
  if (auto block = whole_sentences(frame, all, style, width, max_lines))
    return CutText{*std::move(block), CutText::Extent::cut};
  auto head = longest_head(text, [&](const std::string& part) {
    return set_lines(frame, part, style, width, max_lines);
  });
  if (!head) return std::nullopt;
  return CutText{*std::move(head), CutText::Extent::cut};
}

}  // namespace noren
