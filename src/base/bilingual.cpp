#include "base/bilingual.h"

namespace noren {

Language language_of(std::string_view tag, Language otherwise) {
  if (tag.starts_with("ja")) return Language::ja;
  if (tag.starts_with("en")) return Language::en;
  return otherwise;
}

}  // namespace noren
