#include "feed/announcements.h"

#include <algorithm>
#include <utility>

#include "base/utf8.h"
#include "feed/announcement_line.h"
#include "feed/announcement_words.h"
#include "feed/entry_reader.h"
#include "feed/when_tokens.h"

namespace noren {
namespace {

using View = std::u32string_view;

constexpr std::size_t kMostLines = 2000;
constexpr std::size_t kMostFound = 50;  // of one post
/// Lines that a heading and the details of an event reach down.
constexpr std::size_t kReach = 12;

class Reader {
 public:
  explicit Reader(std::string where) : where_(std::move(where)) {}

  void take(AnnouncementLine line) {
    line_ = std::move(line);
    if (result_.found.size() >= kMostFound) return;
    if (take_pending()) return;
    take_line();
  }

  Announcements finish() {
    line_ = {};
    take_pending();
    return std::move(result_);
  }

 private:
  void take_line() {
    if (const auto title = standing_title(line_.plain); title && line_.dates.empty()) {
      add_standing(as_shown(*title));
    } else if (offers_at_any_time(line_.plain) && line_.dates.empty() &&
               line_.number - heading_line_ <= 2 && is_personal(heading_title())) {
      add_standing(heading_title());
    } else if (!line_.dates.empty() && !is_detail()) {
      if (is_date_alone())
        pending_ = line_;
      else
        take_dates();
    } else if (!take_detail() && !take_time()) {
      take_other();
    }
  }

  /// A date alone in its line waits for the next one, which may hold its time. Whether this line
  /// was that.
  bool take_pending() {
    if (!pending_) return false;
    AnnouncementLine date = std::move(*pending_);
    pending_.reset();
    const auto detail = announced_detail(line_.shown);
    const bool belongs = line_.dates.empty() && line_.has_stray_time &&
                         (detail ? detail->member == "time" : begins_with_time(line_.plain));
    if (belongs) {
      const View time = detail ? View(detail->value) : without_bullet(line_.shown);
      line_ = announcement_line(encode_utf8(date.shown) + " " + encode_utf8(time), date.number);
    } else {
      std::swap(line_, date);
    }
    take_dates();
    if (!belongs) line_ = std::move(date);
    return belongs;
  }

  static bool begins_with_time(View plain) {
    plain = without_bullet(plain);
    return !plain.empty() &&
           std::u32string_view(U"0123456789午前後AaPp").find(plain[0]) != View::npos;
  }

  [[nodiscard]] std::string place() const { return where_ + ":" + std::to_string(line_.number); }

  void doubt(Bilingual why) {
    const std::string text = quoted(encode_utf8(line_.shown));
    result_.doubtful.push_back(
        {place(),
         {fmt::format("「{}」は催しとして読みませんでした: {}", text, why.ja),
          fmt::format("\"{}\" was not read as an event: {}", text, why.en)}});
  }

  Announcement& begin(const std::u32string& title) {
    Announcement announcement;
    announcement.members.list = place();
    announcement.members.place = JsonEntry::Place::alone;
    announcement.line = encode_utf8(line_.shown);
    set(announcement, "title", encode_utf8(title));
    result_.found.push_back(std::move(announcement));
    last_line_ = line_.number;
    return result_.found.back();
  }

  static void set(Announcement& announcement, const char* member, std::string text) {
    if (!text.empty()) announcement.members.set(member, {FeedValue::Type::text, std::move(text)});
  }

  static bool has(const Announcement& announcement, std::string_view member) {
    return announcement.members.find(member) != nullptr;
  }

  void add_standing(const std::u32string& title) {
    Announcement& announcement = begin(title);
    announcement.members.set("standing", {FeedValue::Type::boolean, "true"});
    if (says_online(line_.plain)) set(announcement, "online", "true");
    group_ = result_.found.size();  // details of dates don't belong to it
  }

  /// `title`, found in the plain form of the line, as the line writes it.
  [[nodiscard]] std::u32string as_shown(const std::u32string& title) const {
    const std::size_t at = line_.plain.find(title);
    return at == View::npos ? title : line_.shown.substr(at, title.size());
  }

  /// What stands before the first date: nothing, a label, or a title.
  struct Opening {
    enum class Kind { none, label, title, prose } kind = Kind::none;
    std::u32string title;
  };

  [[nodiscard]] Opening opening() const {
    const View before = without_bullet(View(line_.plain).substr(0, line_.dates.front().begin));
    const std::size_t text = before.find_first_not_of(U" (【[「");
    if (text == View::npos || is_number_of_row(before)) return {};
    if (announced_detail(std::u32string(before) + U":?") &&
        announced_detail(std::u32string(before) + U":?")->member == "when")
      return {Opening::Kind::label, {}};
    if (auto title = title_before_date(before)) return {Opening::Kind::title, as_shown(*title)};
    const std::string status = announced_status(before);
    if (!status.empty() && before.size() <= 8) return {};
    return {Opening::Kind::prose, {}};
  }

  [[nodiscard]] bool is_date_alone() const {
    const DateSpan& first = line_.dates.front();
    const Opening::Kind before = opening().kind;
    return line_.dates.size() == 1 && !first.has_time && !line_.has_stray_time &&
           (before == Opening::Kind::none || before == Opening::Kind::label) &&
           View(line_.plain).substr(first.end).find_first_not_of(U" 、,()") == View::npos;
  }

  void take_dates() {
    const bool timed =
        line_.has_stray_time || std::any_of(line_.dates.begin(), line_.dates.end(),
                                            [](const DateSpan& span) { return span.has_time; });
    if (is_told(line_.plain)) return;
    if (is_change()) {
      doubt(say("変更のお知らせで、どれが新しい日時か決められません",
                "it announces a change, and which date is the new one can't be told"));
      return;
    }
    const Opening opening = this->opening();
    const View behind = View(line_.plain).substr(line_.dates.back().end);
    if (opening.kind == Opening::Kind::prose || is_prose(behind)) {
      if (timed)
        doubt(say("文の中の日時で、催しの予定かどうか決められません",
                  "the time stands in a sentence, which may announce something else"));
      return;
    }
    const bool marked = has_bullet(line_.plain) || opening.kind != Opening::Kind::none;
    if (!timed && !marked && !line_.dates.front().has_weekday &&
        title_behind(line_.dates.back().end).empty())
      return;
    if (line_.dates.size() > 1 &&
        !std::all_of(line_.dates.begin(), line_.dates.end(),
                     [](const DateSpan& span) { return span.has_time; })) {
      doubt(say("日付が二つ以上あり、それぞれの時刻が決められません",
                "it holds several dates whose times can't be told apart"));
      return;
    }
    if (line_.has_stray_time && behind.find(U"受付") == View::npos &&
        behind.find(U"開場") == View::npos) {
      doubt(say("時刻が二つ以上あり、どれが始まりか決められません",
                "it holds several times, and which one is the start can't be told"));
      return;
    }
    begin_group();
    for (const DateSpan& span : line_.dates)
      add_dated(span, opening);
  }

  /// From one date to another; a single date that was changed stands for itself.
  [[nodiscard]] bool is_change() const {
    return line_.plain.find(U"変更") != View::npos &&
           (line_.dates.size() > 1 || line_.shown.find_first_of(U"→⇒") != View::npos);
  }

  void begin_group() {
    const bool same =
        !result_.found.empty() && line_.number - last_line_ <= 2 && group_ <= result_.found.size();
    if (!same) group_ = result_.found.size();
  }

  /// A title that stands behind the date of a row: 2/18(日) 10:00〜 交流会 オンライン.
  [[nodiscard]] std::u32string title_behind(std::size_t from) const {
    View rest = View(line_.plain).substr(from);
    while (!rest.empty()) {
      const std::size_t begin = rest.find_first_not_of(U" \t/|:、,");
      if (begin == View::npos) break;
      const std::size_t end = std::min(rest.find_first_of(U" \t/|、,", begin), rest.size());
      const View piece = rest.substr(begin, end - begin);
      if (auto title = announced_title(piece); title && !announced_detail(piece))
        return as_shown(*title);
      rest = rest.substr(end);
    }
    return {};
  }

  [[nodiscard]] std::u32string heading_title() const {
    return heading_line_ > 0 && line_.number - heading_line_ <= kReach ? heading_
                                                                       : std::u32string();
  }

  void add_dated(const DateSpan& span, const Opening& opening) {
    std::u32string title = opening.title;
    if (title.empty()) title = title_behind(span.end);
    const bool under_heading = title.empty();
    if (under_heading) title = heading_title();
    if (title.empty()) {
      doubt(say("何の催しの日時か、見出しが見つかりません",
                "no heading says what is held at that time"));
      return;
    }
    Announcement& announcement = begin(title);
    set(announcement, "when",
        encode_utf8(View(line_.shown).substr(span.begin, span.end - span.begin)));
    const View rest = View(line_.plain).substr(span.end);
    if (says_online(line_.plain) || (under_heading && heading_online_))
      set(announcement, "online", "true");
    set(announcement, "place", place_in(rest));
    std::string status = announced_status(line_.plain);
    if (status.empty() && under_heading) status = heading_status_;
    set(announcement, "status", std::move(status));
  }

  /// "場所:区民館", "@区民館" or "区民館にて" behind the date.
  [[nodiscard]] std::string place_in(View rest) const {
    while (!rest.empty()) {
      const std::size_t begin = rest.find_first_not_of(U" \t/|、,()~");
      if (begin == View::npos) break;
      const std::size_t end = std::min(rest.find_first_of(U" \t/|、,()", begin), rest.size());
      View piece = rest.substr(begin, end - begin);
      const auto detail = announced_detail(piece);
      if (detail && detail->member == "place") return encode_utf8(detail->value);
      if (piece.size() > 1 && piece.front() == U'@') return encode_utf8(piece.substr(1));
      if (piece.size() > 2 && piece.substr(piece.size() - 2) == U"にて" && !says_online(piece))
        return encode_utf8(piece.substr(0, piece.size() - 2));
      rest = rest.substr(end);
    }
    return {};
  }

  [[nodiscard]] bool near_last() const {
    return !result_.found.empty() && group_ < result_.found.size() &&
           line_.number - last_line_ <= kReach;
  }

  /// A date behind 申込締切 is none of the event's.
  [[nodiscard]] bool is_detail() const {
    const auto detail = announced_detail(line_.shown);
    return detail && detail->member != "when" && detail->member != "time";
  }

  /// 場所, 参加費 and the like below the dates that they belong to.
  bool take_detail() {
    const auto detail = announced_detail(line_.shown);
    if (detail && detail->member == "title") return take_titled(detail->value);
    if (!detail || !near_last()) return detail.has_value() && detail->member != "when";
    std::string value = encode_utf8(detail->value);
    if (detail->member == "time") return take_time();
    if (detail->member == "url") {
      const std::string shown = encode_utf8(line_.shown);
      const std::size_t at = shown.find("http");
      if (at == std::string::npos) return true;
      value = shown.substr(at, shown.find_first_of(" \t)", at) - at);
    }
    for (std::size_t i = group_; i < result_.found.size(); ++i) {
      Announcement& announcement = result_.found[i];
      if (detail->member == "place" && says_online(detail->value))
        set(announcement, "online", "true");
      else if (detail->member != "when" && !has(announcement, detail->member))
        set(announcement, detail->member.c_str(), value);
    }
    return true;
  }

  /// イベント名 and what it is called: the heading of the dates below.
  bool take_titled(const std::u32string& value) {
    const auto title = announced_title(value);
    begin_heading(title ? *title : value);
    return true;
  }

  void begin_heading(std::u32string title) {
    heading_ = std::move(title);
    heading_line_ = line_.number;
    heading_online_ = says_online(line_.plain);
    heading_status_ = announced_status(line_.plain);
    group_ = result_.found.size();
  }

  /// A time on the line below its date.
  bool take_time() {
    if (!line_.has_stray_time || !near_last() || line_.number - last_line_ > 2) return false;
    const bool alone = result_.found.size() - group_ == 1;
    Announcement& last = result_.found.back();
    const FeedValue* when = last.members.find("when");
    const View plain = without_bullet(line_.plain);
    const bool begins = announced_detail(plain).has_value() || begins_with_time(plain);
    if (!alone || when == nullptr || !begins || has_time(when->text)) return false;
    const auto detail = announced_detail(plain);
    set(last, "when", when->text + " " + encode_utf8(detail ? View(detail->value) : plain));
    return true;
  }

  static bool has_time(std::string_view when) {
    const auto tokens = when_tokens(plain_when_text(when));
    return std::any_of(tokens.begin(), tokens.end(),
                       [](const WhenToken& token) { return token.kind == WhenToken::Kind::time; });
  }

  /// A line without a date: a heading, a remark on the event above, or text.
  void take_other() {
    const std::string status = announced_status(line_.plain);
    if (!status.empty() && near_last() && line_.number - last_line_ <= 2 &&
        !announced_title(line_.plain)) {
      for (std::size_t i = group_; i < result_.found.size(); ++i)
        if (!has(result_.found[i], "status")) set(result_.found[i], "status", status);
      return;
    }
    const View text = without_bullet(line_.plain);
    constexpr std::size_t kLongestRemark = 16;
    if (says_online(text) && text.size() <= kLongestRemark && near_last() &&
        line_.number - last_line_ <= 2 && !announced_title(text)) {
      for (std::size_t i = group_; i < result_.found.size(); ++i)
        set(result_.found[i], "online", "true");
      return;
    }
    if (text.size() > 1 && text[0] == U'@' && near_last() && line_.number - last_line_ <= 2) {
      for (std::size_t i = group_; i < result_.found.size(); ++i)
        if (says_online(text))
          set(result_.found[i], "online", "true");
        else if (!has(result_.found[i], "place"))
          set(result_.found[i], "place", encode_utf8(text.substr(1)));
      return;
    }
    if (line_.has_bad && has_bullet(line_.plain)) {
      doubt(say("その日付や時刻はありません", "there is no such date or time"));
      return;
    }
    if (line_.has_stray_time && line_.has_weekday_alone && !is_told(line_.plain)) {
      if (!heading_title().empty() || announced_title(line_.plain))
        doubt(say("曜日と時刻だけで、日付が決められません",
                  "it names a weekday and a time, but no date"));
      return;
    }
    auto title = announced_title(line_.plain);
    if (!title) return;
    begin_heading(as_shown(*title));
  }

  std::string where_;
  Announcements result_;
  AnnouncementLine line_;
  std::u32string heading_;
  std::size_t heading_line_ = 0;  // 0: none yet
  bool heading_online_ = false;
  std::string heading_status_;
  std::size_t last_line_ = 0;  // of the last event
  std::optional<AnnouncementLine> pending_;
  std::size_t group_ = 0;  // the first event that stands with the last one
};

}  // namespace

Announcements read_announcements(std::string_view text, const std::string& where) {
  Reader reader(where);
  std::size_t number = 0;
  while (!text.empty() && number < kMostLines) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    reader.take(announcement_line(text.substr(0, end), ++number));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return reader.finish();
}

}  // namespace noren
