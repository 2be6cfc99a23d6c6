#include "feed/answer_sieve.h"

#include <optional>
#include <utility>

#include "feed/ical_text.h"
#include "feed/xml_feed.h"

namespace noren {

std::optional<AnswerSieve::Document> AnswerSieve::document_of(std::string_view begin) {
  // What tells stands within the first bytes: the root of a feed, the headings of a table.
  constexpr std::size_t kHead = 4096;
  if (begin.find_first_not_of(" \t\r\n\xEF\xBB\xBF") == std::string_view::npos) return {};
  const char first = begin[begin.find_first_not_of(" \t\r\n\xEF\xBB\xBF")];
  if (first == '{' || first == '[') return Document::json;
  if (xml_feed_format(begin)) return Document::xml;
  if (begin.size() < kHead) return {};
  if (looks_like_ical(begin)) return Document::calendar;
  const bool is_table = first != '<' && CsvSieve::may_be_table(begin);
  return is_table ? Document::table : Document::other;
}

void AnswerSieve::pass(std::string_view chunk, std::string& kept) {
  if (!document_) {
    kept += chunk;
    begin_ += chunk;
    document_ = document_of(begin_);
    if (!document_) return;
    // They have passed already: the sieve only learns where in the document it is.
    std::string passed;
    pass(std::exchange(begin_, {}), passed);
    return;
  }
  switch (*document_) {
    case Document::json:
      json_.pass(chunk, kept);
      break;
    case Document::xml:
      xml_.pass(chunk, kept);
      break;
    case Document::calendar:
      ical_.pass(chunk, kept);
      break;
    case Document::table:
      csv_.pass(chunk, kept);
      break;
    case Document::other:
      kept += chunk;
      break;
  }
}

}  // namespace noren
