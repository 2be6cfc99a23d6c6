#include <algorithm>

#include "base/utf8.h"
#include "text/typesetter_impl.h"

namespace noren {
namespace {

// Characters that are set at a time: a longer text goes piece by piece, so that memory stays
// bounded.
constexpr std::size_t kPiece = 20000;

/// Where the piece that begins at `start` ends: at the best break in its second half.
std::size_t piece_end(const std::vector<BreakRank>& ranks, std::size_t start) {
  const std::size_t count = ranks.size() - 1;
  if (count - start <= kPiece) return count;
  std::size_t best = start + kPiece;
  for (std::size_t at = best; at > start + kPiece / 2; --at) {
    if (ranks[at] < ranks[best]) best = at;
  }
  return best;
}

LineEnds wrapped_ends(BreakableText& text, double width, Typesetter::WrapMode mode) {
  // What is printed is not closed up: no line may count as narrower than its characters are.
  for (Cluster& cluster : text.text.clusters)
    cluster.gap = std::max(cluster.gap, 0.0);
  const LineMeasure measure(text.text, LineEdges::whole, 0);
  if (mode == Typesetter::WrapMode::title) {
    if (auto ends = best_title_lines(text, measure, width, 0)) return *ends;
  }
  const LineWidth width_of = [&measure](std::size_t from, std::size_t to) {
    return measure.line(from, to).width;
  };
  return body_lines(text.breaks, width_of, width, BodyAlignment::ragged);
}

bool is_space(char32_t c) {
  return c == U' ' || c == 0x3000;
}

void drop_spaces_at_breaks(std::vector<std::u32string>& lines) {
  for (std::size_t i = 0; i < lines.size(); ++i) {
    std::u32string& line = lines[i];
    if (i + 1 < lines.size()) {
      while (!line.empty() && is_space(line.back()))
        line.pop_back();
    }
    if (i > 0) line.erase(line.begin(), std::find_if_not(line.begin(), line.end(), is_space));
  }
  std::erase_if(lines, [](const std::u32string& line) { return line.empty(); });
}

}  // namespace

std::vector<std::u32string> Typesetter::Impl::wrapped(std::u32string_view text, double width,
                                                      WrapMode mode) const {
  const std::vector<BreakRank> ranks = break_ranks(text, keep_);
  TextStyle style;
  style.role = mode == WrapMode::title ? FaceRole::display : FaceRole::text;
  std::vector<std::u32string> lines;
  for (std::size_t start = 0; start < text.size();) {
    const std::size_t end = piece_end(ranks, start);
    const RubyText piece{std::u32string(text.substr(start, end - start)), {}};
    BreakableText set = breakable(piece, style,
                                  {ranks.begin() + static_cast<std::ptrdiff_t>(start),
                                   ranks.begin() + static_cast<std::ptrdiff_t>(end) + 1});
    std::size_t from = 0;
    for (const std::size_t line_end : wrapped_ends(set, width, mode)) {
      const auto& clusters = set.text.clusters;
      const std::size_t to =
          line_end < clusters.size() ? clusters[line_end].from : piece.characters.size();
      lines.push_back(piece.characters.substr(from, to - from));
      from = to;
    }
    start = end;
  }
  return lines;
}

std::vector<std::string> Typesetter::wrap(std::string_view text, double width_em,
                                          WrapMode mode) const {
  if (text.empty()) return {};
  if (!impl_->usable()) return {repaired_utf8(text)};
  std::vector<std::u32string> lines = impl_->wrapped(decode_utf8(text), width_em, mode);
  drop_spaces_at_breaks(lines);
  std::vector<std::string> encoded;
  encoded.reserve(lines.size());
  for (const std::u32string& line : lines)
    encoded.push_back(encode_utf8(line));
  return encoded;
}

}  // namespace noren
