#pragma once

#include <map>
#include <string>
#include <string_view>

namespace noren {

/// The words that stand on slides, by key ("status.standing", "countdown.days"), in one language:
/// the table of assets/words/LANGUAGE.json with the configuration's overrides laid over it.
/// "{n}" and other names in braces are placeholders.
class Words {
 public:
  Words() = default;
  explicit Words(std::map<std::string, std::string> table) : table_(std::move(table)) {}

  /// The word for `key`; the key itself when the table lacks it, so that a gap is seen in tests.
  [[nodiscard]] std::string get(const std::string& key) const;

  /// The word for `key` with each "{name}" replaced.
  [[nodiscard]] std::string fill(const std::string& key,
                                 const std::map<std::string, std::string>& values) const;

  /// A copy with `overrides` laid over it; empty ones, and keys that the table lacks, are
  /// ignored.
  [[nodiscard]] Words with(const std::map<std::string, std::string>& overrides) const;

  [[nodiscard]] const std::map<std::string, std::string>& table() const { return table_; }

 private:
  std::map<std::string, std::string> table_;
};

}  // namespace noren
