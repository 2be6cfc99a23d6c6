#include "text/face.h"

#include <array>
#include <cmath>
#include <limits>

#include <hb-ot.h>
#include <hb.h>

#include "text/outline_bounds.h"

namespace noren {
namespace {

template <auto Destroy>
struct Closer {
  template <class T>
  void operator()(T* handle) const {
    Destroy(handle);
  }
};

using Blob = std::unique_ptr<hb_blob_t, Closer<hb_blob_destroy>>;
using FaceHandle = std::unique_ptr<hb_face_t, Closer<hb_face_destroy>>;
using FontHandle = std::unique_ptr<hb_font_t, Closer<hb_font_destroy>>;
using Buffer = std::unique_ptr<hb_buffer_t, Closer<hb_buffer_destroy>>;

double metric(hb_font_t* font, hb_ot_metrics_tag_t tag, double otherwise) {
  hb_position_t value = 0;
  return hb_ot_metrics_get_position(font, tag, &value) != 0 ? value : otherwise;
}

Buffer make_buffer(std::u32string_view text, std::size_t from, std::size_t to, Flow flow) {
  Buffer buffer(hb_buffer_create());
  static_assert(sizeof(char32_t) == sizeof(std::uint32_t));
  hb_buffer_add_utf32(buffer.get(), reinterpret_cast<const std::uint32_t*>(text.data()),
                      static_cast<int>(text.size()), static_cast<unsigned>(from),
                      static_cast<int>(to - from));
  hb_buffer_guess_segment_properties(buffer.get());
  // Japanese glyph forms for every ideograph, and no run from right to left.
  hb_buffer_set_language(buffer.get(), hb_language_from_string("ja", 2));
  hb_buffer_set_direction(buffer.get(),
                          flow == Flow::vertical ? HB_DIRECTION_TTB : HB_DIRECTION_LTR);
  return buffer;
}

}  // namespace

struct Face::Handles {
  FaceHandle face;
  FontHandle font;
};

std::unique_ptr<Face> Face::open(const FontFile& file) {
  if (file.bytes.empty() || file.bytes.size() > std::numeric_limits<std::int32_t>::max() ||
      file.index < 0) {
    return nullptr;
  }
  const Blob blob(hb_blob_create(reinterpret_cast<const char*>(file.bytes.data()),
                                 static_cast<unsigned>(file.bytes.size()), HB_MEMORY_MODE_READONLY,
                                 nullptr, nullptr));
  if (static_cast<unsigned>(file.index) >= hb_face_count(blob.get())) return nullptr;
  auto handles = std::make_unique<Handles>();
  handles->face.reset(hb_face_create(blob.get(), static_cast<unsigned>(file.index)));
  if (hb_face_get_glyph_count(handles->face.get()) == 0) return nullptr;
  handles->font.reset(hb_font_create(handles->face.get()));
  std::unique_ptr<Face> face(new Face(std::move(handles)));
  if (!face->has(U'0') && !face->has(U'一')) return nullptr;
  return face;
}

Face::Face(std::unique_ptr<Handles> handles) : handles_(std::move(handles)) {
  hb_font_t* font = handles_->font.get();
  const unsigned units = hb_face_get_upem(handles_->face.get());
  units_per_em_ = units;
  hb_font_set_scale(font, static_cast<int>(units), static_cast<int>(units));
  ascent_ = metric(font, HB_OT_METRICS_TAG_HORIZONTAL_ASCENDER, 0.88 * units) / units;
  descent_ = -metric(font, HB_OT_METRICS_TAG_HORIZONTAL_DESCENDER, -0.12 * units) / units;
  coloured_ = hb_ot_color_has_png(handles_->face.get()) != 0;
  hb_font_make_immutable(font);
}

Face::~Face() = default;

bool Face::has(char32_t character) const {
  hb_codepoint_t glyph = 0;
  return hb_font_get_nominal_glyph(handles_->font.get(), character, &glyph) != 0 && glyph != 0;
}

std::uint32_t Face::glyph_count() const {
  return hb_face_get_glyph_count(handles_->face.get());
}

std::vector<ShapedGlyph> Face::shape(std::u32string_view text, std::size_t from, std::size_t to,
                                     Flow flow, Ligatures ligatures) const {
  const Buffer buffer = make_buffer(text, from, to, flow);
  constexpr auto kEnd = static_cast<unsigned>(-1);
  const std::array<hb_feature_t, 2> no_ligatures{
      {{HB_TAG('l', 'i', 'g', 'a'), 0, 0, kEnd}, {HB_TAG('c', 'l', 'i', 'g'), 0, 0, kEnd}}};
  hb_shape(handles_->font.get(), buffer.get(), no_ligatures.data(),
           ligatures == Ligatures::off ? 2 : 0);
  unsigned count = 0;
  const hb_glyph_info_t* infos = hb_buffer_get_glyph_infos(buffer.get(), &count);
  const hb_glyph_position_t* positions = hb_buffer_get_glyph_positions(buffer.get(), &count);
  std::vector<ShapedGlyph> glyphs;
  glyphs.reserve(count);
  for (unsigned i = 0; i < count; ++i) {
    const double advance =
        flow == Flow::vertical ? -positions[i].y_advance : positions[i].x_advance;
    glyphs.push_back({infos[i].codepoint, infos[i].cluster, positions[i].x_offset / units_per_em_,
                      positions[i].y_offset / units_per_em_, advance / units_per_em_});
  }
  return glyphs;
}

GlyphInk Face::ink(std::uint32_t glyph) const {
  constexpr std::size_t kMostInks = 4096;  // of all that a deck shows
  if (const auto known = inks_.find(glyph); known != inks_.end()) return known->second;
  if (inks_.size() >= kMostInks) inks_.clear();
  return inks_[glyph] = measured_ink(glyph);
}

GlyphInk Face::measured_ink(std::uint32_t glyph) const {
  hb_font_t* font = handles_->font.get();
  GlyphInk ink;
  if (coloured_) {
    hb_glyph_extents_t extents{};
    if (hb_font_get_glyph_extents(font, glyph, &extents) == 0) return {};
    ink = {static_cast<double>(extents.x_bearing),
           static_cast<double>(extents.x_bearing + extents.width),
           static_cast<double>(extents.y_bearing + extents.height),
           static_cast<double>(extents.y_bearing)};
  } else {
    ink = outline_bounds(font, glyph);
  }
  return {ink.left / units_per_em_, ink.right / units_per_em_, ink.bottom / units_per_em_,
          ink.top / units_per_em_};
}

}  // namespace noren
