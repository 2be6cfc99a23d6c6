#include "feed/ical_component.h"

#include <algorithm>
#include <charconv>
#include <memory>

#include <libical/ical.h>

namespace noren {
namespace {

struct FreeComponent {
  void operator()(icalcomponent* component) const { icalcomponent_free(component); }
};
struct FreeText {
  void operator()(char* text) const { icalmemory_free_buffer(text); }
};

std::string taken(char* text) {
  const std::unique_ptr<char, FreeText> owner(text);
  return text == nullptr ? std::string() : std::string(text);
}

std::string upper(std::string text) {
  for (char& c : text)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 32);
  return text;
}

std::string value_of(icalproperty* property) {
  const icalvalue* value = icalproperty_get_value(property);
  if (value != nullptr && icalvalue_isa(value) == ICAL_TEXT_VALUE) {
    const char* text = icalvalue_get_text(value);
    return text == nullptr ? std::string() : std::string(text);
  }
  return taken(icalproperty_get_value_as_string_r(property));
}

IcalProperty property_of(icalproperty* property) {
  return {upper(taken(icalproperty_get_property_name_r(property))), value_of(property),
          taken(icalproperty_get_parameter_as_string_r(property, "TZID")),
          upper(taken(icalproperty_get_parameter_as_string_r(property, "RANGE"))),
          taken(icalproperty_get_parameter_as_string_r(property, "FMTTYPE"))};
}

/// The components of split_ical are at most two deep.
IcalComponent component_of(icalcomponent* from, int depth) {
  IcalComponent component;
  component.name = icalcomponent_kind_to_string(icalcomponent_isa(from));
  for (icalproperty* each = icalcomponent_get_first_property(from, ICAL_ANY_PROPERTY);
       each != nullptr; each = icalcomponent_get_next_property(from, ICAL_ANY_PROPERTY))
    component.properties.push_back(property_of(each));
  if (depth == 0) return component;
  for (icalcomponent* part = icalcomponent_get_first_component(from, ICAL_ANY_COMPONENT);
       part != nullptr; part = icalcomponent_get_next_component(from, ICAL_ANY_COMPONENT))
    component.parts.push_back(component_of(part, depth - 1));
  return component;
}

std::optional<int> digits(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || value < 0) return std::nullopt;
  return value;
}

template <std::size_t size>
std::vector<int> list_of(const short (&values)[size]) {
  std::vector<int> list;
  for (const short value : values) {
    if (value == ICAL_RECURRENCE_ARRAY_MAX) break;
    list.push_back(value);
  }
  return list;
}

RecurrenceRule::Frequency frequency_of(icalrecurrencetype_frequency frequency) {
  using Frequency = RecurrenceRule::Frequency;
  switch (frequency) {
    case ICAL_SECONDLY_RECURRENCE:
      return Frequency::secondly;
    case ICAL_MINUTELY_RECURRENCE:
      return Frequency::minutely;
    case ICAL_HOURLY_RECURRENCE:
      return Frequency::hourly;
    case ICAL_WEEKLY_RECURRENCE:
      return Frequency::weekly;
    case ICAL_MONTHLY_RECURRENCE:
      return Frequency::monthly;
    case ICAL_YEARLY_RECURRENCE:
      return Frequency::yearly;
    default:
      return Frequency::daily;
  }
}

}  // namespace

const IcalProperty* IcalComponent::find(std::string_view property) const {
  const auto found = std::find_if(properties.begin(), properties.end(),
                                  [&](const IcalProperty& each) { return each.name == property; });
  return found == properties.end() ? nullptr : &*found;
}

std::string IcalComponent::value(std::string_view property) const {
  const IcalProperty* found = find(property);
  return found == nullptr ? std::string() : found->value;
}

std::optional<IcalComponent> parse_ical_component(const std::string& text) {
  const std::unique_ptr<icalcomponent, FreeComponent> parsed(icalparser_parse_string(text.c_str()));
  if (!parsed) return std::nullopt;
  return component_of(parsed.get(), 1);
}

std::optional<IcalTime> parse_ical_time(std::string_view text) {
  IcalTime time;
  if (text.size() < 8) return std::nullopt;
  const auto year = digits(text.substr(0, 4));
  const auto month = digits(text.substr(4, 2));
  const auto day = digits(text.substr(6, 2));
  if (!year || !month || !day) return std::nullopt;
  const Date date{std::chrono::year(*year), std::chrono::month(static_cast<unsigned>(*month)),
                  std::chrono::day(static_cast<unsigned>(*day))};
  if (!date.ok() || *year < 1) return std::nullopt;
  time.wall = wall_time({date, Millis(0)});
  time.form = IcalTime::Form::date;
  text.remove_prefix(8);
  if (text.empty()) return time;
  if (text.back() == 'Z') {
    time.form = IcalTime::Form::utc;
    text.remove_suffix(1);
  } else {
    time.form = IcalTime::Form::local;
  }
  if ((text.size() != 7 && text.size() != 5) || text[0] != 'T') return std::nullopt;
  const auto hour = digits(text.substr(1, 2));
  const auto minute = digits(text.substr(3, 2));
  const auto second = text.size() == 7 ? digits(text.substr(5, 2)) : std::optional(0);
  if (!hour || !minute || !second || *hour > 24 || *minute > 59 || *second > 60)
    return std::nullopt;
  time.wall +=
      std::chrono::hours(*hour) + std::chrono::minutes(*minute) + std::chrono::seconds(*second);
  return time;
}

std::optional<IcalDuration> parse_ical_duration(const std::string& text) {
  const icaldurationtype parsed = icaldurationtype_from_string(text.c_str());
  constexpr unsigned kLongest = 100'000;
  if (icaldurationtype_is_bad_duration(parsed) != 0 || parsed.is_neg != 0 ||
      std::max({parsed.weeks, parsed.days, parsed.hours}) > kLongest ||
      std::max(parsed.minutes, parsed.seconds) > 60 * kLongest)
    return std::nullopt;
  return IcalDuration{static_cast<int>(parsed.weeks * 7 + parsed.days),
                      std::chrono::hours(parsed.hours) + std::chrono::minutes(parsed.minutes) +
                          std::chrono::seconds(parsed.seconds)};
}

std::optional<IcalRule> parse_ical_rule(const std::string& text) {
  constexpr std::size_t kLongest = 2000;
  if (text.size() > kLongest) return std::nullopt;
  icalrecurrencetype parsed = icalrecurrencetype_from_string(text.c_str());
  const std::unique_ptr<char, FreeText> scale(parsed.rscale);
  if (parsed.freq == ICAL_NO_RECURRENCE || parsed.interval < 1) return std::nullopt;
  if (parsed.rscale != nullptr && upper(parsed.rscale) != "GREGORIAN") return std::nullopt;
  IcalRule result;
  RecurrenceRule& rule = result.rule;
  rule.frequency = frequency_of(parsed.freq);
  rule.interval = parsed.interval;
  if (parsed.count > 0) rule.count = parsed.count;
  if (icaltime_is_null_time(parsed.until) == 0)
    result.until = parse_ical_time(icaltime_as_ical_string(parsed.until));
  if (parsed.week_start != ICAL_NO_WEEKDAY)
    rule.week_start = static_cast<unsigned>(parsed.week_start) - 1;
  for (const int day : list_of(parsed.by_day))
    rule.by_day.push_back(
        {icalrecurrencetype_day_position(static_cast<short>(day)),
         static_cast<unsigned>(icalrecurrencetype_day_day_of_week(static_cast<short>(day))) - 1});
  rule.by_second = list_of(parsed.by_second);
  rule.by_minute = list_of(parsed.by_minute);
  rule.by_hour = list_of(parsed.by_hour);
  rule.by_month_day = list_of(parsed.by_month_day);
  rule.by_year_day = list_of(parsed.by_year_day);
  rule.by_week = list_of(parsed.by_week_no);
  rule.by_month = list_of(parsed.by_month);
  rule.by_position = list_of(parsed.by_set_pos);
  return result;
}

}  // namespace noren
