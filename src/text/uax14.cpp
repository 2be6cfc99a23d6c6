#include "text/uax14.h"

#include <optional>

#include "text/line_break_class.h"

namespace noren {
namespace {

using enum LineBreakClass;

template <class... Classes>
constexpr bool one_of(LineBreakClass value, Classes... classes) {
  return ((value == classes) || ...);
}

/// How far a number reaches (LB25 as a regular expression).
enum class NumberState : std::uint8_t { none, digits, closed };

/// A character together with what rules LB9 and LB10 make of it.
struct Unit {
  LineBreakClass own = al;       // its own class
  LineBreakClass resolved = al;  // of its base when it is attached to one
  bool attached = false;         // a combining mark or joiner behind a base
  bool wide = false;
  bool unassigned_pictograph = false;
  NumberState number = NumberState::none;
};

LineBreakClass tailored(char32_t character, LineBreakClass own, LineBreakTailoring tailoring) {
  if (own == cj) return ns;
  const bool japanese = tailoring == LineBreakTailoring::japanese;
  if (japanese && (character == U'～' || character == U'‖')) return ns;
  return own;
}

NumberState number_state(LineBreakClass resolved, NumberState before) {
  if (resolved == nu) return NumberState::digits;
  if (before != NumberState::digits) return NumberState::none;
  if (one_of(resolved, sy, is)) return NumberState::digits;
  return one_of(resolved, cl, cp) ? NumberState::closed : NumberState::none;
}

std::vector<Unit> resolve(std::u32string_view text, LineBreakTailoring tailoring) {
  std::vector<Unit> units(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const LineBreakProperties properties = line_break_properties(text[i]);
    Unit& unit = units[i];
    unit.own = tailored(text[i], properties.break_class, tailoring);
    const bool combining = one_of(unit.own, cm, zwj);
    if (combining && i > 0 && !one_of(units[i - 1].resolved, bk, cr, lf, nl, sp, zw)) {
      const LineBreakClass own = unit.own;
      unit = units[i - 1];
      unit.own = own;
      unit.attached = true;
      continue;
    }
    unit.resolved = combining ? al : unit.own;
    unit.wide = !combining && properties.east_asian_wide;
    unit.unassigned_pictograph = !combining && properties.unassigned_pictograph;
    unit.number = number_state(unit.resolved, i > 0 ? units[i - 1].number : NumberState::none);
  }
  return units;
}

/// What stands around a position and is carried along the text.
struct Context {
  const Unit& before;
  const Unit& after;
  std::optional<LineBreakClass> before_spaces;  // the class that the spaces before it follow
  LineBreakClass before_dash = al;              // in front of a BA or HY right before it
  bool odd_regional_indicators = false;
  LineBreakClass after_next = al;  // base class following `after`
};

/// LB4 to LB12a and LB13 to LB18; nothing when a later rule decides.
std::optional<LineBreak> break_by_spaces_and_controls(const Context& at) {
  using enum LineBreak;
  const LineBreakClass own_a = at.before.own;
  const LineBreakClass own_b = at.after.own;
  if (own_a == cr && own_b == lf) return forbidden;
  if (one_of(own_a, bk, cr, lf, nl)) return mandatory;
  if (one_of(own_b, bk, cr, lf, nl, sp, zw)) return forbidden;
  if (at.before_spaces == zw) return allowed;
  if (own_a == zwj || at.after.attached) return forbidden;
  const LineBreakClass a = at.before.resolved;
  const LineBreakClass b = at.after.resolved;
  if (a == wj || b == wj || a == gl) return forbidden;
  if (b == gl && !one_of(a, sp, ba, hy)) return forbidden;
  if (one_of(b, ex, cl, cp, is, sy)) return forbidden;
  if (at.before_spaces) {
    const LineBreakClass q = *at.before_spaces;
    if (q == op || (q == qu && b == op)) return forbidden;
    if (one_of(q, cl, cp) && b == ns) return forbidden;
    if (q == b2 && b == b2) return forbidden;
  }
  if (own_a == sp) return allowed;
  return std::nullopt;
}

/// LB25.
bool inside_number(const Context& at) {
  const LineBreakClass a = at.before.resolved;
  const LineBreakClass b = at.after.resolved;
  if (b == nu && (one_of(a, pr, po, op, hy) || at.before.number == NumberState::digits))
    return true;
  if (one_of(b, pr, po) && at.before.number != NumberState::none) return true;
  return one_of(a, pr, po) && one_of(b, op, hy) && at.after_next == nu;
}

/// LB26 and LB27.
bool inside_hangul(LineBreakClass a, LineBreakClass b) {
  if (a == jl && one_of(b, jl, jv, h2, h3)) return true;
  if (one_of(a, jv, h2) && one_of(b, jv, jt)) return true;
  if (one_of(a, jt, h3) && b == jt) return true;
  if (one_of(a, jl, jv, jt, h2, h3) && b == po) return true;
  return a == pr && one_of(b, jl, jv, jt, h2, h3);
}

/// LB28 to LB30.
bool inside_word(const Context& at, LineBreakTailoring tailoring) {
  const LineBreakClass a = at.before.resolved;
  const LineBreakClass b = at.after.resolved;
  if (one_of(a, al, hl, is) && one_of(b, al, hl)) return true;
  if (tailoring == LineBreakTailoring::japanese && a == is && b == nu) return true;
  if (one_of(a, al, hl, nu) && b == op && !at.after.wide) return true;
  return a == cp && !at.before.wide && one_of(b, al, hl, nu);
}

/// LB19 to LB30b between two characters without a space.
LineBreak break_between(const Context& at, LineBreakTailoring tailoring) {
  using enum LineBreak;
  const LineBreakClass a = at.before.resolved;
  const LineBreakClass b = at.after.resolved;
  if (a == qu || b == qu) return forbidden;
  if (a == cb || b == cb) return allowed;
  if (one_of(b, ba, hy, ns, in) || a == bb) return forbidden;
  if (one_of(a, hy, ba) && at.before_dash == hl) return forbidden;
  if (a == sy && b == hl) return forbidden;
  if (one_of(a, al, hl) && b == nu) return forbidden;
  if (a == nu && one_of(b, al, hl)) return forbidden;
  if (a == pr && one_of(b, id, eb, em)) return forbidden;
  if (one_of(a, id, eb, em) && b == po) return forbidden;
  if (one_of(a, pr, po) && one_of(b, al, hl)) return forbidden;
  if (one_of(a, al, hl) && one_of(b, pr, po)) return forbidden;
  if (inside_number(at) || inside_hangul(a, b) || inside_word(at, tailoring)) return forbidden;
  if (a == ri && b == ri && at.odd_regional_indicators) return forbidden;
  if (b == em && (a == eb || at.before.unassigned_pictograph)) return forbidden;
  return allowed;
}

/// For each position the class of the next base after it, in one backward pass.
std::vector<LineBreakClass> following_bases(const std::vector<Unit>& units) {
  std::vector<LineBreakClass> next(units.size(), al);
  for (std::size_t i = units.size(); i-- > 1;)
    next[i - 1] = units[i].attached ? next[i] : units[i].resolved;
  return next;
}

}  // namespace

std::vector<LineBreak> line_breaks(std::u32string_view text, LineBreakTailoring tailoring) {
  std::vector<LineBreak> breaks(text.size() + 1, LineBreak::forbidden);
  breaks.back() = LineBreak::mandatory;
  const std::vector<Unit> units = resolve(text, tailoring);
  const std::vector<LineBreakClass> next = following_bases(units);
  std::optional<LineBreakClass> before_spaces;
  LineBreakClass base = al;         // of the cluster before the position
  LineBreakClass base_before = al;  // and of the one before that
  std::size_t regional_indicators = 0;
  for (std::size_t i = 1; i < text.size(); ++i) {
    const Unit& before = units[i - 1];
    if (!before.attached) {
      base_before = base;
      base = before.resolved;
      regional_indicators = base == ri ? regional_indicators + 1 : 0;
    }
    if (before.own != sp) before_spaces = before.resolved;
    const Context at{before, units[i], before_spaces, base_before, regional_indicators % 2 == 1,
                     next[i]};
    const auto decided = break_by_spaces_and_controls(at);
    breaks[i] = decided ? *decided : break_between(at, tailoring);
  }
  return breaks;
}

}  // namespace noren
