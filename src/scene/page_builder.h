#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "scene/display_list.h"
#include "scene/slide_frame.h"

namespace noren {

/// A block of set text and where its top left corner goes, in output px.
struct PlacedBlock {
  TextBlock block;
  int x = 0;
  int y = 0;
  std::optional<Color> color{};  // where this piece has a colour of its own

  [[nodiscard]] Rect ink() const { return block.ink.moved(x, y); }
};

/// The baseline of a single horizontal line, from the top of its box; 0 for nothing.
double baseline_of(const TextBlock& block);

/// Fills the layers of one page or surround, from back to front, and keeps the record of what is
/// said. Items go to the layer that was begun last; its bounds grow with them.
class ListBuilder {
 public:
  explicit ListBuilder(const Measure& measure) : measure_(measure) {}

  void begin(LayerRole role, int order = 0);
  /// Begins nothing when nothing is in it: layers without items are dropped by take().
  void add(Item item);

  void fill(Rect rect, Paint paint);
  /// A rectangle with round corners.
  void card(Rect rect, int radius, Paint paint);
  /// The line of `stroke` px inside the edge of such a rectangle.
  void frame(Rect rect, int radius, int stroke, Color color);
  void symbol(Rect rect, std::string name, Color color);

  /// Paints a block and records it as one piece of text. Returns its ink.
  Rect text(const PlacedBlock& placed, Color color, TextRole role,
            TextEntry::Direction direction = TextEntry::Direction::horizontal);
  /// Several blocks that are read as one: on one line (joined) or as lines of their own.
  enum class Reading { one_line, lines };
  Rect text(const std::vector<PlacedBlock>& pieces, Color color, TextRole role, Reading reading,
            TextEntry::Direction direction = TextEntry::Direction::horizontal);

  /// A code as planned by plan_qr(), with its quiet zone, at its top left corner.
  void code(const QrCode& code, const std::string& data);
  /// The strips of the cloth in the present layer, for the breeze.
  void hems(std::vector<Rect> strips);

  [[nodiscard]] const Measure& measure() const { return measure_; }
  DisplayList take();

 private:
  void paint_glyphs(const PlacedBlock& placed, Color color);

  Measure measure_;
  DisplayList list_;
};

/// A page of `frame`'s slide out of what was built.
Page page_of(const SlideFrame& frame, ListBuilder& builder);

/// `text` on one line at `design_px`, or at the largest whole size above `floor_px` (design px) at
/// which it is no wider than `width`; shortened with 「…」 where it is wider even then.
TextBlock line_within(const SlideFrame& frame, std::string_view text, TextStyle style, int width,
                      double floor_px = kFloorPx);

/// A block centred in `box` across; its line box starts at the top of `box`.
PlacedBlock centered(TextBlock block, const Rect& box);

}  // namespace noren
