#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "base/problem.h"
#include "feed/source_text.h"

namespace noren {

/// The JSON that a file of a person's own hand means.
struct ScannedJson {
  /// A key or a value, in the order in which a parser reports them (ends of arrays and objects are
  /// none).
  struct Token {
    std::size_t offset = 0;  // in the SourceText
    /// `bare`: a value without quotes that JSON has no meaning for (10m, NaN, 007); it stands in
    /// `strict` as a string.
    enum class Spelling { json, bare } spelling = Spelling::json;
  };

  std::string strict;  // strict JSON: no comments, no slips
  std::vector<Token> tokens;
  Problems warnings;  // the slips that were understood, at most kMostWarnings
};

constexpr int kDeepestJson = 64;
constexpr std::size_t kMostJsonTokens = 200'000;
constexpr std::size_t kMostWarnings = 20;

/// Reads comments, full-width signs, curly and single quotes, last commas and other slips of
/// keyboards and editors as what they mean, with a warning each. Fails where the meaning is not
/// certain (a missing comma, quote, colon or bracket), naming the place where it belongs; nested
/// deeper than kDeepestJson; with more than kMostJsonTokens keys and values. Linear in the text
/// but for lines with broken quotes.
Result<ScannedJson> scan_json(const SourceText& text);

}  // namespace noren
