#include "text/compound_ranks.h"

#include <algorithm>
#include <array>
#include <span>

#include "text/character_class.h"

namespace noren {
namespace {

using enum WordRole;

/// 臨床|心理士, 生活|習慣病: a suffix for people and notions binds all of the compound before it.
bool is_bound_by_suffix(const Neighbours& at) {
  if (at.later == nullptr || at.later->role != suffix || length(*at.later) != 1) return false;
  const auto is_kanji = [&](const Word& word) {
    return character_class(at.text[word.start]) == CharacterClass::kanji;
  };
  return is_kanji(at.before) && is_kanji(at.after) &&
         any_of(U"士師家症病性権法学料費長官", at.text[at.later->start]);
}

bool all_of_class(std::u32string_view word, CharacterClass kind) {
  return std::all_of(word.begin(), word.end(),
                     [kind](char32_t character) { return character_class(character) == kind; });
}

/// かご|しま, オブ|ザーバビリティ: short pieces in one script are more likely a name or a loan word
/// cut in two than a compound.
bool is_doubtful_cut(const Neighbours& at) {
  if (at.after.role == prefix) return false;
  const std::size_t shorter = std::min(length(at.before), length(at.after));
  const bool guessed =
      at.before.origin == Word::Origin::guess || at.after.origin == Word::Origin::guess;
  const auto both = [&](CharacterClass kind) {
    return all_of_class(at.text_of(at.before), kind) && all_of_class(at.text_of(at.after), kind);
  };
  if (both(CharacterClass::hiragana)) return shorter <= 2;
  if (both(CharacterClass::kanji)) return guessed;
  const bool short_name = shorter <= 2 && length(at.before) + length(at.after) <= 6;
  return both(CharacterClass::katakana) && (short_name || (shorter <= 3 && guessed));
}

/// 焼き|上がり, 売り|切れ: two verbs that have become one noun.
bool is_deverbal_pair(const Neighbours& at) {
  const auto is_inflected = [&](const Word& word) {
    return length(word) <= 4 && character_class(at.text[word.start]) == CharacterClass::kanji &&
           character_class(at.text[word.end - 1]) == CharacterClass::hiragana;
  };
  return is_inflected(at.before) && is_inflected(at.after);
}

/// センター|別棟, 図書館|友の会: what stands behind a building's name is another name.
bool ends_building(const Neighbours& at) {
  static constexpr std::array<std::u32string_view, 16> kBuildings = {
      U"センター", U"ホール", U"ビル",   U"タワー", U"プラザ", U"ホテル", U"会館", U"図書館",
      U"博物館",   U"美術館", U"科学館", U"体育館", U"公民館", U"劇場",   U"大学", U"公園"};
  return std::find(kBuildings.begin(), kBuildings.end(), at.text_of(at.before)) !=
             kBuildings.end() &&
         length(at.after) > 1 && one_of(at.after.role, noun, proper, family_name, number);
}

/// シンフォニー|ホール, ガーデン|テラス: what kind of building or room it is ends its name.
bool completes_building(const Neighbours& at) {
  static constexpr std::array<std::u32string_view, 23> kKinds = {
      U"ホール",   U"タワー",     U"テラス",   U"プラザ",     U"ビル",        U"パーク",
      U"ガーデン", U"スクエア",   U"ホテル",   U"ドーム",     U"アリーナ",    U"シティ",
      U"シアター", U"スタジアム", U"ヒルズ",   U"モール",     U"プレイス",    U"ハウス",
      U"スタジオ", U"ルーム",     U"ラウンジ", U"キャッスル", U"ステーション"};
  return all_of_class(at.text_of(at.before), CharacterClass::katakana) &&
         std::find(kKinds.begin(), kKinds.end(), at.text_of(at.after)) != kKinds.end();
}

/// バック|ステージ, ミニ|四駆, クラフト|マンシップ: parts of loan words that don't stand alone.
bool is_loan_affix(const Neighbours& at) {
  static constexpr std::array<std::u32string_view, 13> kPrefixes = {
      U"バック", U"ミニ", U"サブ", U"オフ",     U"ノン",     U"プレ",    U"アンチ",
      U"セミ",   U"マイ", U"ノー", U"オーバー", U"アンダー", U"インター"};
  static constexpr std::array<std::u32string_view, 9> kSuffixes = {
      U"マン", U"マンシップ", U"シップ", U"レス",  U"アップ",
      U"オフ", U"アウト",     U"ダウン", U"イズム"};
  const auto is_in = [](std::span<const std::u32string_view> parts, std::u32string_view word) {
    return std::find(parts.begin(), parts.end(), word) != parts.end();
  };
  if (is_in(kPrefixes, at.text_of(at.before)))
    return character_class(at.text[at.after.start]) != CharacterClass::latin;
  return is_in(kSuffixes, at.text_of(at.after)) &&
         all_of_class(at.text_of(at.before), CharacterClass::katakana);
}

/// 承り中|三段重, 募集中|会費: what a thing is in the middle of ends a phrase.
bool ends_status(const Neighbours& at) {
  return at.text_of(at.before) == U"中" && one_of(at.before.role, dependent_noun, suffix) &&
         one_of(at.after.role, noun, proper, number);
}

/// 確定|申告, 身分|証明 between other letters: four kanji are read as one word.
bool is_four_kanji(const Neighbours& at) {
  const auto is_kanji = [&](std::size_t i) {
    return i < at.text.size() && character_class(at.text[i]) == CharacterClass::kanji;
  };
  if (length(at.before) != 2 || length(at.after) != 2) return false;
  for (std::size_t i = at.before.start; i < at.after.end; ++i)
    if (!is_kanji(i)) return false;
  return !is_kanji(at.after.end) && (at.before.start == 0 || !is_kanji(at.before.start - 1));
}

}  // namespace

bool ends_place(std::u32string_view word) {
  return word.size() == 1 && any_of(U"市区町村郡県府都道駅港", word.front());
}

bool is_splinter(const Word& word, const Neighbours& at) {
  if (length(word) > 1 || one_of(word.role, number, suffix, counter, prefix)) return false;
  if (&word == &at.before && at.earlier != nullptr && ends_place(at.text_of(word))) return false;
  const CharacterClass kind = character_class(at.text[word.start]);
  const bool place_before_loan_word =
      &word == &at.before && any_of(U"堺津呉柏灘蕨燕関萩旭", at.text[word.start]) &&
      length(at.after) > 2 && character_class(at.text[at.after.start]) == CharacterClass::katakana;
  return !place_before_loan_word && kind != CharacterClass::latin && kind != CharacterClass::digit;
}

bool is_kana_guess(const Word& word, const Neighbours& at) {
  return word.origin == Word::Origin::guess &&
         character_class(at.text[word.start]) == CharacterClass::hiragana;
}

BreakRank compound_rank(const Neighbours& at) {
  if (is_four_kanji(at) || completes_building(at) || is_loan_affix(at)) return BreakRank::bound;
  if (ends_building(at) || ends_status(at)) return BreakRank::weak;
  if (is_splinter(at.before, at) || is_splinter(at.after, at)) return BreakRank::emergency;
  if (is_kana_guess(at.before, at) && is_kana_guess(at.after, at)) return BreakRank::emergency;
  if (is_doubtful_cut(at) || is_deverbal_pair(at)) return BreakRank::emergency;
  return is_bound_by_suffix(at) ? BreakRank::emergency : BreakRank::compound;
}

}  // namespace noren
