#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/instant.h"
#include "base/problem.h"

namespace noren {

/// What is made of a value on its way from a service's answer to a member of the format noren.
enum class MappingTransform {
  html,       // text of markup: tags gone, entities decoded
  utc,        // a time without an offset is UTC
  unix_time,  // seconds or milliseconds since 1970
  date,       // of a time only its date: all day
  exclusive,  // a date alone is the day after the last
  duration,   // an ISO 8601 duration after the start; none when it is zero
  name,       // what follows the last '/', '#' or ':' ("https://schema.org/EventCancelled")
  markdown,   // marks of Markdown and its backslashes gone
};

/// Whether a rule holds for an entry. Pointers are relative to it.
struct MappingCondition {
  std::vector<std::string> if_any;  // empty: no demand; else one of them holds a value that …
  std::vector<std::string> is;      // … is one of these (folded), where there are any
  std::vector<std::string> has;     // … holds one of these (folded), where there are any
  std::vector<std::string> unless;  // none of them holds a value (null, false, "" are none)

  bool operator==(const MappingCondition&) const = default;
};

/// One way to find the value of a member.
struct MappingChoice {
  std::vector<std::string> at;  // JSON pointers, '*' for any element; their texts are joined
  std::string text;             // a constant, where `at` is empty
  std::vector<MappingTransform> as;
  std::vector<std::pair<std::string, std::string>> values;  // folded text and what it means
  std::string doubt;  // a value that is the same as the one at this pointer is not believed
  MappingCondition when;

  bool operator==(const MappingChoice&) const = default;
};

/// Where a member of the format noren is found: the first choice that gives something.
struct MappingMember {
  std::string name;
  std::vector<MappingChoice> choices;

  bool operator==(const MappingMember&) const = default;
};

/// How the further pages of an answer are asked for. With neither `next` nor `parameter` there is
/// one page.
struct MappingPaging {
  std::string next;       // pointer to the address of the next page
  std::string token;      // pointer to a token that goes into `parameter`
  std::string parameter;  // of the query; without `token` a number that grows by `step`
  int first = 1;
  int step = 1;
  int size = 0;  // entries of a full page; a page with fewer is the last. 0: an empty one is
  int most = 5;  // pages that are asked for

  bool operator==(const MappingPaging&) const = default;
};

/// How the page of a site leads to its API: by the link with that word in its rel, and the path
/// from there.
struct MappingDiscovery {
  std::string rel;  // empty: it leads to none
  std::string path;

  bool operator==(const MappingDiscovery&) const = default;
};

/// At most `requests` within any `per`; 0 requests: no limit.
struct RequestPace {
  int requests = 0;
  Millis per{};

  bool operator==(const RequestPace&) const = default;
};

/// How the JSON of one service becomes events or posts: data, read from a small file.
struct FormatMapping {
  enum class Yields { events, posts, either } yields = Yields::events;

  /// A general mapping is tried when no other format is recognised: by a title and a date.
  enum class Use { particular, general } use = Use::particular;

  std::string name;  // "connpass", or the path of a venue's own file as the configuration has it
  /// Shapes ("/events/*/started_at") of which one whole group stands in every answer.
  std::vector<std::vector<std::string>> recognise;
  /// Pointers to the list of entries, or to one entry alone; the first that is there is read.
  std::vector<std::string> lists;
  std::vector<MappingMember> members;
  std::vector<MappingCondition> skip;  // entries that are left out without a word
  std::vector<std::pair<std::string, std::string>> query;  // added where the address lacks them
  /// Those that a source is asked with in their place whose posts are looked through for events.
  std::vector<std::pair<std::string, std::string>> extract_query;
  MappingDiscovery discover;
  MappingPaging paging;
  RequestPace pace;

  bool operator==(const FormatMapping&) const = default;
};

using FormatMappings = std::vector<FormatMapping>;

/// A mapping file as read; with errors it can't be used.
struct FormatMappingFile {
  FormatMapping mapping;
  Problems errors;
  Problems warnings;
};

/// Reads the bytes of a mapping file; `name` is the format's, `file` is for messages, which name
/// line, column and pointer. Fails only when the text can't be understood as one JSON object.
Result<FormatMappingFile> parse_format_mapping(std::string_view bytes, const std::string& name,
                                               const std::string& file);

/// Whether a source's `format` is the path of a file of the venue's own, not a name.
bool is_format_file(std::string_view format);

/// The format of that name; null when there is none.
const FormatMapping* find_format(const FormatMappings& formats, std::string_view name);

/// Every pointer that the mapping looks at within an entry.
std::vector<std::string> entry_pointers(const FormatMapping& mapping);

}  // namespace noren
