#pragma once

#include <array>
#include <string>
#include <string_view>

namespace noren {

using Sha256 = std::array<unsigned char, 32>;

Sha256 sha256(std::string_view bytes);

/// The first `count` bytes of `digest` in lower-case hexadecimal.
std::string hex(const Sha256& digest, std::size_t count = 32);

}  // namespace noren
