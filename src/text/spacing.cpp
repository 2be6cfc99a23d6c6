#include "text/spacing.h"

#include <algorithm>

namespace noren {
namespace {

constexpr double kMostOverhang = 0.25;

bool closes(SpacingClass kind) {
  return kind == SpacingClass::closing || kind == SpacingClass::comma || kind == SpacingClass::stop;
}

bool wide_space(const SetText& text, const Cluster& cluster) {
  return text.characters[cluster.from] == 0x3000;
}

/// What two neighbours give up of the blanks that face each other.
double trim_between(const SetText& text, const Cluster& before, const Cluster& after) {
  const bool opening = after.kind == SpacingClass::opening;
  if (closes(before.kind)) {
    // 」「 and 、「 keep one of their two halves; 」」 and 。」 none.
    if (opening) return before.blank_after > 0 ? after.blank_before : 0;
    if (closes(after.kind) || after.kind == SpacingClass::middle_dot || wide_space(text, after)) {
      return before.blank_after;
    }
    return 0;
  }
  const bool collapses = before.kind == SpacingClass::opening ||
                         before.kind == SpacingClass::middle_dot || wide_space(text, before);
  return opening && collapses ? after.blank_before : 0;
}

bool is_ideographic(const Cluster& cluster) {
  return cluster.kind == SpacingClass::han || cluster.kind == SpacingClass::kana;
}

bool is_western(const Cluster& cluster) {
  return (cluster.kind == SpacingClass::latin || cluster.kind == SpacingClass::digit) &&
         cluster.posture != Posture::combined;
}

/// Whether two neighbours are parts of a date or a time of day, which is set solid: 2月18日,
/// 10時半.
bool within_date(const SetText& text, std::size_t before, std::size_t after) {
  static constexpr std::u32string_view kUnits = U"年月日時分秒";
  const auto unit = [&](std::size_t i) {
    return kUnits.find(text.characters[text.clusters[i].from]) != std::u32string_view::npos;
  };
  const auto digit = [&](std::size_t i) { return text.clusters[i].kind == SpacingClass::digit; };
  if (digit(before)) return unit(after);
  return before > 0 && digit(before - 1) && unit(before) && digit(after);
}

}  // namespace

void space_clusters(SetText& text, double thin_space) {
  auto& clusters = text.clusters;
  std::size_t before = clusters.size();
  for (std::size_t i = 0; i < clusters.size(); ++i) {
    Cluster& cluster = clusters[i];
    cluster.gap = 0;
    if (cluster.glyph_count == 0) continue;
    if (before < i) {
      const Cluster& neighbour = clusters[before];
      cluster.gap = -trim_between(text, neighbour, cluster);
      const bool meet = (is_ideographic(neighbour) && is_western(cluster)) ||
                        (is_western(neighbour) && is_ideographic(cluster));
      if (meet && !within_date(text, before, i)) cluster.gap += thin_space;
    }
    before = i;
  }
}

void make_room_for_ruby(SetText& text, double ruby_em) {
  auto& clusters = text.clusters;
  std::vector<bool> carries(clusters.size() + 1, false);
  for (const SetRuby& ruby : text.ruby) {
    std::fill(carries.begin() + static_cast<std::ptrdiff_t>(ruby.from),
              carries.begin() + static_cast<std::ptrdiff_t>(ruby.to), true);
  }
  const auto overhang = [&](std::size_t neighbour) {
    return neighbour < clusters.size() && clusters[neighbour].kind == SpacingClass::kana &&
                   !carries[neighbour]
               ? kMostOverhang
               : 0.0;
  };
  for (const SetRuby& ruby : text.ruby) {
    double base = 0;
    for (std::size_t i = ruby.from; i < ruby.to; ++i) {
      base += clusters[i].advance + (i > ruby.from ? clusters[i].gap : 0);
    }
    const double excess = ruby.width * ruby_em - base;
    if (excess <= 0) continue;
    const double left = ruby.from > 0 ? overhang(ruby.from - 1) : 0;
    const double right = overhang(ruby.to);
    const double needed = std::max(0.0, excess / 2 - left) + std::max(0.0, excess / 2 - right);
    // Half a share at both ends, a whole one between the characters of the base.
    const double share = needed / static_cast<double>(ruby.to - ruby.from);
    for (std::size_t i = ruby.from; i < ruby.to; ++i) {
      clusters[i].lead = share / 2;
      clusters[i].advance += share;
    }
  }
}

}  // namespace noren
