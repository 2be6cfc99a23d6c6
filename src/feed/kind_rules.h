#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/content.h"
#include "model/settings.h"

namespace noren {

/// The kind that a feed names: "meetup" or 交流会, "session" or 説明会, "consultation" or
/// 個別相談会; any other name is an `event`.
EventKind kind_named(std::string_view name);

/// The kind of an event whose feed names none: by the first of `rules` whose word stands in the
/// title or a tag, then by what the words mean in Japanese and English (説明会, 相談, 交流会,
/// もくもく …), else `event`.
EventKind kind_by_words(const std::vector<Settings::KindRule>& rules, const std::string& title,
                        const std::vector<std::string>& tags);

}  // namespace noren
