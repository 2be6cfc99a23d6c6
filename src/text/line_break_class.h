#pragma once

#include <cstdint>

namespace noren {

/// Line_Break property values after rule LB1, except that CJ stays apart: strict and loose breaking
/// differ in it. The order is that of the generated table.
enum class LineBreakClass : std::uint8_t {
  al,
  b2,
  ba,
  bb,
  bk,
  cb,
  cl,
  cm,
  cp,
  cr,
  eb,
  em,
  ex,
  gl,
  h2,
  h3,
  hl,
  hy,
  id,
  in,
  is,
  jl,
  jt,
  jv,
  lf,
  nl,
  ns,
  nu,
  op,
  po,
  pr,
  qu,
  ri,
  sp,
  sy,
  wj,
  zw,
  zwj,
  cj,
};

/// What UAX #14 of Unicode 15.0 asks of one character.
struct LineBreakProperties {
  LineBreakClass break_class = LineBreakClass::al;
  bool east_asian_wide = false;        // East_Asian_Width F, W or H
  bool unassigned_pictograph = false;  // reserved for an emoji
};

LineBreakProperties line_break_properties(char32_t character);

}  // namespace noren
