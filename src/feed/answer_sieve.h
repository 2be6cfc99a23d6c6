#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "feed/csv_sieve.h"
#include "feed/ical_sieve.h"
#include "feed/json_sieve.h"
#include "feed/xml_sieve.h"

namespace noren {

/// Lets an answer through while it arrives, without what no slide shows of a large one: JSON by its
/// strings, feeds of XML by the text of their entries, calendars by their properties, tables by
/// their cells. Other texts pass as they are.
class AnswerSieve {
 public:
  /// Appends to `kept` what stays of the next `chunk`.
  void pass(std::string_view chunk, std::string& kept);

 private:
  enum class Document { json, xml, calendar, table, other };

  /// Nothing while more of it is needed.
  static std::optional<Document> document_of(std::string_view begin);

  std::optional<Document> document_;  // once it is known
  std::string begin_;                 // until then
  JsonSieve json_;
  XmlSieve xml_;
  IcalSieve ical_;
  CsvSieve csv_;
};

}  // namespace noren
