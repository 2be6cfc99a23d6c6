#pragma once

#include <cstddef>
#include <map>
#include <set>
#include <string>

#include "feed/format_mapping.h"
#include "feed/json_stream.h"

namespace noren {

/// What a mapping found in the entries that it was applied to: for `noren check`.
struct MappingFindings {
  std::size_t entries = 0;
  std::size_t skipped = 0;                   // by the mapping's own "skip"
  std::map<std::string, std::size_t> found;  // entries in which the member was found
  std::set<std::string> seen;                // pointers that held something somewhere
};

/// Counts what was found in a further page of the same answer.
void add_findings(MappingFindings& all, const MappingFindings& more);

/// Applies a mapping to one entry: the same entry with the members of the format noren. Values may
/// come from any JSON (an answer, a script in a page); texts keep their entities for the reader of
/// the members. `findings` is added to.
JsonEntry mapped_entry(const JsonEntry& entry, const FormatMapping& mapping,
                       MappingFindings& findings);

/// Whether the mapping leaves the entry out.
bool is_skipped(const JsonEntry& entry, const FormatMapping& mapping);

}  // namespace noren
