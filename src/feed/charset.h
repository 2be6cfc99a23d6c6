#pragma once

#include <string>
#include <string_view>

#include "base/problem.h"

namespace noren {

/// The charset that a Content-Type header names ("text/xml; charset=EUC-JP"), lower case; empty
/// when it names none.
std::string declared_charset(std::string_view content_type);

/// `bytes` as well-formed UTF-8 without a BOM. The charset is, in this order: that of a BOM, that
/// of `charset` (a name as HTTP or XML spells it; empty: not declared), UTF-16 where every second
/// byte is zero, UTF-8. A label is not believed against bytes that are plainly UTF-8, and bytes
/// that are plainly Shift_JIS or EUC-JP are read as that. What is ill-formed becomes U+FFFD.
/// Shift_JIS is read as windows-31J. Fails when the charset is not known here.
Result<std::string> decode_charset(std::string_view bytes, std::string_view charset,
                                   const std::string& where);

}  // namespace noren
