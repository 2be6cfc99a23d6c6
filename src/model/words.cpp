#include "model/words.h"

namespace noren {

std::string Words::get(const std::string& key) const {
  const auto found = table_.find(key);
  return found == table_.end() ? key : found->second;
}

std::string Words::fill(const std::string& key,
                        const std::map<std::string, std::string>& values) const {
  const std::string pattern = get(key);
  std::string filled;
  for (std::size_t at = 0; at < pattern.size();) {
    const std::size_t open = pattern.find('{', at);
    const std::size_t close = pattern.find('}', open);
    if (open == std::string::npos || close == std::string::npos) {
      filled.append(pattern, at);
      break;
    }
    filled.append(pattern, at, open - at);
    const auto value = values.find(pattern.substr(open + 1, close - open - 1));
    filled += value == values.end() ? pattern.substr(open, close - open + 1) : value->second;
    at = close + 1;
  }
  return filled;
}

Words Words::with(const std::map<std::string, std::string>& overrides) const {
  Words laid_over = *this;
  for (const auto& [key, word] : overrides) {
    const auto found = laid_over.table_.find(key);
    if (found != laid_over.table_.end() && !word.empty()) found->second = word;
  }
  return laid_over;
}

}  // namespace noren
