#include "feed/when.h"

#include <array>
#include <string>

#include "catch.h"

using namespace std::chrono_literals;
using noren::Date;
using noren::parse_when;
using noren::Schedule;
using noren::When;

namespace {

constexpr Date kValentine = 2024y / 2 / 14;

std::string day(Date date) {
  return noren::format_rfc3339({date, noren::Millis(0)}, 0min).substr(0, 10);
}

std::string time(noren::Millis of_day) {
  const auto minutes = of_day / 1min;
  return fmt::format("{:02}:{:02}", minutes / 60, minutes % 60);
}

/// "2024-02-18 10:00-12:00", "2024-02-18..2024-02-20"; "!" for a refused text, "?" behind a
/// doubtful weekday.
std::string read(std::string_view text, Date reference = kValentine) {
  const auto parsed = parse_when(text, reference);
  if (!parsed) return "!";
  std::string shown = day(parsed->date);
  if (parsed->time) {
    shown += ' ' + time(*parsed->time);
    if (parsed->end)
      shown += '-' + (parsed->end->date == parsed->date ? "" : day(parsed->end->date) + ' ') +
               time(parsed->end->time);
  } else if (parsed->last != parsed->date) {
    shown += ".." + day(parsed->last);
  }
  return shown + (parsed->weekday == Schedule::Weekday::doubtful ? "?" : "");
}

struct Case {
  const char* text;
  const char* meaning;
};

template <std::size_t size>
void check_all(const std::array<Case, size>& cases) {
  for (const Case& c : cases) {
    INFO(c.text);
    CHECK(read(c.text) == c.meaning);
  }
}

}  // namespace

TEST_CASE("a date is read as the organiser writes it") {
  check_all(std::to_array<Case>({
      {"2月18日(日) 10:00〜", "2024-02-18 10:00"},
      {"2/18(日) 10:00-12:00", "2024-02-18 10:00-12:00"},
      {"2024年2月18日 10時", "2024-02-18 10:00"},
      {"2024/2/18", "2024-02-18"},
      {"2024.2.18", "2024-02-18"},
      {"2024-02-18", "2024-02-18"},
      {"令和6年2月18日", "2024-02-18"},
      {"令和元年5月1日", "2019-05-01"},
      {"R6.2.18 10:00", "2024-02-18 10:00"},
      {"２月１８日（日）　１０：００～", "2024-02-18 10:00"},
      {"２０２４／２／１８", "2024-02-18"},
      {"2月16日(金) 20:30~", "2024-02-16 20:30"},
      {"2.18(日) 10:00", "2024-02-18 10:00"},
      {"2 月 18 日 （日） 10 : 00", "2024-02-18"},
  }));
}

TEST_CASE("text around a date does not disturb it") {
  check_all(std::to_array<Case>({
      {"日時：2月18日(日) 10:00〜 オンラインにて", "2024-02-18 10:00"},
      {"・2月18日(日) 10:00〜 オンラインにて", "2024-02-18 10:00"},
      {"【日時】2月18日（日）10:00〜12:00（受付あり）", "2024-02-18 10:00-12:00"},
      {"詳細 https://example.jp/3/19 2/18(日) 10:00", "2024-02-18 10:00"},
      {"10:00〜12:00 2/18(日)", "2024-02-18 10:00-12:00"},
      {"10周年の会 2月18日", "2024-02-18"},
      {"2月18日(日) 10:00 開始 〜 12:00 終了", "2024-02-18 10:00-12:00"},
      {"2/18(日) 10:00〜 定員 24/30", "2024-02-18 10:00"},
  }));
}

TEST_CASE("halves of the day are understood where they leave no doubt") {
  check_all(std::to_array<Case>({
      {"2/18 午後8時半", "2024-02-18 20:30"},
      {"2/18 午前10時", "2024-02-18 10:00"},
      {"2/18 PM 8:00", "2024-02-18 20:00"},
      {"2/18 8pm", "2024-02-18 20:00"},
      {"2/18 8:30 p.m.", "2024-02-18 20:30"},
      {"2/18 8-10pm", "2024-02-18 20:00-22:00"},
      {"2/18 10am-2pm", "2024-02-18 10:00-14:00"},
      {"2/18 午後8時〜10時", "2024-02-18 20:00-22:00"},
      {"2/18 午前10時〜12時", "2024-02-18 10:00-12:00"},
      {"2/18 午前10時〜1時", "2024-02-18 10:00-13:00"},
      {"2/18 午後0時30分", "2024-02-18 12:30"},
      {"2/18 12am", "2024-02-18 00:00"},
      {"2/18 12pm", "2024-02-18 12:00"},
      {"2/18 正午", "2024-02-18 12:00"},
      {"2/18 夜8時", "2024-02-18 20:00"},
      {"2/18 朝9時半", "2024-02-18 09:30"},
      {"2/18 昼1時", "2024-02-18 13:00"},
      {"2/18 夜20時", "2024-02-18 20:00"},
      {"2/18 午前12時", "!"},
      {"2/18 午前15時", "!"},
      {"2/18 深夜1時", "!"},
      {"2/18 夜12時", "!"},
      {"2/18 午後8:00 am", "!"},
  }));
}

TEST_CASE("weekdays are read in every bracket and spelling") {
  check_all(std::to_array<Case>({
      {"2月23日(金・祝) 10:00", "2024-02-23 10:00"},
      {"2月12日(月祝) 10:00", "2024-02-12 10:00"},
      {"2月18日（日）", "2024-02-18"},
      {"2月18日[日]", "2024-02-18"},
      {"2月18日【日】", "2024-02-18"},
      {"2月18日 日曜", "2024-02-18"},
      {"2月18日日曜日", "2024-02-18"},
      {"2月18日㈰", "2024-02-18"},
      {"2/18 (Sun)", "2024-02-18"},
      {"2/18 (土)", "2024-02-18?"},
      {"2/18 (Mon)", "2024-02-18?"},
      {"2/18 (祝)", "2024-02-18"},
      {"2024年2月18日(月) 10時", "2024-02-18 10:00?"},
  }));
}

TEST_CASE("ends, nights and several days are read") {
  check_all(std::to_array<Case>({
      {"2/18 10時から12時まで", "2024-02-18 10:00-12:00"},
      {"2/18 10〜12時", "2024-02-18 10:00-12:00"},
      {"2/18 10:00–12:00", "2024-02-18 10:00-12:00"},
      {"2/18 10:00ー12:00", "2024-02-18 10:00-12:00"},
      {"2/18 20:00-24:00", "2024-02-18 20:00-24:00"},
      {"2/18 20:00-25:30", "2024-02-18 20:00-25:30"},
      {"2/18 22:00〜2:00", "2024-02-18 22:00-26:00"},
      {"2/18 22時〜翌5時", "2024-02-18 22:00-29:00"},
      {"2/18 25:30〜", "2024-02-18 25:30"},
      {"2/18 終日", "2024-02-18"},
      {"2月18日(日)〜20日(火)", "2024-02-18..2024-02-20"},
      {"2/18〜2/20", "2024-02-18..2024-02-20"},
      {"2024年2月18日（日）から20日（火）まで", "2024-02-18..2024-02-20"},
      {"12/30(月)〜1/3(金)", "2024-12-30..2025-01-03"},
      {"2/18 10:00〜2/20 17:00", "2024-02-18 10:00-2024-02-20 17:00"},
      {"2/18〜2/20 10:00〜17:00", "2024-02-18 10:00-2024-02-20 17:00"},
      {"2/18(日)〜20日(水)", "2024-02-18..2024-02-20?"},
  }));
}

TEST_CASE("an end before the start is left out with a warning, the event stays") {
  const auto parsed = parse_when("2/18 10:00〜9:00", kValentine);
  REQUIRE(parsed);
  CHECK_FALSE(parsed->end);
  REQUIRE(parsed->warnings.size() == 1);
  CHECK(parsed->warnings[0].ja.find("9:00") != std::string::npos);
}

TEST_CASE("what would have to be guessed is refused with a reason") {
  for (const char* text :
       {"", "明日10時", "毎月第3日曜日", "2月下旬", "10:00〜12:00", "2/18 または 2/25",
        "2/18(日)、2/25(日) 10:00", "2月18日・19日", "2/18 10:00〜12:00、14:00〜16:00",
        "開場 9:30 開演 10:00 2/18", "〜2/18", "2月18日まで", "2/20〜2/18の20日〜18日",
        "24年2月18日", "24/2/18", "来年2月18日", "令和六年2月18日", "二月十八日", "2/18〜10:00"}) {
    INFO(text);
    const auto parsed = parse_when(text, kValentine);
    CHECK_FALSE(parsed);
    if (!parsed) {
      CHECK_FALSE(parsed.error().ja.empty());
      CHECK_FALSE(parsed.error().en.empty());
    }
  }
}

TEST_CASE("days and times that do not exist are refused") {
  for (const char* text : {"2/30", "13月40日", "2024年2月30日", "2023年2月29日", "2/18 10:75",
                           "2/18 30:00", "0月0日", "2024/13/1", "2/18 99時"}) {
    INFO(text);
    CHECK(read(text) == "!");
  }
}

TEST_CASE("without a year the weekday decides between the years of the window") {
  CHECK(read("12/20(水)") == "2023-12-20");  // 56 days before
  CHECK(read("12/20(金)") == "2024-12-20");
  CHECK(read("12/20(月)") == "2023-12-20?");
  CHECK(read("1/5") == "2024-01-05");
}

TEST_CASE("the window reaches from 60 days before to 330 days after the reference day") {
  CHECK(read("12/16") == "2023-12-16");
  CHECK(read("12/15") == "2024-12-15");
  CHECK(read("1/9(木)") == "2025-01-09");
  CHECK(read("1/10(金)") == "2024-01-10?");  // 2025-01-10 is a day too far
}

TEST_CASE("the same text means the right day at every now from 2024 to 2029") {
  struct Now {
    Date today;
    const char* text;
    const char* meaning;
  };
  for (const Now& now : std::to_array<Now>({
           {2024y / 2 / 14, "2月18日(日) 10:00〜", "2024-02-18 10:00"},
           {2024y / 12 / 28, "1月5日(日) 10:00〜", "2025-01-05 10:00"},
           {2026y / 1 / 2, "12月28日(日) 10:00〜", "2025-12-28 10:00"},
           {2026y / 1 / 2, "11月15日(日) 10:00〜", "2026-11-15 10:00"},
           {2027y / 12 / 1, "2月29日(火) 10:00〜", "2028-02-29 10:00"},
           {2028y / 2 / 29, "2月29日(火) 10:00〜", "2028-02-29 10:00"},
           {2028y / 2 / 29, "1月20日(土) 10:00〜", "2029-01-20 10:00"},  // 326 days away
           {2029y / 12 / 31, "1/1(火)", "2030-01-01"},
       })) {
    INFO(now.text << " read on " << day(now.today));
    CHECK(read(now.text, now.today) == now.meaning);
  }
}

TEST_CASE("29 February is refused where the window holds none") {
  CHECK(read("2/29", 2025y / 6 / 1) == "!");
  CHECK(read("2/29", 2024y / 4 / 1) == "2024-02-29");
  CHECK(read("2/29", 2027y / 4 / 10) == "2028-02-29");
}

TEST_CASE("a text says whether its year was written or found") {
  CHECK(parse_when("2024/2/18", kValentine)->year == When::Year::written);
  CHECK(parse_when("2/18", kValentine)->year == When::Year::found);
}

TEST_CASE("hostile date texts end in a refusal, not in a fault") {
  CHECK(read(std::string(100000, '2')) == "!");
  CHECK(read(std::string(499, '(')) == "!");
  CHECK(read("99999999999999999999月99999999999日") == "!");
  CHECK(read("2/18 99999999999:99") == "2024-02-18");
  CHECK(read("\xFF\xFE 2/18 \xE3\x81") == "2024-02-18");
  std::string many;
  for (int i = 0; i < 100; ++i)
    many += "(日)";
  CHECK(read(many) == "!");
}
