#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/instant.h"

namespace noren {

/// The rule that a zone follows after its last listed transition, as the TZ variable of POSIX
/// writes it ("CET-1CEST,M3.5.0,M10.5.0/3", "JST-9"): what the files of tzdata end with.
class PosixRule {
 public:
  /// Nothing when `text` is no such rule.
  static std::optional<PosixRule> parse(std::string_view text);

  /// The offset from UTC at `instant`.
  [[nodiscard]] std::chrono::seconds offset_at(Instant instant) const;

  bool operator==(const PosixRule&) const = default;

 private:
  struct Change {
    // Form M: the `week`-th (5 = last) `weekday` of `month`; form J: `day` 1..365 without 29
    // February; form 0: `day` 0..365.
    enum class Form { month_week_day, julian, zero_based } form = Form::month_week_day;
    unsigned month = 0;
    unsigned week = 0;
    unsigned weekday = 0;
    int day = 0;
    std::chrono::seconds at{7200};

    bool operator==(const Change&) const = default;
  };

  static std::optional<Change> parse_change(std::string_view& text);
  static Instant instant_of(const Change& change, std::chrono::year year,
                            std::chrono::seconds offset_before);

  std::chrono::seconds standard_{0};
  std::optional<std::chrono::seconds> summer_;
  Change to_summer_;
  Change to_standard_;
};

/// A time zone as a value: transitions of the past and a rule for ever after. Loading one reads
/// the disk, so platform does it. The default is UTC.
class Zone {
 public:
  struct Transition {
    Instant from;
    std::chrono::seconds offset;

    bool operator==(const Transition&) const = default;
  };

  Zone() = default;
  /// `transitions` ascending; `first` holds before the first one, `rule` (if any) after the last.
  Zone(std::string name, std::chrono::seconds first, std::vector<Transition> transitions,
       std::optional<PosixRule> rule);

  /// A zone that never changes, named like "+09:00".
  static Zone fixed(std::chrono::minutes offset);

  [[nodiscard]] const std::string& name() const { return name_; }
  [[nodiscard]] std::chrono::seconds offset_at(Instant instant) const;
  [[nodiscard]] CivilTime to_civil(Instant instant) const;
  [[nodiscard]] Date date_of(Instant instant) const { return to_civil(instant).date; }

  /// A wall-clock time that occurs twice is the earlier one; one that does not occur (the hour
  /// skipped in spring) is read with the offset that held before the gap.
  [[nodiscard]] Instant to_instant(const CivilTime& civil) const;

  /// The first instant of `date` in this zone.
  [[nodiscard]] Instant midnight(Date date) const { return to_instant({date, Millis(0)}); }

  bool operator==(const Zone&) const = default;

 private:
  std::string name_ = "UTC";
  std::chrono::seconds first_{0};
  std::vector<Transition> transitions_;
  std::optional<PosixRule> rule_;
};

}  // namespace noren
