#pragma once

#include <string_view>

namespace noren {

/// Reads `bytes` as an answer of every format in turn, then as one `when`; for fuzzing. The first
/// byte chooses the charset that the answer declares. Keeps nothing.
void read_any_bytes(std::string_view bytes);

}  // namespace noren
