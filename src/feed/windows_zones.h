#pragma once

#include <string_view>

namespace noren {

/// The zone of tzdata that stands for a zone of Windows ("Tokyo Standard Time": "Asia/Tokyo");
/// empty when Windows has none of that name. Letter case matters not.
std::string_view zone_of_windows(std::string_view name);

}  // namespace noren
