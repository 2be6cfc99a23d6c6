#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "feed/json_stream.h"
#include "feed/source_reader.h"
#include "feed/text_cleaning.h"

namespace noren {

/// Reads the members of one entry by their meaning, notes what is wrong with each, and takes slips
/// of type whose meaning is plain (a number as text, "true" as true, null as absent).
class EntryReader {
 public:
  /// All three outlive the reader.
  EntryReader(const JsonEntry& entry, const ReadContext& context, Problems& problems)
      : entry_(entry), context_(context), problems_(problems) {}

  [[nodiscard]] const JsonEntry& entry() const { return entry_; }
  [[nodiscard]] const ReadContext& context() const { return context_; }

  /// "events[3]", or "events[3].title"; of the root list "[3].title".
  [[nodiscard]] std::string where(std::string_view member = {}) const;
  void note(std::string_view member, Bilingual what);

  /// Whether the member is there and not null.
  [[nodiscard]] bool has(std::string_view member) const;

  /// The member as text as it stands; empty when absent or of no use (noted).
  std::string raw(std::string_view member);
  /// One clean line.
  std::string line(std::string_view member, std::size_t longest,
                   HtmlReading reading = HtmlReading::loose);
  /// Clean lines, kept apart by '\n'.
  std::string lines(std::string_view member, std::size_t longest,
                    HtmlReading reading = HtmlReading::loose);
  /// Nothing when absent or of no use (noted).
  std::optional<bool> flag(std::string_view member);
  /// An http(s) address, or empty (noted where it is none).
  std::string link(std::string_view member);
  std::string image(std::string_view member);
  /// The texts of an array or of one string, cleaned, at most 32.
  std::vector<std::string> tags(std::string_view member);

  /// An RFC 3339 time; without an offset it is the zone's, a date alone its first instant.
  /// Nothing when absent or of no use (noted).
  std::optional<Instant> instant(std::string_view member);
  /// As `instant`, but a date alone is the end of its day: for "until".
  std::optional<Instant> instant_until(std::string_view member);

 private:
  std::string address(std::string_view member,
                      std::optional<std::string> (*resolve)(std::string_view, std::string_view));
  std::optional<ParsedTime> time(std::string_view member);

  const JsonEntry& entry_;
  const ReadContext& context_;
  Problems& problems_;
};

/// The instant of `time`: by its offset, or in `zone` where it names none.
Instant instant_of(const ParsedTime& time, const Zone& zone);

/// `text` as a message quotes it: one line, short.
std::string quoted(std::string_view text);

}  // namespace noren
