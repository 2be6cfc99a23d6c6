#include "text/word_ranks.h"

#include <algorithm>
#include <array>
#include <optional>

#include "text/auxiliary_verbs.h"
#include "text/character_class.h"
#include "text/compound_ranks.h"
#include "text/word_neighbours.h"

namespace noren {
namespace {

using enum WordRole;

bool is_honorific(std::u32string_view word) {
  static constexpr std::array<std::u32string_view, 12> kHonorifics = {
      U"さん", U"氏",     U"先生", U"様",   U"さま", U"君",
      U"くん", U"ちゃん", U"教授", U"博士", U"選手", U"監督"};
  return std::find(kHonorifics.begin(), kHonorifics.end(), word) != kHonorifics.end();
}

/// The word after leans on the one before: they are one phrase.
bool leans_back(const Neighbours& at) {
  const std::u32string_view after = at.text_of(at.after);
  if (one_of(at.after.role, particle, auxiliary, suffix, counter)) return true;
  if (at.after.role == dependent_noun && length(at.after) == 1) return true;  // のだ, ん
  if (at.after.role == dependent_verb) return at.before.role != particle;
  if (at.before.role == proper && ends_place(after)) return true;
  if (is_honorific(after) && is_nominal(at.before.role)) return true;
  if (one_of(at.after.role, verb, verb_stem, adjective) && is_light_verb(after))
    return is_nominal(at.before.role);
  if (at.before.role == verb && at.after.role == adjective && after.starts_with(U'な')) return true;
  if (at.before.role == verb_stem) return one_of(at.after.role, verb, verb_stem, adjective);
  return at.before.role == family_name && at.after.role == given_name;
}

/// The word before needs what follows: お|問い合わせ, 第|三, a number and what it counts.
bool leans_forward(const Neighbours& at) {
  if (at.before.role == prefix) return true;
  if (at.before.role != number) return false;
  return length(at.before) < 4 || at.after.role == number;
}

/// 道の|駅, いこいの|家, 丘の|上: a single kanji behind の often makes a name of both.
bool names_something(const Neighbours& at) {
  return at.text_of(at.before) == U"の" && length(at.after) == 1 && is_nominal(at.after.role) &&
         character_class(at.text[at.after.start]) == CharacterClass::kanji;
}

/// A lone kana where a stretch of text begins is no particle: と|しま, あ|いち.
bool begins_with_lone_kana(const Neighbours& at) {
  const bool begins = at.earlier == nullptr || any_of(U" 　「『（(〜", at.text[at.earlier->start]);
  return begins && at.before.role != dependent_noun && length(at.before) == 1 &&
         character_class(at.text[at.before.start]) == CharacterClass::hiragana;
}

/// しばらくの間|お休み, 母の日|ご予約: a single kanji that stands for itself ends before お and ご.
bool ends_before_polite_prefix(const Neighbours& at) {
  const bool polite = at.after.role == prefix && any_of(U"おご", at.text[at.after.start]);
  return polite && length(at.before) == 1 && is_nominal(at.before.role) && at.earlier != nullptr &&
         at.text_of(*at.earlier) == U"の";
}

/// 食べる|こと, 行く|ところ: what makes a noun of the verb before it.
bool is_clause_noun(const Neighbours& at) {
  static constexpr std::array<std::u32string_view, 8> kNouns = {
      U"こと", U"もの", U"ところ", U"わけ", U"はず", U"ほう", U"まま", U"つもり"};
  return at.after.role == dependent_noun && at.before.role != particle &&
         std::find(kNouns.begin(), kNouns.end(), at.text_of(at.after)) != kNouns.end();
}

/// 雨天のため|室内で, 雨のとき|参加者は: a noun that closes a clause, with no particle behind it.
bool ends_clause(const Neighbours& at) {
  static constexpr std::array<std::u32string_view, 5> kNouns = {U"ため", U"とき", U"たび", U"ほか",
                                                                U"うえ"};
  const bool begins = is_nominal(at.after.role) || one_of(at.after.role, prefix, adverb, adnominal);
  return at.before.role == dependent_noun && begins && at.after.role != suffix &&
         at.after.role != dependent_noun &&
         std::find(kNouns.begin(), kNouns.end(), at.text_of(at.before)) != kNouns.end();
}

/// Behind a particle, an inflected word, an adverb: where phrases end.
BreakRank phrase_rank(const Neighbours& at) {
  const std::u32string_view after = at.text_of(at.after);
  if ((after == U"会" || after == U"間") && at.text_of(at.before) == U"の")
    return BreakRank::emergency;  // 鶴の|間
  if (is_clause_noun(at)) return BreakRank::compound;
  if (one_of(at.after.role, dependent_noun, dependent_verb)) return BreakRank::weak;
  if (one_of(at.after.role, verb, verb_stem, adjective, auxiliary) && is_light_verb(after))
    return BreakRank::weak;
  const bool verb_follows = one_of(at.after.role, verb, verb_stem);
  if (at.text_of(at.before) == U"し" && verb_follows) return BreakRank::emergency;  // 応援し合える
  if (at.before.role == adnominal || names_something(at)) return BreakRank::compound;
  if (at.budoux_agrees()) return BreakRank::phrase;
  const bool short_kana = length(at.after) == 1 && is_splinter(at.after, at);
  if (short_kana || length(at.before) + length(at.after) < 3) return BreakRank::emergency;
  if (is_kana_guess(at.before, at) || is_kana_guess(at.after, at)) return BreakRank::emergency;
  return BreakRank::weak;
}

bool is_western(CharacterClass kind) {
  return kind == CharacterClass::latin || kind == CharacterClass::digit;
}

/// 5F and B2f.
bool ends_floor(std::u32string_view text, std::size_t end) {
  return end > 1 && any_of(U"Ff", text[end - 1]) &&
         character_class(text[end - 2]) == CharacterClass::digit;
}

/// ホール|A, 会議室|1, D|7 and C|言語: one or two letters or digits are a part of the name.
bool is_name_letter(const Neighbours& at) {
  const CharacterClass before = character_class(at.text[at.before.start]);
  const CharacterClass after = character_class(at.text[at.after.start]);
  if (before == CharacterClass::latin)
    return length(at.before) == 1 && is_nominal(at.after.role) &&
           !ends_floor(at.text, at.before.end);
  if (!is_western(after) || is_western(before) || !is_nominal(at.before.role)) return false;
  std::size_t end = at.after.start;
  while (end < at.text.size() && is_western(character_class(at.text[end])))
    ++end;
  const bool closes_name =
      end == at.text.size() || character_class(at.text[end]) == CharacterClass::space;
  return closes_name && end - at.after.start <= 2 && !ends_floor(at.text, end);
}

/// 普通って|何だろう: a question behind the topic that って names.
bool asks_back(const Neighbours& at) {
  static constexpr std::array<std::u32string_view, 8> kQuestions = {
      U"何", U"誰", U"なに", U"なん", U"どんな", U"どう", U"どこ", U"だれ"};
  const std::u32string_view behind = at.text.substr(at.after.start);
  return at.text.substr(0, at.after.start).ends_with(U"って") &&
         std::any_of(kQuestions.begin(), kQuestions.end(),
                     [&](std::u32string_view each) { return behind.starts_with(each); });
}

/// Between two words of letters; what stands beside punctuation is ranked by that.
BreakRank boundary_rank(const Neighbours& at) {
  if (any_of(U"っッ", at.text[at.before.end - 1])) return BreakRank::emergency;  // ふつうっ|て
  if (asks_back(at)) return BreakRank::phrase;
  if (leans_back(at) || leans_forward(at) || begins_with_lone_kana(at) || is_name_letter(at))
    return BreakRank::emergency;
  if (completes_verb(at)) return BreakRank::bound;
  if (ends_clause(at)) return BreakRank::phrase;
  if (ends_before_polite_prefix(at)) return BreakRank::weak;
  if (at.text_of(at.before) == U"し" && at.before.role == verb_stem && is_nominal(at.after.role) &&
      length(at.after) > 1 && at.after.role != suffix)
    return BreakRank::weak;  // ご迷惑をおかけし|申し訳ございません
  if (is_nominal(at.before.role) && is_nominal(at.after.role))
    return at.after.role == dependent_noun ? BreakRank::emergency : compound_rank(at);
  if (at.after.role == prefix && is_nominal(at.before.role)) return compound_rank(at);
  if (at.before.role == verb_stem || is_nominal(at.before.role)) {
    const BreakRank rank = compound_rank(at);
    return rank == BreakRank::compound && at.budoux_agrees() ? BreakRank::weak : rank;
  }
  return phrase_rank(at);
}

/// 「国分寺」|駅: a single kanji behind a bracketed name is a part of it.
bool ends_bracketed_name(const Neighbours& at) {
  return any_of(U"」』”", at.text[at.before.start]) && length(at.after) == 1 &&
         is_nominal(at.after.role) &&
         character_class(at.text[at.after.start]) == CharacterClass::kanji;
}

/// A particle behind a space, a sign or an emoji: 100％の, CoderDojo を; a suffix behind a bracket:
/// 「くらし」展; the と of a quotation: なのか？という.
bool leans_over_symbol(const Neighbours& at) {
  const char32_t symbol = at.text[at.before.start];
  const CharacterClass kind = character_class(symbol);
  if (kind == CharacterClass::close && one_of(at.after.role, suffix, counter)) return true;
  if (ends_bracketed_name(at)) return true;
  if (kind == CharacterClass::stop)
    return any_of(U"？！?!…、", symbol) && at.after.role == particle &&
           at.text_of(at.after).starts_with(U'と');
  return one_of(at.after.role, particle, auxiliary);
}

/// 「ほっこり」|お茶を: a word in hiragana that is no ending of what the brackets hold.
bool begins_behind_bracket(const Neighbours& at) {
  return character_class(at.text[at.before.start]) == CharacterClass::close &&
         character_class(at.text[at.after.start]) == CharacterClass::hiragana &&
         at.after.origin == Word::Origin::lexicon && length(at.after) > 1 &&
         one_of(at.after.role, noun, proper, pronoun, adjective, adverb, conjunction, verb,
                verb_stem) &&
         !is_light_verb(at.text_of(at.after));
}

}  // namespace

void rank_word_boundaries(std::u32string_view text, std::span<const Word> words,
                          std::span<const int> scores, std::vector<BreakRank>& ranks) {
  for (std::size_t i = 1; i < words.size(); ++i) {
    BreakRank& rank = ranks[words[i].start];
    if (rank == BreakRank::never || rank == BreakRank::forced) continue;
    const Word* const earlier = i > 1 ? &words[i - 2] : nullptr;
    const Word* const later = i + 1 < words.size() ? &words[i + 1] : nullptr;
    const Neighbours at{text, words[i - 1], words[i], earlier, later, scores[words[i].start]};
    if (at.after.role == symbol) continue;
    if (at.before.role != symbol)
      rank = boundary_rank(at);
    else if (leans_over_symbol(at))
      rank = std::max(rank, BreakRank::emergency);
    else if (begins_behind_bracket(at))
      rank = std::min(rank, BreakRank::weak);
  }
}

}  // namespace noren
