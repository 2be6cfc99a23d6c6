#include "feed/ical_text.h"

#include <algorithm>
#include <array>

namespace noren {
namespace {

constexpr std::size_t kLongestLine = 16384;
constexpr std::size_t kLongestBlock = 131072;

std::string upper(std::string_view text) {
  std::string result(text);
  for (char& c : result)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 32);
  return result;
}

std::string_view trimmed(std::string_view text) {
  const std::size_t end = text.find_last_not_of(" \t");
  return end == std::string_view::npos ? std::string_view() : text.substr(0, end + 1);
}

/// Takes one unfolded line from the front of `text`; a line beyond the limit is cut.
std::string next_line(std::string_view& text) {
  std::string line;
  for (;;) {
    const std::size_t end = std::min(text.find_first_of("\r\n"), text.size());
    if (line.size() < kLongestLine) line += text.substr(0, std::min(end, kLongestLine));
    std::size_t next = end;
    if (next < text.size() && text[next] == '\r') ++next;
    if (next < text.size() && text[next] == '\n') ++next;
    text.remove_prefix(next);
    if (text.empty() || (text.front() != ' ' && text.front() != '\t')) return line;
    text.remove_prefix(1);
  }
}

/// A quote that closes behind the value instead of before it (;TZID="Zone:20240609T090000") put
/// back in its place: the value would be lost within it.
std::string with_quote_closed(std::string line) {
  const std::size_t open = line.find("=\"");
  if (open == std::string::npos || line.back() != '"' ||
      line.find('"', open + 2) + 1 != line.size())
    return line;
  const std::size_t colon = line.rfind(':');
  if (colon == std::string::npos || colon < open) return line;
  line.pop_back();
  line.insert(colon, 1, '"');
  return line;
}

class Splitter {
 public:
  void take(const std::string& line) {
    const std::string name = ical_property_name(line);
    const std::size_t colon = line.find(':');
    const std::string_view value =
        colon == std::string::npos ? std::string_view() : std::string_view(line).substr(colon + 1);
    if (name == "BEGIN")
      begin(upper(trimmed(value)));
    else if (name == "END")
      end(upper(trimmed(value)));
    else if (inside_)
      keep(name, line);
    else if (name == "X-WR-TIMEZONE")
      result_.time_zone = value;
    else if (name == "METHOD")
      result_.method = upper(trimmed(value));
  }

  IcalText finish() {
    if (inside_) ++result_.cut;
    return std::move(result_);
  }

 private:
  [[nodiscard]] static bool is_wanted(std::string_view name) {
    return name == "VEVENT" || name == "VTIMEZONE";
  }

  void begin(const std::string& name) {
    if (is_wanted(name)) {
      if (inside_) ++result_.cut;  // its end is missing
      inside_ = true;
      skipped_ = 0;
      block_ = {name, "BEGIN:" + name + "\r\n"};
    } else if (!inside_) {
      if (name != "VCALENDAR") ++result_.other;
    } else if (skipped_ == 0 && block_.name == "VTIMEZONE" &&
               (name == "STANDARD" || name == "DAYLIGHT")) {
      block_.text += "BEGIN:" + name + "\r\n";
    } else {
      ++skipped_;
    }
  }

  void end(const std::string& name) {
    if (!inside_) return;
    if (name == block_.name) {
      block_.text += "END:" + name + "\r\n";
      inside_ = false;
      if (result_.blocks.size() < kMostIcalBlocks)
        result_.blocks.push_back(std::move(block_));
      else
        ++result_.overfull;
    } else if (skipped_ > 0) {
      --skipped_;
    } else if (name == "STANDARD" || name == "DAYLIGHT") {
      block_.text += "END:" + name + "\r\n";
    }
  }

  void keep(const std::string& name, const std::string& line) {
    if (skipped_ > 0 || !concerns_venue(name)) return;
    if (block_.text.size() + line.size() > kLongestBlock) return;
    block_.text += with_quote_closed(line) + "\r\n";
  }

  IcalText result_;
  IcalBlock block_;
  bool inside_ = false;
  int skipped_ = 0;  // components within the block that are passed over
};

}  // namespace

std::string ical_property_name(std::string_view line) {
  return upper(line.substr(0, line.find_first_of(":; \t")));
}

bool concerns_venue(std::string_view name) {
  static constexpr std::array<std::string_view, 25> kNames{
      "ATTACH",        "CATEGORIES", "CLASS",    "CONFERENCE", "DESCRIPTION",
      "DTEND",         "DTSTAMP",    "DTSTART",  "DURATION",   "EXDATE",
      "EXRULE",        "IMAGE",      "LOCATION", "RDATE",      "RRULE",
      "RECURRENCE-ID", "SEQUENCE",   "STATUS",   "SUMMARY",    "TZID",
      "TZOFFSETFROM",  "TZOFFSETTO", "UID",      "URL",        "X-GOOGLE-CONFERENCE"};
  return std::find(kNames.begin(), kNames.end(), name) != kNames.end();
}

bool looks_like_ical(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos) return false;
  const std::string head = upper(text.substr(begin, 15));
  return head == "BEGIN:VCALENDAR" || head.substr(0, 12) == "BEGIN:VEVENT";
}

std::string without_folds_in_characters(std::string_view bytes) {
  const auto is_inside = [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; };
  const auto is_high = [](char c) { return static_cast<unsigned char>(c) >= 0x80U; };
  std::string joined;
  joined.reserve(bytes.size());
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    std::size_t next = i;
    if (bytes[next] == '\r' && next + 1 < bytes.size()) ++next;
    const bool folds = bytes[next] == '\n' && next + 2 < bytes.size() &&
                       (bytes[next + 1] == ' ' || bytes[next + 1] == '\t') &&
                       is_inside(bytes[next + 2]) && !joined.empty() && is_high(joined.back());
    if (folds)
      i = next + 1;
    else
      joined += bytes[i];
  }
  return joined;
}

IcalText split_ical(std::string_view text) {
  Splitter splitter;
  while (!text.empty())
    splitter.take(next_line(text));
  return splitter.finish();
}

}  // namespace noren
