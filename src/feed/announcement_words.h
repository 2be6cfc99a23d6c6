#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace noren {

/// How Japanese posts word what is held. All functions take plain characters: full-width letters
/// and digits as ASCII, as plain_when_text gives them, and look at a line, never at a whole text.

/// Without blanks, bullets and rules (・■◆●▼※-) at the begin, and blanks and commas at the end.
std::u32string_view without_bullet(std::u32string_view line);
bool has_bullet(std::u32string_view line);

/// Whether `text` ends with the name of something that is held: 交流会, 講座, セミナー …
bool names_event(std::u32string_view text);

/// What a heading announces: 【女性管理職のための交流会】開催予定 gives 女性管理職のための交流会,
/// 説明会もやっています。2024年2月の説明会の予定 gives 説明会. Nothing when it announces nothing.
std::optional<std::u32string> announced_title(std::u32string_view heading);

/// The same of what stands before a date in its line: 次回の交流会は.
std::optional<std::u32string> title_before_date(std::u32string_view text);

/// Whether `text` only numbers a row: ①, 第2回, (3).
bool is_number_of_row(std::u32string_view text);

/// Whether `line` tells of what is over (開催しました), so that a date in it announces nothing.
bool is_told(std::u32string_view line);

/// Whether what stands behind a date is a sentence about something rather than a place or a remark.
bool is_prose(std::u32string_view behind);

/// "cancelled", "postponed", "full" or empty. 雨天中止 and its like are conditions.
std::string announced_status(std::u32string_view line);

bool says_online(std::u32string_view line);

/// What is always on offer: of 個別相談会は随時開催中 the title 個別相談会. Nothing when the line
/// says no such thing.
std::optional<std::u32string> standing_title(std::u32string_view line);

/// Whether the line, without naming what, says that it is on offer at any time (随時受付中).
bool offers_at_any_time(std::u32string_view line);

/// Whether that is something for one at a time: 個別相談会, 見学.
bool is_personal(std::u32string_view title);

/// "場所: 区民館" as the member of the format noren that it fills, and its value.
struct AnnouncedDetail {
  std::string member;  // "when", "time", "place", "fee", "capacity", "deadline", "url", "title"
  std::u32string value;
};
std::optional<AnnouncedDetail> announced_detail(std::u32string_view line);

}  // namespace noren
