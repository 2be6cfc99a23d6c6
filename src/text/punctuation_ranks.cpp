#include "text/punctuation_ranks.h"

#include <algorithm>
#include <array>
#include <optional>

namespace noren {
namespace {

using enum CharacterClass;

/// Characters inside brackets up to which a group stays whole in a title.
constexpr std::size_t kShortGroup = 9;
/// Up to which it is broken rather than its surroundings only where that is needed.
constexpr std::size_t kLongGroup = 20;
/// Up to which it belongs to the word in front of it: (日), (税込), (無料).
constexpr std::size_t kRemark = 5;
constexpr std::size_t kLongestSubtitle = 60;

bool is_letter(CharacterClass each) {
  return each == hiragana || each == katakana || each == kanji || each == latin || each == digit;
}

bool settled(BreakRank rank) {
  return rank == BreakRank::never || rank == BreakRank::forced;
}

/// ホール 6, スタジオ 2: the number behind the space at `at - 1` tells the room.
bool numbers_room(std::u32string_view text, std::span<const CharacterClass> classes,
                  std::size_t at) {
  static constexpr std::array<std::u32string_view, 8> kRooms = {
      U"ホール", U"ルーム", U"スタジオ", U"シアター", U"ゲート", U"会議室", U"研修室", U"号館"};
  if (classes[at] != digit) return false;
  const std::u32string_view before = text.substr(0, at - 1);
  return std::any_of(kRooms.begin(), kRooms.end(),
                     [&](std::u32string_view room) { return before.ends_with(room); }) &&
         (at + 1 == text.size() || !any_of(U"0123456789:：/月日年時", text[at + 1]));
}

/// Behind a space: `before` is the letter in front of it.
BreakRank after_space(char32_t space, CharacterClass before, CharacterClass after) {
  if (space == U'　') return BreakRank::clause;
  const bool latin_phrase =
      (before == latin || before == digit) && (after == latin || after == digit);
  if (before == latin && after == digit) return BreakRank::emergency;
  return latin_phrase ? BreakRank::weak : BreakRank::phrase;
}

BreakRank after_bracket(char32_t bracket, CharacterClass after) {
  if (after == hiragana) return BreakRank::emergency;
  if (after == open || bracket == U'】' || bracket == U'］') return BreakRank::clause;
  return BreakRank::phrase;
}

BreakRank before_bracket(char32_t bracket, CharacterClass before) {
  if (any_of(U"【［", bracket)) return BreakRank::clause;
  if (any_of(U"「『〈《“", bracket))
    return before == hiragana ? BreakRank::phrase : BreakRank::weak;
  return BreakRank::weak;
}

/// Behind ・ or a slash: names in katakana hold together more than a list does, and a short part is
/// never parted from what is before it (プリン・ア・ラ・|モード, Big・|U).
BreakRank after_middle_dot(std::span<const CharacterClass> classes, std::size_t at) {
  constexpr std::size_t kShortPart = 2;
  if (at > 1 && classes[at - 2] == latin && classes[at] == latin &&
      (at + 1 == classes.size() || !is_letter(classes[at + 1])))
    return BreakRank::emergency;
  const bool name = at > 1 && classes[at - 2] == katakana && classes[at] == katakana;
  if (!name) return BreakRank::weak;
  std::size_t length = 1;
  while (length <= kShortPart && at + length < classes.size() && classes[at + length] == katakana)
    ++length;
  return length <= kShortPart ? BreakRank::emergency : BreakRank::compound;
}

bool is_dash(char32_t character) {
  return any_of(U"―—–", character);
}

/// A run of dashes between what is written, [start, end).
struct DashRun {
  std::size_t start = 0;
  std::size_t end = 0;
  bool starts_apart = false;  // where the text starts, or behind a space
  bool ends_apart = false;    // where the text ends, or before a space
};

std::vector<DashRun> dash_runs(std::u32string_view text, std::span<const CharacterClass> classes) {
  std::vector<DashRun> runs;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!is_dash(text[at])) continue;
    DashRun run{at, at, at == 0 || classes[at - 1] == space, false};
    while (run.end < text.size() && is_dash(text[run.end]))
      ++run.end;
    run.ends_apart = run.end == text.size() || classes[run.end] == space;
    runs.push_back(run);
    at = run.end;
  }
  return runs;
}

/// 回顧展―色彩は歌う―: a dash inside the text opens a subtitle that the next one closes.
bool opens_subtitle(const DashRun& run, const DashRun* next) {
  return !run.starts_apart && !run.ends_apart && next != nullptr && next->ends_apart &&
         next->start - run.end <= kLongestSubtitle;
}

/// Dashes that enclose a subtitle stay with what is inside; between two clauses a line ends behind
/// the dash. Empty where the text has none, else a rank for each position beside a dash.
std::vector<BreakRank> ranks_beside_dashes(std::u32string_view text,
                                           std::span<const CharacterClass> classes) {
  const std::vector<DashRun> runs = dash_runs(text, classes);
  if (runs.empty()) return {};
  std::vector<BreakRank> ranks(text.size() + 1, BreakRank::never);
  for (std::size_t i = 0; i < runs.size(); ++i) {
    const DashRun& run = runs[i];
    const DashRun* const next = i + 1 < runs.size() ? &runs[i + 1] : nullptr;
    const bool opens = opens_subtitle(run, next);
    if (opens)
      ranks[run.start] = BreakRank::clause;
    else if (!run.ends_apart)
      ranks[run.start] = BreakRank::compound;
    if (!run.starts_apart && !opens) ranks[run.end] = BreakRank::weak;
    if (opens) ++i;  // the next one closes
  }
  return ranks;
}

/// Behind a colon: a short label (講師：) stands with what it introduces.
BreakRank after_colon(std::span<const CharacterClass> classes, std::size_t at) {
  constexpr std::size_t kShortLabel = 3;
  std::size_t label = 0;
  while (label < at - 1 && is_letter(classes[at - 2 - label]))
    ++label;
  return label <= kShortLabel ? BreakRank::compound : BreakRank::phrase;
}

/// The rank between `text[at - 1]` and `text[at]`, where punctuation decides it.
std::optional<BreakRank> rank_at(std::u32string_view text, std::span<const CharacterClass> classes,
                                 std::span<const BreakRank> beside_dashes, std::size_t at,
                                 CharacterClass before_spaces) {
  const CharacterClass before = classes[at - 1];
  const CharacterClass after = classes[at];
  if (text[at] == U'／') return BreakRank::emergency;
  if (before == space && numbers_room(text, classes, at)) return BreakRank::emergency;
  if (before == space) return after_space(text[at - 1], before_spaces, after);
  if (before == stop) return after == close ? std::nullopt : std::optional(BreakRank::clause);
  if (before == close) return after_bracket(text[at - 1], after);
  if (after == open) return before_bracket(text[at], before);
  if (any_of(U":：;；", text[at - 1])) return after_colon(classes, at);
  if (is_dash(text[at - 1]) || is_dash(text[at])) return beside_dashes[at];
  if (before == middle) return after_middle_dot(classes, at);
  if (before == wave) return BreakRank::phrase;
  if (any_of(U"＆&×＋+→⇒｜|", text[at - 1])) return BreakRank::weak;
  if (any_of(U"＆&×→⇒｜|@＠", text[at]) && is_letter(before)) return BreakRank::weak;
  if (!is_letter(before) && before != mark) return BreakRank::weak;  // behind a symbol, an emoji
  if (!is_letter(after) && after != mark) return BreakRank::weak;
  return std::nullopt;
}

void raise_inside(std::vector<BreakRank>& ranks, std::size_t first, std::size_t last,
                  BreakRank least) {
  for (std::size_t i = first; i <= last; ++i)
    if (ranks[i] != BreakRank::forced) ranks[i] = std::max(ranks[i], least);
}

/// The closing bracket of the group that opens at `from`, when it is near and nothing is nested.
std::optional<std::size_t> near_close(std::span<const CharacterClass> classes, std::size_t from) {
  const std::size_t end = std::min(classes.size(), from + kLongGroup + 2);
  for (std::size_t at = from + 1; at < end; ++at) {
    if (classes[at] == close) return at;
    if (classes[at] == open) return std::nullopt;
  }
  return std::nullopt;
}

void hold_groups(std::u32string_view text, std::span<const CharacterClass> classes,
                 std::vector<BreakRank>& ranks) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (classes[at] != open) continue;
    const auto last = near_close(classes, at);
    if (!last) continue;
    const std::size_t inside = *last - at - 1;
    raise_inside(ranks, at + 1, *last,
                 inside <= kShortGroup ? BreakRank::emergency : BreakRank::weak);
    const bool remark = any_of(U"(（[", text[at]) && inside <= kRemark;
    if (remark && at > 0 && classes[at - 1] != space && classes[at - 1] != close &&
        !settled(ranks[at]))
      ranks[at] = inside <= 2 ? BreakRank::emergency : BreakRank::compound;
    at = *last;
  }
}

/// 10:00〜 and 13.5〜: the 〜 at `at` opens a range.
bool opens_range(std::u32string_view text, std::span<const CharacterClass> classes,
                 std::size_t at) {
  std::size_t number = at;
  while (number > 0 && classes[number - 1] == digit)
    --number;
  return number < at &&
         (classes[at + 1] == digit || (number > 0 && any_of(U":：.．,，/", text[number - 1])));
}

/// Where the first word of the subtitle begins whose 〜 is at `at`; 0 when that opens none.
std::size_t subtitle_start(std::u32string_view text, std::span<const CharacterClass> classes,
                           std::size_t at) {
  if (classes[at] != wave || at == 0 || at + 1 == text.size() || opens_range(text, classes, at))
    return 0;
  std::size_t start = at + 1;
  if (classes[at - 1] == space && start < classes.size() && classes[start] == space) ++start;
  const bool begins =
      start < classes.size() && (is_letter(classes[start]) || classes[start] == open);
  return begins ? start : 0;
}

/// 2026〜星と歩く〜: behind a bare number only what closes at the end of all is a subtitle.
bool closes_subtitle(std::span<const CharacterClass> classes, std::size_t first, std::size_t last) {
  return classes[first - 1] != digit || last + 1 == classes.size() || classes[last + 1] == space;
}

void open_subtitles(std::u32string_view text, std::span<const CharacterClass> classes,
                    std::vector<BreakRank>& ranks) {
  for (std::size_t at = 1; at < classes.size(); ++at) {
    const std::size_t start = subtitle_start(text, classes, at);
    if (start == 0) continue;
    const std::size_t end = std::min(classes.size(), at + kLongestSubtitle);
    std::size_t last = start + 1;
    while (last < end && classes[last] != wave)
      ++last;
    if (last >= end || !closes_subtitle(classes, at, last)) continue;
    if (ranks[at] != BreakRank::forced) ranks[at] = BreakRank::clause;
    for (std::size_t i = at + 1; i <= start; ++i)
      if (ranks[i] != BreakRank::forced) ranks[i] = BreakRank::never;
    at = last;
  }
}

}  // namespace

void rank_punctuation(std::u32string_view text, std::span<const CharacterClass> classes,
                      std::vector<BreakRank>& ranks) {
  const std::vector<BreakRank> beside_dashes = ranks_beside_dashes(text, classes);
  CharacterClass before_spaces = other;
  for (std::size_t at = 1; at < text.size(); ++at) {
    if (classes[at - 1] != space) before_spaces = classes[at - 1];
    if (settled(ranks[at])) continue;
    if (const auto rank = rank_at(text, classes, beside_dashes, at, before_spaces))
      ranks[at] = *rank;
  }
}

void rank_groups(std::u32string_view text, std::span<const CharacterClass> classes,
                 std::vector<BreakRank>& ranks) {
  hold_groups(text, classes, ranks);
  open_subtitles(text, classes, ranks);
}

}  // namespace noren
