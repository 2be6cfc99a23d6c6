#include <algorithm>

#include "catch.h"
#include "scene/agenda_slide.h"
#include "scene/scene_lint.h"
#include "scene/venue_stage.h"

using namespace noren;
using namespace noren::test;

namespace {

QrCall house_code() {
  return {"https://www.reservestock.jp/page/index/47293", "くわしくはこちら"};
}

AgendaRow dated(std::string date, std::string time, std::string title) {
  AgendaRow row;
  row.livery = Livery::meetup;
  row.date = std::move(date);
  row.weekday = "日";
  row.time = std::move(time);
  row.title = std::move(title);
  row.icon = PlaceIcon::online;
  return row;
}

AgendaRow standing(std::string title) {
  AgendaRow row;
  row.livery = Livery::consultation;
  row.word = "随時";
  row.title = std::move(title);
  row.countdown = Pill{"受付中", "", ""};
  return row;
}

AgendaSlide agenda_of(std::size_t count) {
  AgendaSlide agenda;
  agenda.heading = "これからの予定";
  for (std::size_t i = 0; i < count; ++i)
    agenda.rows.push_back(
        dated("3/" + std::to_string(i + 1), "10:00", "集まり" + std::to_string(i + 1)));
  return agenda;
}

std::vector<Page> composed(const AgendaSlide& agenda, const VenueStage& stage, Problems& problems) {
  Slide slide{"agenda", SlideKind::agenda, {}, {}, agenda};
  return compose(slide, stage.stage(), problems);
}

std::vector<Page> composed(const AgendaSlide& agenda, const VenueStage& stage) {
  Problems problems;
  return composed(agenda, stage, problems);
}

std::vector<TextEntry> entries(const Page& page, TextRole role) {
  std::vector<TextEntry> result;
  for (const TextEntry& entry : page.list.texts)
    if (entry.role == role) result.push_back(entry);
  return result;
}

DisplayList chrome_of(const VenueStage& stage) {
  Surround surround;
  surround.name = "A lot of flowers";
  surround.date = "2月14日（水）";
  surround.clock = "14:05";
  surround.dots = 7;
  return compose_surround(surround, SlideKind::agenda, stage.stage());
}

}  // namespace

TEST_CASE("each cell of the agenda is a piece of text of its own") {
  const VenueStage stage(kLandscape);
  AgendaSlide agenda = agenda_of(1);
  agenda.rows[0].countdown = Pill{"", "4", "日後"};
  const auto pages = composed(agenda, stage);
  REQUIRE(pages.size() == 1);
  const DisplayList& list = pages[0].list;
  CHECK(entry_of(list, TextRole::date)->lines == std::vector<std::string>{"3/1"});
  CHECK(entry_of(list, TextRole::weekday)->lines == std::vector<std::string>{"日"});
  CHECK(entry_of(list, TextRole::time)->lines == std::vector<std::string>{"10:00"});
  CHECK(entry_of(list, TextRole::row)->lines == std::vector<std::string>{"集まり1"});
  CHECK(entry_of(list, TextRole::countdown)->lines == std::vector<std::string>{"4日後"});
  CHECK(entry_of(list, TextRole::heading)->lines == std::vector<std::string>{"これからの予定"});
  CHECK(entry_of(list, TextRole::pager) == nullptr);
}

TEST_CASE("five rows stand on one page, a sixth one makes two of three, numbered") {
  const VenueStage stage(kLandscape);
  CHECK(composed(agenda_of(5), stage).size() == 1);
  const auto pages = composed(agenda_of(6), stage);
  REQUIRE(pages.size() == 2);
  CHECK(entries(pages[0], TextRole::row).size() == 3);
  CHECK(entries(pages[1], TextRole::row).size() == 3);
  CHECK(joined(entry_of(pages[0].list, TextRole::pager)) == "1/2");
  CHECK(joined(entry_of(pages[1].list, TextRole::pager)) == "2/2");
  std::size_t rows = 0;
  for (const Page& page : composed(agenda_of(23), stage)) {
    const std::size_t on_page = entries(page, TextRole::row).size();
    CHECK(on_page >= 4);
    CHECK(on_page <= 5);
    rows += on_page;
  }
  CHECK(rows == 23);
}

TEST_CASE("three rows stand higher than five") {
  const VenueStage stage(kLandscape);
  const auto distance = [&](std::size_t count) {
    const auto rows = entries(composed(agenda_of(count), stage)[0], TextRole::row);
    return rows[1].box.y - rows[0].box.y;
  };
  CHECK(distance(5) == 130);
  CHECK(distance(3) == 204);
}

TEST_CASE("what is always on offer comes after what has a date") {
  const VenueStage stage(kLandscape);
  AgendaSlide agenda = agenda_of(2);
  agenda.rows.insert(agenda.rows.begin(), standing("個別相談会"));
  const auto rows = entries(composed(agenda, stage)[0], TextRole::row);
  REQUIRE(rows.size() == 3);
  CHECK(joined(&rows[0]) == "集まり1");
  CHECK(joined(&rows[2]) == "個別相談会");
  CHECK(rows[2].box.y > rows[1].box.y);
}

TEST_CASE("only the next event wears its cloth") {
  const VenueStage stage(kLandscape);
  const Color on_cloth = stage.theme().on_cloth;
  std::size_t page_number = 0;
  for (const Page& page : composed(agenda_of(6), stage)) {
    int clothed = 0;
    for (const Layer& layer : page.list.layers) {
      if (layer.role != LayerRole::body) continue;
      const bool light = std::any_of(layer.items.begin(), layer.items.end(), [&](const Item& item) {
        const auto* run = std::get_if<GlyphRun>(&item);
        return run != nullptr && run->color == on_cloth;
      });
      if (light) {
        ++clothed;
        CHECK(layer.order == 0);
      }
    }
    CHECK(clothed == (page_number == 0 ? 1 : 0));
    ++page_number;
  }
}

TEST_CASE("a title that does not fit its row ends at a phrase with an ellipsis") {
  const VenueStage stage(kLandscape);
  AgendaSlide agenda = agenda_of(5);
  agenda.rows[2].title =
      "はじめて部下を持った女性管理職のための、ひとりで抱え込まない仕事の任せ方の説明会";
  const auto rows = entries(composed(agenda, stage)[0], TextRole::row);
  REQUIRE(rows[2].lines.size() == 1);
  CHECK(rows[2].lines[0].ends_with("…"));
  CHECK(rows[2].lines[0].starts_with("はじめて部下を"));
  CHECK(rows[2].size_px == 68);
}

TEST_CASE("high rows give a long title a second line before they cut it") {
  for (const Size size : {kLandscape, kPortrait}) {
    const VenueStage stage(size);
    AgendaSlide agenda = agenda_of(3);
    agenda.rows[1].title = "はじめての方のための春のおはなし会と体験会";
    const auto rows = entries(composed(agenda, stage)[0], TextRole::row);
    CHECK(joined(&rows[1]) == agenda.rows[1].title);
    CHECK(rows[1].lines.size() <= 2);
  }
}

TEST_CASE("a stamp stands in the countdown's place") {
  for (const Size size : {kLandscape, kPortrait}) {
    const VenueStage stage(size);
    AgendaSlide agenda = agenda_of(2);
    agenda.code = house_code();
    for (AgendaRow& row : agenda.rows) {
      row.countdown = Pill{"", "4", "日後"};
      row.stamp = "中止";
    }
    const auto pages = composed(agenda, stage);
    CHECK(entries(pages[0], TextRole::stamp).size() == 2);
    CHECK(entries(pages[0], TextRole::countdown).empty());
  }
}

TEST_CASE("the house's code stands beside the rows and moves none of them") {
  for (const Size size : {kLandscape, kPortrait}) {
    for (const std::size_t count : {1U, 3U, 5U}) {
      const VenueStage stage(size);
      AgendaSlide agenda = agenda_of(count);
      const auto plain = composed(agenda, stage);
      agenda.code = house_code();
      const auto coded = composed(agenda, stage);
      REQUIRE(coded.size() == 1);
      REQUIRE(coded[0].list.codes.size() == 1);
      CHECK(coded[0].list.codes[0].module_px >= 7);
      CHECK(coded[0].list.codes[0].box.right() <= size.w - 64);
      const auto before = entries(plain[0], TextRole::row);
      const auto after = entries(coded[0], TextRole::row);
      REQUIRE(before.size() == after.size());
      for (std::size_t i = 0; i < before.size(); ++i) {
        CHECK(before[i].box.y == after[i].box.y);
        CHECK_FALSE(after[i].box.overlaps(coded[0].list.codes[0].box));
      }
    }
  }
}

TEST_CASE("without a dated event a line says so, above what is always on offer") {
  for (const Size size : {kLandscape, kPortrait}) {
    const VenueStage stage(size);
    AgendaSlide agenda;
    agenda.heading = "これからの予定";
    agenda.line = "次回の日程は、決まり次第お知らせいたします。";
    agenda.code = house_code();
    auto pages = composed(agenda, stage);
    REQUIRE(pages.size() == 1);
    CHECK(joined(entry_of(pages[0].list, TextRole::message)) == agenda.line);
    agenda.rows = {standing("個別相談会")};
    pages = composed(agenda, stage);
    REQUIRE(pages.size() == 1);
    const auto* line = entry_of(pages[0].list, TextRole::message);
    const auto* row = entry_of(pages[0].list, TextRole::row);
    REQUIRE(row != nullptr);
    CHECK(row->box.y > line->box.bottom());
    CHECK(objections(pages[0].list, chrome_of(stage), size, 0).empty());
  }
}

TEST_CASE("a doubtful weekday leaves its chip out and nothing else moves") {
  const VenueStage stage(kLandscape);
  AgendaSlide agenda = agenda_of(5);
  agenda.rows[1].weekday.clear();
  const auto pages = composed(agenda, stage);
  CHECK(entries(pages[0], TextRole::weekday).size() == 4);
  const auto times = entries(pages[0], TextRole::time);
  REQUIRE(times.size() == 5);
  CHECK(times[0].box.x == times[1].box.x);
}

TEST_CASE("whatever the feed says, the agenda keeps its order") {
  const std::string endless(900, 'x');
  std::string many;
  for (int i = 0; i < 120; ++i)
    many += "漢字";
  const std::string title =
      GENERATE_COPY(std::string(), std::string("a"), many, endless,
                    std::string("Leadership Workshop for Women in Management, Part 2"),
                    std::string("時間を取る価値がある面談なのか？というメールが来た"));
  const Size size = GENERATE(Size{1920, 1080}, Size{1080, 1920}, Size{1366, 768}, Size{1280, 720},
                             Size{1024, 768}, Size{3840, 2160}, Size{720, 1280});
  const std::size_t count = GENERATE(1U, 2U, 4U, 5U, 9U);
  const VenueStage stage(size);
  AgendaSlide agenda = agenda_of(count);
  agenda.code = house_code();
  for (std::size_t i = 0; i < count; ++i) {
    AgendaRow& row = agenda.rows[i];
    row.title = title;
    if (i % 4 == 1) row.stamp = "満席（キャンセル待ち）";
    if (i % 4 == 2) row = standing(title);
    if (i % 4 == 3) row.date = "2025/12/28";
    if (i % 3 == 0) row.countdown = Pill{"", "14", "日後"};
  }
  for (const Page& page : composed(agenda, stage)) {
    const auto found = objections(page.list, chrome_of(stage), size, 0);
    CAPTURE(title.substr(0, 30), size.w, count, found);
    CHECK(found.empty());
    CHECK(stray_items(page.list).empty());
  }
}

TEST_CASE("today's rows begin with the time, and a page without any has the other heading") {
  for (const Size size : {kLandscape, kPortrait}) {
    const VenueStage venue(size);
    AgendaSlide agenda = agenda_of(7);
    agenda.heading = "本日の予定";
    agenda.later_heading = "これからの予定";
    agenda.rows[0].day = AgendaRow::Day::today;
    agenda.rows[0].date = "12/28";
    const auto pages = composed(agenda, venue);
    REQUIRE(pages.size() == 2);
    const auto dates = entries(pages[0], TextRole::date);
    const auto times = entries(pages[0], TextRole::time);
    CHECK(times[0].box.right() < dates[0].box.x);
    CHECK(dates[1].box.right() < times[1].box.x);
    CHECK(entries(pages[0], TextRole::heading)[0].lines.front() == "本日の予定");
    CHECK(entries(pages[1], TextRole::heading)[0].lines.front() == "これからの予定");
    CHECK(objections(pages[0].list, {}, size, 0).empty());
  }
}

TEST_CASE(
    "beside the code a title is set smaller rather than cut, and the code is seen from afar") {
  const VenueStage venue(kLandscape);
  AgendaSlide agenda = agenda_of(5);
  agenda.code = house_code();
  const int beside_short = composed(agenda, venue).front().list.codes.front().module_px;
  agenda.rows[3].title = "女性管理職のための交流会";
  const Page page = composed(agenda, venue).front();
  CHECK(page.list.codes.front().module_px == beside_short);
  CHECK(page.list.codes.front().module_px == 10);
  const TextEntry title = entries(page, TextRole::row)[3];
  CHECK(title.lines.back() == "女性管理職のための交流会");
  CHECK(title.size_px == 64);
  CHECK_FALSE(title.box.overlaps(page.list.codes.front().box));
  CHECK(entries(page, TextRole::row)[1].size_px == 68);
}
