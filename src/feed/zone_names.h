#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "base/zone.h"

namespace noren {

/// The zone of tzdata of that name; nothing when there is none. Reads the disk where the program
/// gives it, so it is asked for likely names only.
using ZoneLookup = std::function<std::optional<Zone>(const std::string& name)>;

/// The zone of tzdata that a feed means by `name`: its own name, also behind a prefix of the
/// program that wrote it ("/mozilla.org/20050126_1/Europe/Berlin", "custom_Pacific/Fiji"), that of
/// Windows ("Tokyo Standard Time") or its display name ("(UTC+09:00) Osaka, Sapporo, Tokyo").
/// Nothing for anything else. `lookup` may be empty.
std::optional<Zone> tzdata_zone(std::string_view name, const ZoneLookup& lookup);

/// The same, else the offset that `name` says: "UTC+9", "+09:00", "JST", "(GMT+09:00) anything".
std::optional<Zone> zone_named(std::string_view name, const ZoneLookup& lookup);

}  // namespace noren
