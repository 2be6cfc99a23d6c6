#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "text/typesetter.h"

namespace noren {

/// The characters [from, to) with the readings whose base lies wholly inside.
RubyText slice(const RubyText& text, std::size_t from, std::size_t to);

/// `text` cut where `lines` (of its characters, spaces at the breaks dropped, as wrap() gives
/// them) end; a base is never parted from its reading.
std::vector<RubyText> slices_along(const RubyText& text, const std::vector<std::string>& lines);

/// Sentences with their 。！？ and the brackets that close after it.
std::vector<RubyText> sentences_of(const RubyText& text);

/// One after the other.
RubyText joined(const RubyText& first, const RubyText& second);

/// Aozora notation, of which only the first `most` characters are kept: bounds the work that a
/// hostile text can cause.
RubyText bounded_ruby(std::string_view text, std::size_t most);

/// Whether nothing in it is Japanese (kana, Han, or their full-width company).
bool is_western(std::u32string_view text);

}  // namespace noren
