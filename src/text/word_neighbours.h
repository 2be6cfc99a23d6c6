#pragma once

#include <string_view>

#include "text/word_cutter.h"

namespace noren {

template <class... Roles>
constexpr bool one_of(WordRole role, Roles... roles) {
  return ((role == roles) || ...);
}

constexpr bool is_nominal(WordRole role) {
  using enum WordRole;
  return one_of(role, noun, proper, family_name, given_name, number, pronoun, suffix, counter,
                dependent_noun);
}

inline std::size_t length(const Word& word) {
  return word.end - word.start;
}

/// Two neighbouring words and what surrounds them.
struct Neighbours {
  std::u32string_view text;
  const Word& before;
  const Word& after;
  const Word* earlier;  // in front of `before`
  const Word* later;    // behind `after`
  int score;            // of BudouX

  [[nodiscard]] std::u32string_view text_of(const Word& word) const {
    return text.substr(word.start, word.end - word.start);
  }
  [[nodiscard]] bool budoux_agrees() const { return score > 0; }
};

}  // namespace noren
