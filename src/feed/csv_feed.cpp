#include "feed/csv_feed.h"

#include <algorithm>
#include <array>
#include <utility>

#include "feed/content_collector.h"
#include "feed/csv_headings.h"
#include "feed/csv_table.h"
#include "feed/entry_reader.h"
#include "feed/event_entry.h"
#include "feed/post_entry.h"
#include "feed/service_time.h"
#include "feed/table_time.h"

namespace noren {
namespace {

/// "A", …, "Z", "AA" as spreadsheets name their columns.
std::string column_letter(std::size_t index) {
  std::string letters;
  for (std::size_t rest = index + 1; rest > 0; rest = (rest - 1) / 26)
    letters.insert(letters.begin(), static_cast<char>('A' + (rest - 1) % 26));
  return letters;
}

/// The rows of a table as entries of the format noren.
class CsvEntries {
 public:
  CsvEntries(const std::string& where, const CsvRow& headings, const CsvHeadings& known, Date today)
      : where_(where), headings_(headings), known_(known), today_(today) {}

  [[nodiscard]] JsonEntry entry_of(const CsvRow& row, std::size_t index) const {
    JsonEntry entry;
    entry.index = index;
    entry.set("", {FeedValue::Type::object, {}});
    entry.set_place("", fmt::format("{}:{}:{}", where_, row.front().line, row.front().column));
    for (const auto& [member, column] : known_.columns)
      if (member != "date" && !member.ends_with("time") && member != "end_date")
        set(entry, member, column, row,
            member == "url" ? whole_address(text_at(row, member)) : text_at(row, member));
    if (known_.has("published"))
      set(entry, "published", known_.columns.at("published"), row,
          published_of(text_at(row, "published")));
    if (known_.has("date")) set_times(entry, row);
    return entry;
  }

 private:
  [[nodiscard]] std::string text_at(const CsvRow& row, const std::string& member) const {
    const auto column = known_.columns.find(member);
    if (column == known_.columns.end() || column->second >= row.size()) return {};
    return clean_line(row[column->second].text, HtmlReading::loose, kLongestSummary);
  }

  void set(JsonEntry& entry, const std::string& member, std::size_t column, const CsvRow& row,
           std::string text) const {
    const CsvCell& cell = row[std::min(column, row.size() - 1)];
    entry.set_place(member, fmt::format("{}:{}:{} {}({})", where_, cell.line, cell.column,
                                        clean_line(headings_[column].text, HtmlReading::loose, 20),
                                        column_letter(column)));
    if (!text.empty()) entry.set(member, {FeedValue::Type::text, std::move(text)});
  }

  /// An address that was typed without its https://.
  static std::string whole_address(const std::string& text) {
    const std::string host = text.substr(0, text.find_first_of("/?#"));
    const std::size_t dot = host.rfind('.');
    static constexpr std::array<std::string_view, 9> kEndings{"jp",  "com",   "net", "org", "info",
                                                              "app", "tokyo", "io",  "site"};
    const bool typed =
        dot != std::string::npos && dot > 0 && host.find_first_of(":@ ") == std::string::npos &&
        std::find(kEndings.begin(), kEndings.end(), folded(host.substr(dot + 1))) != kEndings.end();
    return typed ? "https://" + text : text;
  }

  // What is no date is handed on, to be named.
  [[nodiscard]] std::string published_of(const std::string& text) const {
    return table_day(text, today_).value_or(plain_time(text).value_or(""));
  }

  void set_times(JsonEntry& entry, const CsvRow& row) const {
    const std::size_t column = known_.columns.at("date");
    const std::string date = text_at(row, "date");
    const std::string time = text_at(row, "time");
    const std::string end_time = text_at(row, "end_time");
    if (folded(date) == "随時" || folded(date) == "standing") {
      set(entry, "standing", column, row, "true");
      return;
    }
    set(entry, "start", column, row, "");
    const std::optional<std::string> day = table_day(date, today_);
    const bool plain = day && !date.empty() && (time.empty() || table_time(*day, time)) &&
                       (end_time.empty() || table_time(*day, end_time));
    if (!plain) {
      set(entry, "when", column, row, people_words(day.value_or(date), time, end_time));
      return;
    }
    const std::string start = time.empty() ? *day : *table_time(*day, time);
    set(entry, "start", column, row, start);
    set_end(entry, row, *day, start);
  }

  void set_end(JsonEntry& entry, const CsvRow& row, const std::string& day,
               const std::string& start) const {
    const std::string end_date = text_at(row, "end_date");
    const std::string end_time = text_at(row, "end_time");
    const bool dated = !end_date.empty();
    if (!dated && end_time.empty()) return;
    const std::string member = dated ? "end_date" : "end_time";
    const std::string last = dated ? table_day(end_date, today_).value_or(end_date) : day;
    std::string end = end_time.empty() ? last : table_time(last, end_time).value_or(last);
    // 「22:00」から「1:00」 ends on the next day.
    const auto from = parse_rfc3339(start);
    const auto to = parse_rfc3339(end);
    if (!dated && from && to && to->civil.date == from->civil.date &&
        to->civil.of_day < from->civil.of_day)
      end = time_after(end, "P1D").value_or(end);
    set(entry, "end", known_.columns.at(member), row, end);
  }

  /// Date and time as people say them, for the reader of such words.
  static std::string people_words(const std::string& date, const std::string& time,
                                  const std::string& end) {
    std::string words = date;
    if (!time.empty()) words += " " + time;
    if (!end.empty()) words += "〜" + end;
    return words;
  }

  const std::string& where_;
  const CsvRow& headings_;
  const CsvHeadings& known_;
  Date today_;
};

/// Rows that the organiser keeps for herself.
bool is_hidden(const JsonEntry& entry) {
  const FeedValue* status = entry.find("status");
  if (status == nullptr) return false;
  const std::string word = folded(status->text);
  return word == "下書き" || word == "非公開" || word == "未定" || word == "draft" ||
         word == "hidden" || word == "private";
}

void note_not_known(const CsvHeadings& headings, const std::string& where,
                    ContentCollector& collector) {
  Problems problems;
  for (const CsvCell& cell : headings.not_known)
    problems.push_back({fmt::format("{}:{}:{}", where, cell.line, cell.column),
                        say("「{}」という見出しの列は使いません", "the column \"{}\" is not used",
                            quoted(cell.text))});
  collector.add_problems(std::move(problems));
}

}  // namespace

bool looks_like_csv(std::string_view text) {
  constexpr std::size_t kHead = 16'384;
  const std::size_t end = text.size() <= kHead ? text.size() : text.rfind('\n', kHead);
  if (end == std::string_view::npos) return false;
  return !csv_headings(first_csv_rows(text.substr(0, end))).columns.empty();
}

Result<Content> read_csv_feed(std::string_view text, const ReadContext& context) {
  const std::string& where = context.source.name;
  const Result<std::vector<CsvRow>> rows = csv_rows(text, where);
  if (!rows) return tl::unexpected(rows.error());
  const CsvHeadings headings = csv_headings(*rows);
  if (headings.columns.empty())
    return fail(fmt::format("{}:1:1", where),
                say("表の見出しが分かりません。1行目に「日付」「催し」などの見出しを書いてください",
                    "the headings of the table are not understood: its first line needs such as "
                    "\"date\" and \"title\""));
  ContentCollector collector(context);
  note_not_known(headings, where, collector);
  const CsvEntries entries(where, (*rows)[headings.row], headings, context.today);
  for (std::size_t i = headings.row + 1; i < rows->size(); ++i) {
    const JsonEntry entry = entries.entry_of((*rows)[i], i - headings.row - 1);
    if (is_hidden(entry)) continue;
    if (headings.has("date"))
      read_event(entry, context, collector);
    else
      read_post(entry, context, collector);
  }
  return collector.finish();
}

}  // namespace noren
