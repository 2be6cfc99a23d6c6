#pragma once

#include <string>
#include <string_view>

#include "feed/json_sieve.h"
#include "feed/xml_sieve.h"

namespace noren {

/// Lets an answer through while it arrives, without what no slide shows of a large one: JSON by its
/// strings, feeds of XML by the text of their entries. Other texts pass as they are.
class AnswerSieve {
 public:
  /// Appends to `kept` what stays of the next `chunk`.
  void pass(std::string_view chunk, std::string& kept);

 private:
  enum class Document { unknown, xml, any } document_ = Document::unknown;
  std::string begin_;  // until it is known
  JsonSieve json_;     // tells by itself what is none
  XmlSieve xml_;
};

}  // namespace noren
