#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "base/color.h"
#include "base/geometry.h"
#include "text/typesetter.h"

namespace noren {

/// How an area is coloured: from `from` to `to` along `axis`, across the item's rectangle.
struct Paint {
  Color from;
  Color to;
  enum class Axis : std::uint8_t { vertical, horizontal } axis = Axis::vertical;

  static Paint solid(Color color) { return {color, color, Axis::vertical}; }
  bool operator==(const Paint&) const = default;
};

/// The colour of `paint` in row or column `at` of the `length` that it spans along its axis.
Color color_at(const Paint& paint, int at, int length);

/// A rectangle with sharp corners.
struct FilledRect {
  Rect rect;
  Paint paint;
  bool operator==(const FilledRect&) const = default;
};

/// A smooth-edged outline, filled by the even-odd rule.
struct Shape {
  Rect rect;         // where it stands; the paint's gradient spans it
  std::string path;  // SVG path data in px, (0, 0) = the top left corner of `rect`
  Paint paint;
  bool operator==(const Shape&) const = default;
};

/// A crest or an icon of assets/ (or an SVG named by the venue), tinted.
struct Symbol {
  Rect rect;
  std::string name;  // "crest-ume", "icon-bell", or an absolute path
  Color color;
  bool operator==(const Symbol&) const = default;
};

struct GlyphRun {
  std::vector<PlacedGlyph> glyphs;
  Color color;
  bool operator==(const GlyphRun&) const = default;
};

/// A QR code with its quiet zone of four modules, on a card with round corners.
struct QrCode {
  Rect rect;  // quiet zone included
  int module_px = 0;
  int modules = 0;                 // a side
  std::vector<std::uint8_t> dark;  // row by row, 1 = dark
  Color ink;
  Color paper;
  int radius = 0;  // px
  bool operator==(const QrCode&) const = default;
};

/// A decoded picture, by the key under which the program names it, drawn undistorted.
struct Picture {
  Rect rect;
  std::string key;
  enum class Fit : std::uint8_t { cover, contain } fit = Fit::contain;
  bool operator==(const Picture&) const = default;
};

using Item = std::variant<FilledRect, Shape, Symbol, GlyphRun, QrCode, Picture>;

/// What a layer is to the motion; each moves as one.
enum class LayerRole : std::uint8_t {
  paper,
  watermark,
  rod,
  cloth,
  body,
  code,
  picture,
  chrome,
  clock,
  notice,
  alert,
};

/// A part of the picture that is painted once and then only moved or faded. Layers are painted in
/// order; items of one layer too.
struct Layer {
  LayerRole role = LayerRole::body;
  Rect bounds;  // everything that `items` paint lies inside
  std::vector<Item> items;
  int order = 0;  // of body layers: the place in the staggered entrance
  /// Of a cloth: its strips below the slits, left to right, shadow included, together as wide as
  /// the cloth; each sways on its own with all that the layer has there, and a tagline's cloth
  /// parts along them. Empty: it stands still.
  std::vector<Rect> hems;
  bool operator==(const Layer&) const = default;
};

/// The role of a piece of text, as deck.json names it.
enum class TextRole : std::uint8_t {
  month,
  day,
  weekday,
  time,
  kind,
  title,
  place,
  description,
  countdown,
  row,
  excerpt,
  tagline,
  name,
  line,
  pillar,
  caption,
  clock,
  date,
  status,
  stamp,
  heading,
  pager,
  message,
  notice,
};
std::string_view name_of(TextRole role);

/// A piece of text that is on the page, for deck.json and the lint.
struct TextEntry {
  TextRole role = TextRole::title;
  std::vector<std::string> lines;
  int size_px = 0;
  Rect box;  // of the ink, ruby left out
  enum class Direction : std::uint8_t { horizontal, vertical } direction = Direction::horizontal;
  bool operator==(const TextEntry&) const = default;
};

struct QrEntry {
  std::string data;
  int module_px = 0;
  Rect box;  // quiet zone included
  bool operator==(const QrEntry&) const = default;
};

/// One picture to be: layers from back to front, and what is said on it.
struct DisplayList {
  std::vector<Layer> layers;
  std::vector<TextEntry> texts;
  std::vector<QrEntry> codes;
  bool operator==(const DisplayList&) const = default;
};

}  // namespace noren
