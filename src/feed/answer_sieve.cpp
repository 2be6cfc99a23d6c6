#include "feed/answer_sieve.h"

#include <utility>

#include "feed/xml_feed.h"

namespace noren {

void AnswerSieve::pass(std::string_view chunk, std::string& kept) {
  // The root of a feed stands within its first bytes.
  constexpr std::size_t kHead = 4096;
  if (document_ == Document::unknown) {
    kept += chunk;
    begin_ += chunk;
    const std::size_t first = begin_.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
    if (first == std::string::npos) return;
    const bool is_xml = xml_feed_format(begin_).has_value();
    if (!is_xml && begin_[first] == '<' && begin_.size() < kHead) return;
    document_ = is_xml ? Document::xml : Document::any;
    // They have passed already: the sieve only learns where in the document it is.
    std::string passed;
    pass(std::exchange(begin_, {}), passed);
    return;
  }
  if (document_ == Document::xml)
    xml_.pass(chunk, kept);
  else
    json_.pass(chunk, kept);
}

}  // namespace noren
