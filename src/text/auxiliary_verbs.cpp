#include "text/auxiliary_verbs.h"

#include <algorithm>
#include <array>
#include <span>

namespace noren {
namespace {

using enum WordRole;

bool starts_with_any(std::u32string_view word, std::span<const std::u32string_view> heads) {
  return std::any_of(heads.begin(), heads.end(), [&](std::u32string_view head) {
    return head.size() == 1 ? word == head : word.starts_with(head);
  });
}

/// Behind て; the ones that the lexicon doesn't know as dependent verbs in all their forms.
bool is_verb_behind_te(const Neighbours& at) {
  static constexpr std::array<std::u32string_view, 13> kHeads = {
      U"いた", U"いら", U"くだ", U"もら", U"ほし", U"ちょうだい", U"おら",
      U"おり", U"ござ", U"しま", U"いい", U"よい", U"いけ"};
  return at.after.role == dependent_verb || starts_with_any(at.text_of(at.after), kHeads);
}

/// て, or で and でも behind a verb (読んで|みる), no case particle (駅で|みる).
bool ends_te_form(const Neighbours& at) {
  if (at.before.role != particle || at.earlier == nullptr) return false;
  const std::u32string_view before = at.text_of(at.before);
  const bool also = before == U"も" || before == U"は";  // 泣いても|いい, 食べては|いけない
  const bool te = before == U"て" || before == U"ても" || before == U"で" || before == U"でも";
  if (!te && !also) return false;
  const std::u32string_view earlier = at.text_of(*at.earlier);
  if (also) return earlier == U"て";
  return one_of(at.earlier->role, verb, verb_stem, auxiliary, dependent_verb, adjective);
}

/// かも|しれない, なければ|ならない, では|ありません.
bool is_fixed_ending(const Neighbours& at) {
  struct Pair {
    std::u32string_view before;
    std::u32string_view after;  // the head
  };
  static constexpr std::array<Pair, 11> kPairs = {{{U"も", U"しれ"},
                                                   {U"かも", U"しれ"},
                                                   {U"ば", U"なら"},
                                                   {U"ば", U"なり"},
                                                   {U"じゃ", U"な"},
                                                   {U"じゃ", U"あり"},
                                                   {U"では", U"な"},
                                                   {U"では", U"あり"},
                                                   {U"は", U"ありま"},
                                                   {U"は", U"ござ"},
                                                   {U"と", U"いけ"}}};
  const std::u32string_view before = at.text_of(at.before);
  const std::u32string_view after = at.text_of(at.after);
  const bool pair = std::any_of(kPairs.begin(), kPairs.end(), [&](const Pair& each) {
    return before == each.before && after.starts_with(each.after);
  });
  if (!pair || at.earlier == nullptr) return false;
  // 名前は|ありません has a case of its own, お化けでは|ありません has not.
  if (before == U"は") return at.text_of(*at.earlier) == U"で";
  return before != U"も" || at.text_of(*at.earlier) == U"か";
}

/// 有料に|なる, 中止と|させて, 早く|する: what something becomes or is made.
bool is_change(const Neighbours& at) {
  static constexpr std::array<std::u32string_view, 14> kHeads = {
      U"なる", U"なり", U"なっ", U"なれ", U"なろ", U"なら", U"する",
      U"すれ", U"し",   U"しよ", U"さ",   U"させ", U"いた", U"いう"};
  const std::u32string_view before = at.text_of(at.before);
  const bool target = at.before.role == particle && (before == U"に" || before == U"と");
  const bool manner = at.before.role == adjective && before.ends_with(U'く');
  if (!target && !manner) return false;
  const std::u32string_view after = at.text_of(at.after);
  // うまく|いかない, こわく|なくなる
  return starts_with_any(after, kHeads) ||
         (manner && (after.starts_with(U"いか") || after.starts_with(U"いく") ||
                     after.starts_with(U"いっ") || after.starts_with(U"なく")));
}

}  // namespace

bool is_light_verb(std::u32string_view word) {
  static constexpr std::array<std::u32string_view, 24> kHeads = {
      U"いう", U"いっ", U"よる", U"よっ", U"おけ", U"とっ", U"なる", U"なり",
      U"なっ", U"なれ", U"する", U"すれ", U"し",   U"さ",   U"せ",   U"いる",
      U"い",   U"ある", U"あっ", U"あり", U"ござ", U"でき", U"くだ", U"いた"};
  return starts_with_any(word, kHeads);
}

bool completes_verb(const Neighbours& at) {
  if (!one_of(at.after.role, verb, verb_stem, adjective, auxiliary, dependent_verb)) return false;
  return (ends_te_form(at) && is_verb_behind_te(at)) || is_fixed_ending(at) || is_change(at);
}

}  // namespace noren
