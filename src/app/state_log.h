#pragma once

#include <map>
#include <string>

#include "base/problem.h"

namespace noren {

/// The log on stderr: one line for each change of state, none for a state that goes on. Main
/// thread only.
class StateLog {
 public:
  explicit StateLog(Language language) : language_(language) {}

  void set_language(Language language) { language_ = language; }

  /// Writes `state` of `subject` unless it is what was written last; an empty one only forgets.
  void set(const std::string& subject, const std::string& state);
  void set(const std::string& subject, const Problem& problem);

 private:
  Language language_;
  std::map<std::string, std::string> states_;
};

}  // namespace noren
