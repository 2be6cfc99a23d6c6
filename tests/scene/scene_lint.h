#pragma once

#include <cmath>
#include <string>
#include <vector>

#include "scene/compose.h"

namespace noren::test {

/// Whether a glyph of `list` lies in `area`. A short last line may stand beside a code under which
/// the box of all lines reaches: glyphs decide, not boxes.
inline bool any_glyph_in(const DisplayList& list, const Rect& area) {
  for (const Layer& layer : list.layers)
    for (const Item& item : layer.items)
      if (const auto* run = std::get_if<GlyphRun>(&item))
        for (const PlacedGlyph& glyph : run->glyphs) {
          const int em = static_cast<int>(glyph.size_px);
          const Rect body{static_cast<int>(glyph.x), static_cast<int>(glyph.y) - em * 3 / 4, em / 2,
                          em * 3 / 4};
          if (body.overlaps(area)) return true;
        }
  return false;
}

/// What a viewer would object to on one picture: text under the floor, outside the safe area or
/// over other text or a code. Empty when all is well. Knows nothing of how slides are composed.
inline std::vector<std::string> objections(const DisplayList& page, const DisplayList& surround,
                                           Size size, double safe_area) {
  const double long_side = size.h > size.w ? size.h : size.w;
  const double short_side = size.h > size.w ? size.w : size.h;
  const double kept = 1 - 2 * safe_area / 100;
  const double scale = std::min(long_side * kept / 1920, short_side * kept / 1080);
  const int floor = static_cast<int>(std::lround(40 * scale));
  const double width = (size.h > size.w ? 1080 : 1920) * scale;
  const double height = (size.h > size.w ? 1920 : 1080) * scale;
  // Glyphs may reach a little over the margin of 64: their em boxes do not.
  const int margin = static_cast<int>(std::floor(52 * scale));
  const int left = static_cast<int>((size.w - width) / 2) + margin;
  const int top = static_cast<int>((size.h - height) / 2);
  const Rect safe{left, top, size.w - 2 * left, static_cast<int>(height - std::floor(14 * scale))};
  std::vector<TextEntry> texts = page.texts;
  texts.insert(texts.end(), surround.texts.begin(), surround.texts.end());
  std::vector<std::string> objections;
  const auto object = [&](const std::string& what, const TextEntry& text) {
    objections.push_back(what + ": " + std::string(name_of(text.role)) + " " +
                         (text.lines.empty() ? "" : text.lines.front()) + " at " +
                         std::to_string(text.box.x) + "," + std::to_string(text.box.y) + " " +
                         std::to_string(text.box.w) + "x" + std::to_string(text.box.h));
  };
  for (std::size_t i = 0; i < texts.size(); ++i) {
    if (texts[i].size_px < floor) object("under the floor", texts[i]);
    if (!safe.contains(texts[i].box)) object("outside the safe area", texts[i]);
    if (texts[i].lines.empty()) object("says nothing", texts[i]);
    for (std::size_t j = i + 1; j < texts.size(); ++j)
      if (texts[i].box.overlaps(texts[j].box)) {
        object("over other text", texts[i]);
        object("  which is", texts[j]);
      }
  }
  for (const QrEntry& code : page.codes) {
    if (!safe.contains(code.box)) objections.emplace_back("code outside the safe area");
    // Inks are exact, but of several lines together; glyphs are roughly where they are.
    for (const TextEntry& text : page.texts)
      if (text.box.overlaps(code.box) && any_glyph_in(page, code.box)) object("over a code", text);
  }
  return objections;
}

/// The same of layers: what they paint lies inside their bounds.
inline std::vector<std::string> stray_items(const DisplayList& list) {
  std::vector<std::string> strays;
  for (const Layer& layer : list.layers)
    for (const Item& item : layer.items) {
      Rect rect;
      if (const auto* fill = std::get_if<FilledRect>(&item)) rect = fill->rect;
      if (const auto* shape = std::get_if<Shape>(&item)) rect = shape->rect;
      if (const auto* symbol = std::get_if<Symbol>(&item)) rect = symbol->rect;
      if (const auto* code = std::get_if<QrCode>(&item)) rect = code->rect;
      if (const auto* picture = std::get_if<Picture>(&item)) rect = picture->rect;
      if (const auto* run = std::get_if<GlyphRun>(&item)) {
        for (const PlacedGlyph& glyph : run->glyphs) {
          const Rect origin{static_cast<int>(glyph.x), static_cast<int>(glyph.y), 1, 1};
          const int em = static_cast<int>(glyph.size_px);
          const Rect around{layer.bounds.x - em, layer.bounds.y - em, layer.bounds.w + 2 * em,
                            layer.bounds.h + 2 * em};
          if (!around.contains(origin)) strays.emplace_back("a glyph");
        }
        continue;
      }
      if (!layer.bounds.contains(rect)) strays.emplace_back("an item");
    }
  return strays;
}

}  // namespace noren::test
