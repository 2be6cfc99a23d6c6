#include "feed/source_values.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "feed/config_values.h"
#include "feed/format_mapping.h"
#include "feed/json_spelling.h"

namespace noren {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

constexpr std::array<std::string_view, 12> kFormats = {
    "noren", "jsonfeed", "connpass",        "doorkeeper", "wordpress", "csv",
    "tribe", "jsonld",   "google-calendar", "atom",       "rss",       "ical"};

bool is_token_character(char c) {
  return is_letter(c) || is_digit(c) ||
         std::string_view("!#$%&'*+-.^_`|~").find(c) != std::string_view::npos;
}

/// Headers that belong to the connection, which a configuration must not touch.
constexpr std::array<std::string_view, 6> kReservedHeaders = {
    "host", "content-length", "transfer-encoding", "connection", "upgrade", "te"};

std::optional<Bilingual> wrong_header_name(const std::string& name) {
  constexpr std::size_t kLongest = 100;
  if (name.empty() || name.size() > kLongest ||
      !std::all_of(name.begin(), name.end(), is_token_character)) {
    return say("ヘッダーの名前には半角の英数字と「-」を使ってください(例: X-API-Key)。",
               "a header's name is of letters, digits and hyphens, such as X-API-Key.");
  }
  const std::string lower = lower_ascii(name);
  if (std::find(kReservedHeaders.begin(), kReservedHeaders.end(), lower) == kReservedHeaders.end())
    return std::nullopt;
  return say("このヘッダーは設定できません。", "this header can't be set.");
}

/// Whether every "$ENV{" and "$FILE{" is complete and names something.
bool placeholders_are_complete(std::string_view text) {
  for (std::size_t at = text.find('$'); at != std::string_view::npos; at = text.find('$', at + 1)) {
    const std::string_view rest = text.substr(at);
    const bool environment = rest.starts_with("$ENV{");
    if (!environment && !rest.starts_with("$FILE{")) continue;
    const std::size_t begin = rest.find('{') + 1;
    const std::size_t end = rest.find('}');
    if (end == std::string_view::npos || end == begin) return false;
    const std::string_view name = rest.substr(begin, end - begin);
    const auto in_name = [](char c) { return is_letter(c) || is_digit(c) || c == '_'; };
    if (environment && (is_digit(name[0]) || !std::all_of(name.begin(), name.end(), in_name)))
      return false;
  }
  return true;
}

std::optional<Bilingual> wrong_header_value(const std::string& value) {
  if (value.size() > kLongestText)
    return say("長すぎます。{}文字までです。", "too long, at most {} characters.", kLongestText);
  const auto printable_ascii = [](char c) { return c == '\t' || (c >= ' ' && c <= '~'); };
  if (!std::all_of(value.begin(), value.end(), printable_ascii)) {
    return say("ヘッダーの値には半角の文字だけを使ってください(改行や全角文字は使えません)。",
               "a header's value holds plain ASCII characters only, no line breaks.");
  }
  if (placeholders_are_complete(value)) return std::nullopt;
  return say("「$ENV{{名前}}」か「$FILE{{ファイル}}」の形で書いてください。",
             "must have the form $ENV{{NAME}} or $FILE{{path}}.");
}

std::string_view scheme_of(std::string_view url) {
  const std::size_t colon = url.find(':');
  return colon == std::string_view::npos ? std::string_view{} : url.substr(0, colon);
}

/// What is wrong with an http or https address; nothing when it can be fetched.
std::optional<Bilingual> wrong_web_address(std::string_view url) {
  const std::size_t slashes = url.find("://");
  if (slashes == std::string_view::npos)
    return say("「https://」で始めてください。", "must begin with https:// (or http://).");
  const std::string_view rest = url.substr(slashes + 3);
  const std::string_view host = rest.substr(0, rest.find_first_of("/?#"));
  if (host.empty() || host.starts_with(':') || host.starts_with('.')) {
    return say("「https://」の後ろにサイトの名前がありません。", "there is no host after the //.");
  }
  for (const char32_t character : decode_utf8(url)) {
    if (character != U' ' && character != U'\u3000') continue;
    return say("アドレスの中に空白があります。消してください。",
               "there is a space in the address; please remove it.");
  }
  return std::nullopt;
}

/// Full-width letters in an address are an open input method: ｈｔｔｐｓ：//.
std::string with_ascii_scheme(const std::string& url) {
  const std::string folded = ascii_text(url);
  const std::string scheme = lower_ascii(scheme_of(folded));
  const bool known = scheme == "http" || scheme == "https" || scheme == "file" || scheme == "dir";
  return known && scheme_of(url) != scheme_of(folded) ? folded : url;
}

enum class Schemes { web, every };

Bilingual wrong_scheme(const std::string& url, Schemes schemes) {
  const std::string_view near = nearest_name(scheme_of(url), {"http", "https", "file", "dir"});
  const bool has_path = !scheme_of(url).empty() && url.find("://") != std::string::npos;
  if (!near.empty() && (has_path || schemes == Schemes::every)) {
    return say("「{0}:」で始まるアドレスではありませんか。https:, http:{1} が使えます。",
               "did you mean \"{0}:\"? https: and http:{2} can be used.", near,
               schemes == Schemes::every ? ", file:, dir:" : "",
               schemes == Schemes::every ? ", file: and dir:" : "");
  }
  if (schemes == Schemes::web)
    return say("「https://」で始めてください。", "must begin with https:// (or http://).");
  return say("「https://」「http://」「file:」「dir:」のどれかで始めてください(例: \"file:{}\")。",
             "must begin with https://, http://, file: or dir:, such as \"file:{}\".",
             has_path ? "posts.json" : printable(url.substr(0, 60)));
}

std::optional<std::string> read_address(const JsonValue& value, ValueReport& report,
                                        Schemes schemes) {
  const auto text = text_of(LineEnds::refused)(value, report);
  if (!text) return std::nullopt;
  const std::string url = with_ascii_scheme(*text);
  const std::string scheme = lower_ascii(scheme_of(url));
  const bool web = scheme == "http" || scheme == "https";
  const bool local = schemes == Schemes::every && (scheme == "file" || scheme == "dir");
  std::optional<Bilingual> wrong;
  if (web) {
    wrong = wrong_web_address(url);
  } else if (!local) {
    wrong = wrong_scheme(url, schemes);
  } else if (url.size() == scheme.size() + 1) {
    wrong = say("「{}:」の後ろにファイルかフォルダーの名前を書いてください。",
                "there is no path after \"{}:\".", scheme);
  }
  if (wrong) {
    report.error(value, *wrong);
    return std::nullopt;
  }
  if (url != *text)
    report.warning(value, say("半角の「{}」として読みました。", "read as \"{}\".", url));
  return url;
}

}  // namespace

Read<std::string> web_address() {
  return [](const JsonValue& value, ValueReport& report) -> std::optional<std::string> {
    if (value.is(JsonValue::Type::string) && value.text.empty()) return "";
    return read_address(value, report, Schemes::web);
  };
}

Read<std::string> source_address() {
  return [](const JsonValue& value, ValueReport& report) {
    return read_address(value, report, Schemes::every);
  };
}

Read<std::string> format_name() {
  return [](const JsonValue& value, ValueReport& report) -> std::optional<std::string> {
    auto text = text_of(LineEnds::refused, kLongestName)(value, report);
    if (!text) return std::nullopt;
    if (*text == "auto" || text->empty()) return "";
    const std::vector<std::string_view> known(kFormats.begin(), kFormats.end());
    if (std::find(known.begin(), known.end(), *text) != known.end()) return text;
    if (is_format_file(*text)) return text;
    const auto in_name = [](char c) {
      return (c >= 'a' && c <= 'z') || is_digit(c) || c == '-' || c == '_';
    };
    const std::string_view near = nearest_name(*text, known);
    if (!near.empty() || !std::all_of(text->begin(), text->end(), in_name)) {
      report.error(value, none_of(*text, known));
      return std::nullopt;
    }
    return text;
  };
}

Read<Headers> http_headers() {
  return [](const JsonValue& value, ValueReport& report) -> std::optional<Headers> {
    if (!check_type(value, JsonValue::Type::object, report)) return std::nullopt;
    Headers headers;
    const std::size_t used = checked_length(value, kLongestList, report);
    for (std::size_t i = 0; i < used; ++i) {
      const JsonValue& child = *value.children[i];
      std::optional<Bilingual> wrong;
      if (!child.is(JsonValue::Type::string)) {
        wrong = say("引用符「\"」で囲んだ文字が必要です。", "text in quotes is needed.");
      } else if (!(wrong = wrong_header_name(child.key))) {
        wrong = wrong_header_value(child.text);
      }
      if (wrong) {
        report.secret_error(child, *wrong);
      } else {
        headers.emplace_back(child.key, child.text);
      }
    }
    return headers;
  };
}

}  // namespace noren
