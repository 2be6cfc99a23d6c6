#include "text/word_cutter.h"

#include <algorithm>
#include <array>
#include <limits>
#include <span>

#include "text/character_class.h"

namespace noren {
namespace {

/// Longer stretches are cut in pieces: no sentence is that long, and memory stays bounded.
constexpr std::size_t kLongestStretch = 400;

bool is_word_class(CharacterClass each) {
  using enum CharacterClass;
  return each == hiragana || each == katakana || each == kanji || each == latin || each == digit;
}

/// A word that may end where its list says, reached at the lowest cost.
struct Node {
  int cost = 0;  // of the way up to and with it
  WordContext context = 0;
  Word::Origin origin = Word::Origin::guess;
  std::uint16_t start = 0;
  std::uint16_t previous = 0;  // in the list of nodes that end at `start`
};

/// The search through one stretch of letters.
class Cutter {
 public:
  Cutter(std::u32string_view text, std::span<const CharacterClass> classes)
      : text_(text), classes_(classes), ending_at_(text.size() + 1) {}

  void append_words(std::size_t offset, std::vector<Word>& words) {
    ending_at_[0].push_back({0, unknown_contexts().edge, {}, 0, 0});
    for (std::size_t start = 0; start < text_.size(); ++start) {
      if (ending_at_[start].empty()) continue;
      add_known(start);
      add_guesses(start);
    }
    trace(offset, words);
  }

 private:
  void add(std::size_t start, const LexiconMatch& word, Word::Origin origin) {
    const std::vector<Node>& before = ending_at_[start];
    Node node{std::numeric_limits<int>::max(), word.context, origin,
              static_cast<std::uint16_t>(start), 0};
    for (std::size_t i = 0; i < before.size(); ++i) {
      const int total =
          before[i].cost + connection_cost(before[i].context, word.context) + word.cost;
      if (total >= node.cost) continue;
      node.cost = total;
      node.previous = static_cast<std::uint16_t>(i);
    }
    std::vector<Node>& here = ending_at_[start + word.length];
    const auto same = std::find_if(
        here.begin(), here.end(), [&](const Node& other) { return other.context == node.context; });
    if (same == here.end())
      here.push_back(node);
    else if (node.cost < same->cost)
      *same = node;
  }

  void add_known(std::size_t start) {
    if (classes_[start] == CharacterClass::latin || classes_[start] == CharacterClass::digit)
      return;
    match_words(text_.substr(start), matches_);
    for (const LexiconMatch& match : matches_)
      if (ends_well(start + match.length)) add(start, match, Word::Origin::lexicon);
  }

  void add_guess(std::size_t start, std::size_t length, WordContext context, int cost) {
    add(start, {length, cost, context}, Word::Origin::guess);
  }

  /// A whole run is the likeliest guess; but a part of three letters and more beside known words
  /// may be a word of its own: フルーツ|タルト.
  void add_katakana_guesses(std::size_t start, std::size_t run) {
    constexpr std::size_t kLongestPart = 8;
    const WordContext noun = unknown_contexts().noun;
    const bool run_starts = start == 0 || classes_[start - 1] != CharacterClass::katakana;
    // Few names are longer than eight letters, hardly any than eleven.
    const auto dearer_by_length = [](std::size_t length) {
      const auto beyond = [length](std::size_t limit) {
        return static_cast<int>(std::max(length, limit) - limit);
      };
      return 500 * beyond(6) + 500 * beyond(8) + 1000 * beyond(11);
    };
    add_guess(start, run, noun,
              (run_starts ? 8500
               : run >= 3 ? 7000
                          : 13000) +
                  dearer_by_length(run));
    for (std::size_t length = 3; length <= kLongestPart && length + 2 < run; ++length)
      if (can_follow(start + length)) add_guess(start, length, noun, 9500);
  }

  /// Whether a word may end in front of `at`: katakana goes on with no small letter and no ー.
  [[nodiscard]] bool ends_well(std::size_t at) const {
    return at >= text_.size() || classes_[at] != CharacterClass::katakana || can_follow(at);
  }

  /// Whether a katakana word may start at `at`: not with a small letter or ー.
  [[nodiscard]] bool can_follow(std::size_t at) const {
    return !any_of(U"ァィゥェォッャュョヮヵヶーンヽヾ", text_[at]);
  }

  /// The costs are those of IPADIC's unknown words, dearer the longer the guess.
  void add_guesses(std::size_t start) {
    const CharacterClass kind = classes_[start];
    std::size_t run = 1;
    while (start + run < text_.size() && classes_[start + run] == kind)
      ++run;
    const WordContext noun = unknown_contexts().noun;
    switch (kind) {
      case CharacterClass::digit:
        return add_guess(start, run, unknown_contexts().number, 3000);
      case CharacterClass::latin:
        return add_guess(start, run, noun, 5000);
      case CharacterClass::katakana:
        return add_katakana_guesses(start, run);
      case CharacterClass::kanji:
        for (std::size_t length = 1; length <= std::min<std::size_t>(run, 2); ++length)
          add_guess(start, length, noun, 11400 + (length == 2 ? 1500 : 0));
        return;
      default:
        for (std::size_t length = 1; length <= std::min<std::size_t>(run, 5); ++length)
          add_guess(start, length, noun, 13000 + 900 * static_cast<int>(length));
    }
  }

  void trace(std::size_t offset, std::vector<Word>& words) const {
    const std::vector<Node>& last = ending_at_.back();
    std::size_t best = 0;
    int best_cost = std::numeric_limits<int>::max();
    for (std::size_t i = 0; i < last.size(); ++i) {
      const int total = last[i].cost + connection_cost(last[i].context, unknown_contexts().edge);
      if (total >= best_cost) continue;
      best_cost = total;
      best = i;
    }
    const auto first = static_cast<std::ptrdiff_t>(words.size());
    for (std::size_t end = text_.size(); end > 0;) {
      const Node& node = ending_at_[end][best];
      words.push_back({offset + node.start, offset + end, role_of(node.context), node.origin});
      end = node.start;
      best = node.previous;
    }
    std::reverse(words.begin() + first, words.end());
  }

  std::u32string_view text_;
  std::span<const CharacterClass> classes_;
  std::vector<std::vector<Node>> ending_at_;
  std::vector<LexiconMatch> matches_;
};

}  // namespace

std::vector<Word> cut_words(std::u32string_view text) {
  std::vector<Word> words;
  const std::vector<CharacterClass> classes = character_classes(text);
  for (std::size_t start = 0; start < text.size();) {
    if (!is_word_class(classes[start])) {
      words.push_back({start, start + 1, WordRole::symbol, Word::Origin::guess});
      ++start;
      continue;
    }
    std::size_t end = start;
    while (end < text.size() && end - start < kLongestStretch && is_word_class(classes[end]))
      ++end;
    Cutter(text.substr(start, end - start), std::span(classes).subspan(start, end - start))
        .append_words(start, words);
    start = end;
  }
  return words;
}

}  // namespace noren
