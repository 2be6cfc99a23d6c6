#include "text/outline_bounds.h"

#include <algorithm>
#include <cmath>
#include <memory>

#include <hb.h>

namespace noren {
namespace {

/// Grows along one axis by the extrema of the curves drawn.
class Interval {
 public:
  void add(double value) {
    low_ = std::min(low_, value);
    high_ = std::max(high_, value);
  }

  void add_quadratic(double from, double control, double to) {
    add(to);
    const double divisor = from - 2 * control + to;
    if (divisor == 0) return;
    const double t = (from - control) / divisor;
    if (t > 0 && t < 1) add((1 - t) * (1 - t) * from + 2 * t * (1 - t) * control + t * t * to);
  }

  void add_cubic(double from, double first, double second, double to) {
    add(to);
    if (std::min(first, second) >= low_ && std::max(first, second) <= high_) return;
    // The derivative is a t^2 + b t + c, a third of it that is.
    const double a = -from + 3 * first - 3 * second + to;
    const double b = 2 * (from - 2 * first + second);
    const double c = first - from;
    const auto add_at = [&](double t) {
      if (!(t > 0 && t < 1)) return;
      const double u = 1 - t;
      add(u * u * u * from + 3 * u * u * t * first + 3 * u * t * t * second + t * t * t * to);
    };
    if (a == 0) {
      if (b != 0) add_at(-c / b);
      return;
    }
    const double discriminant = b * b - 4 * a * c;
    if (discriminant < 0) return;
    const double root = std::sqrt(discriminant);
    add_at((-b + root) / (2 * a));
    add_at((-b - root) / (2 * a));
  }

  [[nodiscard]] double low() const { return low_ <= high_ ? low_ : 0; }
  [[nodiscard]] double high() const { return low_ <= high_ ? high_ : 0; }

 private:
  double low_ = 1e12;
  double high_ = -1e12;
};

struct Bounds {
  Interval x;
  Interval y;
};

Bounds& bounds_in(void* data) {
  return *static_cast<Bounds*>(data);
}

// Where an outline only moves to, nothing is filled; the line that follows starts there.
void line_to(hb_draw_funcs_t* /*funcs*/, void* data, hb_draw_state_t* state, float to_x, float to_y,
             void* /*user*/) {
  Bounds& bounds = bounds_in(data);
  bounds.x.add(state->current_x);
  bounds.y.add(state->current_y);
  bounds.x.add(to_x);
  bounds.y.add(to_y);
}

void quadratic_to(hb_draw_funcs_t* /*funcs*/, void* data, hb_draw_state_t* state, float control_x,
                  float control_y, float to_x, float to_y, void* /*user*/) {
  Bounds& bounds = bounds_in(data);
  bounds.x.add(state->current_x);
  bounds.y.add(state->current_y);
  bounds.x.add_quadratic(state->current_x, control_x, to_x);
  bounds.y.add_quadratic(state->current_y, control_y, to_y);
}

void cubic_to(hb_draw_funcs_t* /*funcs*/, void* data, hb_draw_state_t* state, float first_x,
              float first_y, float second_x, float second_y, float to_x, float to_y,
              void* /*user*/) {
  Bounds& bounds = bounds_in(data);
  bounds.x.add(state->current_x);
  bounds.y.add(state->current_y);
  bounds.x.add_cubic(state->current_x, first_x, second_x, to_x);
  bounds.y.add_cubic(state->current_y, first_y, second_y, to_y);
}

hb_draw_funcs_t* make_draw_funcs() {
  hb_draw_funcs_t* funcs = hb_draw_funcs_create();
  hb_draw_funcs_set_line_to_func(funcs, line_to, nullptr, nullptr);
  hb_draw_funcs_set_quadratic_to_func(funcs, quadratic_to, nullptr, nullptr);
  hb_draw_funcs_set_cubic_to_func(funcs, cubic_to, nullptr, nullptr);
  hb_draw_funcs_make_immutable(funcs);
  return funcs;
}

struct DrawFuncsCloser {
  void operator()(hb_draw_funcs_t* funcs) const { hb_draw_funcs_destroy(funcs); }
};

}  // namespace

GlyphInk outline_bounds(hb_font_t* font, std::uint32_t glyph) {
  static const std::unique_ptr<hb_draw_funcs_t, DrawFuncsCloser> funcs(make_draw_funcs());
  Bounds bounds;
#if HB_VERSION_ATLEAST(7, 0, 0)
  hb_font_draw_glyph(font, glyph, funcs.get(), &bounds);
#else
  hb_font_get_glyph_shape(font, glyph, funcs.get(), &bounds);
#endif
  return {bounds.x.low(), bounds.x.high(), bounds.y.low(), bounds.y.high()};
}

}  // namespace noren
