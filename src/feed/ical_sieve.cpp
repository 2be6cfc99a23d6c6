#include "feed/ical_sieve.h"

#include <algorithm>
#include <array>
#include <utility>

#include "feed/ical_text.h"

namespace noren {
namespace {

/// Bytes of a name with its parameters by which a property is judged.
constexpr std::size_t kLongestHead = 256;

/// What splitting reads of the calendar as a whole.
bool concerns_calendar(std::string_view name) {
  static constexpr std::array<std::string_view, 4> kNames{"BEGIN", "END", "METHOD",
                                                          "X-WR-TIMEZONE"};
  return std::find(kNames.begin(), kNames.end(), name) != kNames.end();
}

/// Bytes that are kept of the property with that name and parameters.
std::size_t limit_of(std::string_view head) {
  const std::string name = ical_property_name(head);
  if (!concerns_calendar(name) && !concerns_venue(name)) return 0;
  if (name == "ATTACH" && head.find("BASE64") != std::string_view::npos) return 0;
  if (name == "DESCRIPTION") return IcalSieve::kLongestDescription;
  if (name == "EXDATE" || name == "RDATE") return IcalSieve::kLongestDates;
  return IcalSieve::kLongestValue;
}

/// A byte within a character of UTF-8.
bool continues_character(char c) {
  return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

}  // namespace

void IcalSieve::take_head(std::string& kept) {
  limit_ = limit_of(head_);
  cut_ = limit_ == 0 && kept.size() >= kWholeIcal;
  kept_any_ = !cut_;
  if (!cut_) kept += head_;
  run_ = 0;
  head_.clear();
  place_ = Place::value;
}

void IcalSieve::begin_line(char c, std::string& kept) {
  kept_any_ = false;
  if (c == ' ' || c == '\t') {
    head_ = c;
    place_ = Place::fold;
    return;
  }
  head_.clear();
  place_ = Place::head;
  pass_byte(c, kept);
}

void IcalSieve::pass_value(char c, std::string& kept) {
  // Never between the bytes of a character, which a fold may part.
  if (kept.size() >= kWholeIcal && run_ >= limit_ && !continues_character(c)) cut_ = true;
  ++run_;
  if (cut_) return;
  kept += head_;
  head_.clear();
  kept += c;
  kept_any_ = true;
}

void IcalSieve::pass_byte(char c, std::string& kept) {
  if (place_ == Place::begin) {
    begin_line(c, kept);
    return;
  }
  const bool ends_line = c == '\n';
  if (place_ == Place::head) {
    if (!ends_line) head_ += c;
    if (ends_line || c == ':' || head_.size() >= kLongestHead) take_head(kept);
    if (!ends_line) return;
  }
  if (ends_line) {
    if (!cut_) kept += std::exchange(head_, {});
    if (!cut_ || kept_any_) kept += c;
    place_ = Place::begin;
    return;
  }
  place_ = Place::value;
  pass_value(c, kept);
}

void IcalSieve::pass(std::string_view chunk, std::string& kept) {
  for (const char c : chunk)
    pass_byte(c, kept);
}

}  // namespace noren
