#pragma once

#include <string>
#include <string_view>

#include "base/bilingual.h"
#include "base/problem.h"

namespace noren {

/// What is said about a configuration in the file noren-status.txt beside it.
struct Status {
  /// `shown`: the screen shows this configuration (keys with errors have their defaults);
  /// `kept`: it could not be understood, the screen shows what it showed before.
  enum class Effect { shown, kept } effect = Effect::shown;
  std::string file;  // of the configuration, as the reader knows it
  std::string
      time;  // of this state, as the venue's clock writes it; empty: the clock is not trusted
  Problems errors;
  Problems warnings;
};

/// The whole text of noren-status.txt, for somebody who is no engineer: whether all is well, else
/// what is wrong where and how to mend it. UTF-8, LF, at most 50 problems of each sort.
std::string status_text(const Status& status, Language language);

/// Whether two status texts say the same but for their time: then the file is left alone.
bool says_the_same(std::string_view text, std::string_view other);

}  // namespace noren
