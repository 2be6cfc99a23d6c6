#include "app/state_log.h"

#include <iostream>

#include "app/outfit.h"
#include "base/utf8.h"

namespace noren {

void StateLog::set(const std::string& subject, const std::string& state) {
  std::string& known = states_[subject];
  if (known == state) return;
  known = state;
  if (!state.empty()) std::cerr << "noren: " << printable(subject + ": " + state) << std::endl;
}

void StateLog::set(const std::string& subject, const Problem& problem) {
  const std::string what = problem.what.in(language_);
  set(subject, problem.where == subject ? what : problem.where + ": " + what);
}

}  // namespace noren
