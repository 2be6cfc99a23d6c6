#include "platform/glyph_font.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <optional>
#include <vector>

#include <SDL.h>

namespace noren {
namespace {

using Bytes = std::span<const std::byte>;

constexpr std::size_t kTableRecord = 16;  // bytes of one entry of the table directory

std::uint32_t big_endian(Bytes bytes, std::size_t at, std::size_t length) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < length; ++i)
    value = value << 8U | std::to_integer<std::uint32_t>(bytes[at + i]);
  return value;
}

void put_big_endian(std::vector<std::byte>& bytes, std::uint32_t value, std::size_t length) {
  for (std::size_t i = length; i-- > 0;)
    bytes.push_back(static_cast<std::byte>(value >> (8 * i) & 0xFFU));
}

struct Tables {
  std::size_t cmap_record = 0;  // where in the file the directory speaks of `cmap`
  std::uint32_t glyphs = 0;
  bool bitmaps = false;
};

// The table directory of face `index`, as OpenType (ISO/IEC 14496-22) lays it down.
std::optional<Tables> find_tables(Bytes file, int index) {
  const auto within = [&](std::size_t at, std::size_t length) {
    return at <= file.size() && length <= file.size() - at;
  };
  std::size_t directory = 0;
  if (!within(0, 12)) return std::nullopt;
  if (std::memcmp(file.data(), "ttcf", 4) == 0) {
    const std::size_t entry = 12 + 4 * static_cast<std::size_t>(std::max(index, 0));
    if (!within(entry, 4)) return std::nullopt;
    directory = big_endian(file, entry, 4);
  }
  if (!within(directory, 12)) return std::nullopt;
  const std::size_t count = big_endian(file, directory + 4, 2);
  Tables tables;
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t record = directory + 12 + kTableRecord * i;
    if (!within(record, kTableRecord)) return std::nullopt;
    if (std::memcmp(file.data() + record, "cmap", 4) == 0) tables.cmap_record = record;
    if (std::memcmp(file.data() + record, "CBDT", 4) == 0) tables.bitmaps = true;
    if (std::memcmp(file.data() + record, "maxp", 4) == 0) {
      const std::size_t maxp = big_endian(file, record + 8, 4);
      if (!within(maxp, 6)) return std::nullopt;
      tables.glyphs = big_endian(file, maxp + 4, 2);
    }
  }
  if (tables.cmap_record == 0 || tables.glyphs == 0) return std::nullopt;
  return tables;
}

// A `cmap` of one format 12 subtable for Unicode (platform 3, encoding 10) with a single group.
std::vector<std::byte> glyph_map(std::uint32_t glyphs) {
  constexpr std::uint32_t kHeader = 12;
  constexpr std::uint32_t kSubtable = 16 + 12;
  std::vector<std::byte> map;
  for (const auto& [value, length] : std::array<std::pair<std::uint32_t, std::size_t>, 13>{
           {{0, 2},
            {1, 2},
            {3, 2},
            {10, 2},
            {kHeader, 4},
            {12, 2},
            {0, 2},
            {kSubtable, 4},
            {0, 4},
            {1, 4},
            {kFirstGlyphCharacter, 4},
            {kFirstGlyphCharacter + glyphs - 1, 4},
            {0, 4}}})
    put_big_endian(map, value, length);
  return map;
}

/// The file as the stream shows it: its bytes, the changed record in them, the map behind them.
struct Overlay {
  Bytes file;
  std::size_t record_at = 0;
  std::vector<std::byte> record;
  std::size_t map_at = 0;
  std::vector<std::byte> map;
  std::size_t position = 0;

  [[nodiscard]] std::size_t size() const { return map_at + map.size(); }

  void read(std::byte* to, std::size_t length) {
    const auto copy = [&](std::size_t at, Bytes part) {
      const std::size_t from = std::max(position, at);
      const std::size_t until = std::min(position + length, at + part.size());
      if (from < until)
        std::memcpy(to + (from - position), part.data() + (from - at), until - from);
    };
    std::memset(to, 0, length);
    copy(0, file);
    copy(record_at, record);
    copy(map_at, map);
    position += length;
  }
};

Overlay& overlay_of(SDL_RWops* stream) {
  return *static_cast<Overlay*>(stream->hidden.unknown.data1);
}

Sint64 SDLCALL stream_size(SDL_RWops* stream) {
  return static_cast<Sint64>(overlay_of(stream).size());
}

Sint64 SDLCALL stream_seek(SDL_RWops* stream, Sint64 offset, int whence) {
  Overlay& overlay = overlay_of(stream);
  const auto size = static_cast<Sint64>(overlay.size());
  const Sint64 base = whence == RW_SEEK_SET   ? 0
                      : whence == RW_SEEK_CUR ? static_cast<Sint64>(overlay.position)
                                              : size;
  overlay.position = static_cast<std::size_t>(std::clamp<Sint64>(base + offset, 0, size));
  return static_cast<Sint64>(overlay.position);
}

size_t SDLCALL stream_read(SDL_RWops* stream, void* to, size_t size, size_t count) {
  Overlay& overlay = overlay_of(stream);
  if (size == 0) return 0;
  const std::size_t whole = std::min(count, (overlay.size() - overlay.position) / size);
  overlay.read(static_cast<std::byte*>(to), whole * size);
  return whole;
}

size_t SDLCALL stream_write(SDL_RWops* /*stream*/, const void* /*from*/, size_t /*size*/,
                            size_t /*count*/) {
  return 0;
}

int SDLCALL stream_close(SDL_RWops* stream) {
  delete &overlay_of(stream);
  SDL_FreeRW(stream);
  return 0;
}

}  // namespace

// 109 px an em is what Noto Color Emoji, the only such face in Debian, is drawn at.
int bitmap_size(Bytes bytes, int index) {
  const auto tables = find_tables(bytes, index);
  return tables && tables->bitmaps ? 109 : 0;
}

GlyphFont open_glyph_font(Bytes bytes, int index, int size_px) {
  const auto tables = find_tables(bytes, index);
  if (!tables) return nullptr;
  auto overlay = std::make_unique<Overlay>();
  overlay->file = bytes;
  overlay->map = glyph_map(tables->glyphs);
  overlay->map_at = (bytes.size() + 3) & ~static_cast<std::size_t>(3);
  overlay->record_at = tables->cmap_record;
  overlay->record.assign(bytes.begin() + static_cast<std::ptrdiff_t>(tables->cmap_record),
                         bytes.begin() + static_cast<std::ptrdiff_t>(tables->cmap_record) + 8);
  put_big_endian(overlay->record, static_cast<std::uint32_t>(overlay->map_at), 4);
  put_big_endian(overlay->record, static_cast<std::uint32_t>(overlay->map.size()), 4);
  SDL_RWops* stream = SDL_AllocRW();
  if (stream == nullptr) return nullptr;
  stream->type = SDL_RWOPS_UNKNOWN;
  stream->size = stream_size;
  stream->seek = stream_seek;
  stream->read = stream_read;
  stream->write = stream_write;
  stream->close = stream_close;
  stream->hidden.unknown.data1 = overlay.release();
  // SDL_ttf closes the stream, also when it fails.
  GlyphFont font(TTF_OpenFontIndexRW(stream, 1, size_px, index));
  if (font) TTF_SetFontHinting(font.get(), TTF_HINTING_NONE);
  return font;
}

}  // namespace noren
