#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/problem.h"
#include "feed/json_stream.h"

namespace noren {

/// One step on the way from the root to a value.
struct JsonStep {
  bool in_array = false;
  std::string key;        // in an object
  std::size_t index = 0;  // in an array
};

using JsonPath = std::vector<JsonStep>;

/// Is told of every value of a document in order, with the way to it.
class JsonVisitor {
 public:
  virtual ~JsonVisitor() = default;
  /// A scalar, or the begin of an object or array.
  virtual void value(const JsonPath& path, FeedValue&& value) = 0;
  /// The end of the object or array at `path`.
  virtual void end(const JsonPath& path) = 0;
};

/// Walks through a document without recursion and without building it. Mends what repair_json
/// mends. Keys are cut at 128 bytes.
Result<void> walk_json(std::string_view text, const std::string& where, JsonVisitor& visitor);

}  // namespace noren
