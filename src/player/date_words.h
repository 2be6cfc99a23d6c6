#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/instant.h"
#include "base/zone.h"
#include "model/content.h"
#include "model/slide.h"
#include "model/words.h"

namespace noren {

/// `date` by the pattern `key` of the words: {y} {m} {d}, {month} by name, {w} and {weekday} the
/// short and the long name of the day of the week.
std::string date_in_words(const Words& words, const std::string& key, Date date);

/// "9:30", "24:00" for a `of_day` of a whole day.
std::string clock_in_words(Millis of_day);

/// The first day of a dated schedule in `zone`.
Date first_day_of(const Schedule& schedule, const Zone& zone);

/// What a cloth says about the hour: the start, and the end where it helps.
struct HoursOnCloth {
  std::string time;
  std::string until;
  bool open_end = false;
};

/// A span on one day has both ends; several days have 〜24日(月) in the time's place; whole days
/// say so; over midnight, and where the end is not known, only the start is said.
HoursOnCloth hours_on_cloth(const Schedule& schedule, const Zone& zone, const Words& words);

/// The same as one line: "10:00–12:00", "10:00〜", "〜24日(月)", 終日.
std::string hours_in_line(const HoursOnCloth& hours, const Words& words);

/// Whether a schedule lasts for more than one day; an evening that ends after midnight does not.
bool is_several_days(const Schedule& schedule, const Zone& zone);

/// The word for `key`, in columns where it has them ("随時|受付中").
std::vector<std::string> columns_of(const Words& words, const std::string& key);

/// A pill of one text, without a figure.
Pill worded(std::string text, Pill::Role role = Pill::Role::countdown);

/// A countdown made of the pattern `key` with the figure `n` apart.
Pill counted(const Words& words, const std::string& key, int n);

/// `text` without its Aozora ruby, for places that have no room for it.
std::string without_ruby(std::string_view text);

}  // namespace noren
