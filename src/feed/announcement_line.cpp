#include "feed/announcement_line.h"

#include <algorithm>

#include "base/utf8.h"
#include "feed/when_tokens.h"

namespace noren {
namespace {

using Kind = WhenToken::Kind;
using View = std::u32string_view;

constexpr std::size_t kLongestLine = 300;

/// Finds the dates of a line, each with what belongs to it.
class DateFinder {
 public:
  explicit DateFinder(AnnouncementLine& line) : line_(line) {}

  void run() {
    for (const WhenToken& token : when_tokens(line_.plain)) {
      const std::size_t at = line_.plain.find(token.text, cursor_);
      if (at == View::npos) continue;
      cursor_ = at + token.text.size();
      if (token.kind == Kind::bad) line_.has_bad = true;
      if (token.kind == Kind::date && !(open_ && after_range_))
        begin(at);
      else if (open_ && token.kind != Kind::other)
        extend(token.kind);
      else if (token.kind == Kind::other)
        // Brackets and blanks part nothing.
        open_ = open_ && token.text.find_first_not_of(U"()/,|:[]【】、・の") == View::npos;
      else
        stray(token.kind);
      after_range_ = token.kind == Kind::range || token.kind == Kind::next_day;
    }
  }

 private:
  void begin(std::size_t at) {
    line_.dates.push_back({at, cursor_, false, false});
    open_ = true;
    timed_ = false;
  }

  void extend(Kind kind) {
    if (kind == Kind::time && timed_ && !after_range_) {
      stray(kind);
      open_ = false;
      return;
    }
    DateSpan& span = line_.dates.back();
    span.end = cursor_;
    timed_ = kind == Kind::time || (timed_ && kind != Kind::date);
    span.has_time = span.has_time || kind == Kind::time;
    span.has_weekday = span.has_weekday || kind == Kind::weekday;
  }

  void stray(Kind kind) {
    line_.has_stray_time = line_.has_stray_time || kind == Kind::time;
    line_.has_weekday_alone = line_.has_weekday_alone || kind == Kind::weekday;
  }

  AnnouncementLine& line_;
  std::size_t cursor_ = 0;
  bool open_ = false;   // whether the last token belongs to the last date
  bool timed_ = false;  // whether its day has a time already
  bool after_range_ = false;
};

}  // namespace

AnnouncementLine announcement_line(std::string_view text, std::size_t number) {
  AnnouncementLine line;
  line.number = number;
  line.shown = decode_utf8(text.substr(0, 4 * kLongestLine));
  line.plain = plain_when_text(text.substr(0, 4 * kLongestLine));
  line.shown.resize(std::min(line.shown.size(), kLongestLine));
  line.plain.resize(line.shown.size());
  // 10:00/2月20日: that stroke parts two dates.
  for (std::size_t i = 0; i + 2 < line.plain.size(); ++i)
    if (line.plain[i] == U'/' && line.plain.substr(i + 2, 2).find(U'月') != View::npos)
      line.plain[i] = U' ';
  DateFinder(line).run();
  return line;
}

}  // namespace noren
