#include "scene/lint_contents.h"

#include <cstddef>
#include <utility>

namespace noren::test {
namespace {

using Texts = std::vector<std::string>;

/// The element of `list` for a counter that may go on beyond its end.
template <class List>
const auto& pick(const List& list, std::size_t at) {
  return list[at % list.size()];
}

Texts titles() {
  return {
      "会",
      "総会",
      "説明会",
      "春のお茶会",
      "町の図書室びらき",
      "はじめての編み物の会",
      "女性管理職のための交流会",
      "【参加無料】港の朝市で会いましょう",
      "ボランティアコーディネーター養成講座",
      "雨の日も楽しい、親子で作る紙の船の教室",
      "Spring Bouquet Workshop for Beginners 2024",
      "ReactとTypeScriptで作る、はじめての図書館アプリ勉強会 vol.12",
      "町内会の役員になった人のための、背負い込まない会計と名簿の引き継ぎ方",
      "はじめて部下を持った人のための、抱え込まない仕事の任せ方と、自分らしい道を見つけるための会",
      ("商店街の空き店舗を学生と住民と商店主がいっしょに見てまわり、使い道を語り合って一年の計画に"
       "ま"
       "とめていく公開の集い"),
      ("この題はどこまでも続いていくけれど、それでも遠くから読めなければならないので、二枚に分けて"
       "見"
       "せることになる、そういう題のためのためし書きであって、内容はとくにない。"
       "それでもなお終わらず、もう少しだけ続いてから、ようやく終わる"),
      std::string(90, 'W')};
}

Texts descriptions() {
  return {
      "",
      "飲み物は各自でお持ちください。",
      "朝のひととき、好きな飲み物を片手に、仕事のことも本のことも話しましょう。",
      "持ち物は花ばさみだけです。飲み物は各自でお持ちください。雨の日も開きます。",
      "Bring your own cup and a book you love.",
      ("一行目の話を聞き、二行目の話を聞き、三行目の話も聞いてから、みんなで感想を言い合います。"
       "途中からの参加も、途中で帰るのも自由です。赤ちゃん連れの方もどうぞ。駐車場はありません。")};
}

std::vector<std::optional<Place>> places() {
  return {std::nullopt,
          Place{"オンライン", PlaceIcon::online},
          Place{"集会所", PlaceIcon::place},
          Place{"区民センター 第2会議室", PlaceIcon::place},
          Place{"渋谷区文化総合センター大和田 2階 学習室1（正面玄関の右）", PlaceIcon::place},
          Place{"Community Hall, 2nd floor", PlaceIcon::none},
          Place{"旧倉庫ギャラリー・オンライン", PlaceIcon::online}};
}

std::vector<std::vector<QrCall>> codes() {
  return {{},
          {{"https://example.jp/a", "お申し込みはこちら"}},
          {{"https://www.reservestock.jp/page/index/47293", "くわしくはこちら"}},
          {{"https://example.jp/" + std::string(150, 'p') + "?utm_source=screen&utm_medium=qr",
            "くわしくはこちら"}},
          {{"https://example.jp/mail", "メルマガ登録"},
           {"https://example.jp/" + std::string(60, 'm'), "はじめての方のための紹介動画"}}};
}

std::vector<Cloth> cloths() {
  return {DateCloth{"2月", "18", "日曜日", "10:00", "", true, ""},
          DateCloth{"12月", "28", "日曜日", "10:00", "12:30", false, "2025年"},
          DateCloth{"2月", "22", "木曜日", "", "〜24日(土)", false, ""},
          DateCloth{"11月", "3", "", "終日", "", false, ""},
          TodayCloth{"本日", "12月28日（日）", "10:00", "", true},
          TodayCloth{"本日", "2月18日（日）", "10:00", "11:30", false},
          WordCloth{{"ただいま", "開催中"}},
          WordCloth{{"随時", "受付中"}},
          WordCloth{{"新着", "記事"}},
          WordCloth{{"ご案内"}}};
}

std::vector<std::optional<Pill>> pills() {
  return {std::nullopt,
          Pill{"あと", "4", "日"},
          Pill{"開始まで約", "12", "時間"},
          Pill{"まもなく開始", "", ""},
          Pill{"10:00–12:00", "", "", Pill::Mark::live, Pill::Role::time},
          Pill{"2023年12月30日（土）", "", "", Pill::Mark::none, Pill::Role::date}};
}

Slide slide_of(std::string id, SlideKind kind, decltype(Slide::body) body) {
  Slide slide;
  slide.id = std::move(id);
  slide.kind = kind;
  slide.body = std::move(body);
  return slide;
}

PaperSlide event_paper(std::size_t title, std::size_t cloth, std::size_t turn) {
  static const Texts all_labels{"交流会", "女性管理職のためのコミュニティ", "",
                                "港とまちを歩いて楽しむ会の、毎月のお知らせ"};
  static const Texts all_facts{"", "参加費 500円　定員 12名",
                               "申込締切 12月20日　参加費 1,500円（学生は無料）　定員 12名", ""};
  static const Texts all_stamps{"", "満席", "", "中止", "延期"};
  constexpr Livery kLiveries[] = {Livery::meetup, Livery::session, Livery::consultation,
                                  Livery::event, Livery::post};
  PaperSlide paper;
  paper.livery = kLiveries[turn % 5];
  paper.cloth = pick(cloths(), cloth);
  paper.label = pick(all_labels, turn / 2);
  paper.title = pick(titles(), title);
  paper.place = pick(places(), turn);
  paper.description = pick(descriptions(), turn + cloth);
  paper.facts = pick(all_facts, turn);
  paper.stamp = pick(all_stamps, turn);
  if (paper.stamp.empty() || paper.stamp == "満席") paper.codes = pick(codes(), turn);
  if (paper.stamp.empty()) paper.pill = pick(pills(), turn + title);
  // Hours are counted on the day alone, and a date stands on the cloth already.
  const bool in_days = std::holds_alternative<DateCloth>(paper.cloth);
  if (in_days && paper.pill && paper.pill->before != "まもなく開始") paper.pill = pills()[1];
  if (turn % 7 == 3) paper.image = turn % 2 == 0 ? "portrait.jpg" : "landscape.jpg";
  return paper;
}

void add_papers(std::vector<Slide>& slides) {
  std::size_t turn = 0;
  for (std::size_t title = 0; title < titles().size(); ++title)
    for (std::size_t cloth = 0; cloth < cloths().size(); ++cloth, ++turn)
      slides.push_back(slide_of("event/" + std::to_string(turn), SlideKind::meetup,
                                event_paper(title, cloth, turn)));
}

void add_messages(std::vector<Slide>& slides) {
  for (std::size_t i = 0; i < 4 * descriptions().size(); ++i) {
    PaperSlide paper;
    paper.cloth = WordCloth{{"ご案内"}};
    paper.label = i % 2 == 0 ? "歩いて楽しい港のまち" : "";
    paper.title = i % 3 == 0 ? "" : pick(titles(), i);
    paper.description = pick(descriptions(), i);
    paper.description_role = PaperSlide::TextRole::message;
    paper.codes = pick(codes(), i / 2);
    if (paper.title.empty() && paper.description.empty()) paper.title = "癒し";
    slides.push_back(
        slide_of("message/" + std::to_string(i), SlideKind::message, std::move(paper)));
  }
}

void add_agendas(std::vector<Slide>& slides) {
  static const Texts all_stamps{"", "", "満席", "中止", ""};
  for (std::size_t count = 0; count <= 12; ++count)
    for (const std::size_t shift : {0U, 5U, 11U}) {
      AgendaSlide agenda;
      agenda.heading = shift == 5 ? "本日の予定" : "これからの予定";
      agenda.later_heading = shift == 5 ? "これからの予定" : "";
      if (count == 0) agenda.line = "次回の日程は、決まり次第お知らせいたします。";
      if (shift != 11) agenda.code = codes()[2 - count % 2].front();
      for (std::size_t i = 0; i < count; ++i) {
        AgendaRow row;
        row.title = pick(titles(), i * 3 + shift);
        row.icon = i % 3 == 0 ? PlaceIcon::online : PlaceIcon::none;
        if (shift == 5 && i < 2) row.day = AgendaRow::Day::today;
        row.date = i % 4 == 3 ? "2024/12/30" : "12/28";
        row.weekday = i % 5 == 4 ? "" : "土";
        row.time = i % 4 == 2 ? "終日" : "20:30";
        row.stamp = pick(all_stamps, i + shift);
        if (row.stamp.empty()) row.countdown = Pill{"", "14", "日後"};
        if (i + 1 == count && shift != 5) {
          row = AgendaRow{};
          row.word = "随時";
          row.title = pick(titles(), shift);
          row.countdown = Pill{"受付中", "", ""};
        }
        agenda.rows.push_back(row);
      }
      slides.push_back(slide_of("agenda", SlideKind::agenda, std::move(agenda)));
    }
}

void add_houses(std::vector<Slide>& slides) {
  const Texts names{"A lot of flowers",
                    "港まちづくり協議会",
                    "花",
                    "International Association of Neighbourhood Gardens and Libraries",
                    "まちの図書室と小さな本屋をひらく会",
                    "特定非営利活動法人 夜明けの港こども食堂連絡協議会"};
  const std::vector<Texts> pillars{{},
                                   {"癒し", "笑い", "新たな視点"},
                                   {"学ぶ"},
                                   {"Learn", "Share"},
                                   {"話す", "聞く", "考える", "たしかめる", "歩く"},
                                   {"癒《いや》し", "とても長い柱のことば", "笑い"}};
  const Texts taglines{
      "話《はな》す事は放《はな》す事。言《い》える事は癒《い》える事。",
      "港に、あかりを。",
      "花。",
      "よむ、かく、はなす。",
      "歩いて楽しい港のまちを、百年先の子どもたちへ。",
      "Grow together, one flower at a time.",
      "話す。聞く。考える。動く。確かめる。また話す。",
      "まちのことを、まちのひとと、まちのことばで、まちじゅうで。",
      "｜古今《ここん》東西《とうざい》の書《ふみ》を読み、今日《きょう》の暮らしを語る。",
      ("一人では届かないところへ、みんなの手で少しずつ届けていくための、"
       "ゆるやかで途切れない集まりでありたいと願っています。")};
  for (std::size_t i = 0; i < names.size() * pillars.size(); ++i) {
    WelcomeSlide welcome{i % 4 == 3 ? "" : "女性管理職のためのコミュニティ", pick(names, i),
                         i % 3 == 2 ? "" : "みんな一緒に居て、応援し合える場。",
                         pick(pillars, i / names.size()), std::nullopt};
    if (i % 2 == 0) welcome.code = codes()[i % 4 == 0 ? 2 : 3].front();
    slides.push_back(slide_of("welcome", SlideKind::welcome, std::move(welcome)));
  }
  for (std::size_t i = 0; i < taglines.size(); ++i) {
    slides.push_back(
        slide_of("tagline", SlideKind::tagline, TaglineSlide{taglines[i], pick(names, i)}));
    slides.push_back(
        slide_of("fallback", SlideKind::fallback, FallbackSlide{pick(names, i), taglines[i]}));
  }
}

void add_others(std::vector<Slide>& slides) {
  for (std::size_t i = 0; i < titles().size(); ++i) {
    slides.push_back(
        slide_of("alert/" + std::to_string(i), SlideKind::alert,
                 AlertSlide{"お知らせ", pick(titles(), i) + "は中止とさせていただきます。",
                            i % 2 == 0 ? "2月18日（日） 13:00〜　集会所" : ""}));
    PosterSlide poster{i % 2 == 0 ? "portrait.jpg" : "landscape.jpg",
                       i % 3 == 0 ? "" : pick(titles(), i), std::nullopt};
    if (i % 4 == 1) poster.code = codes()[1].front();
    slides.push_back(slide_of("poster/" + std::to_string(i), SlideKind::poster, poster));
  }
  for (std::size_t i = 0; i < 3; ++i)
    slides.push_back(
        slide_of("setup", SlideKind::setup,
                 SetupSlide{"準備中",
                            "準備中です",
                            {"設定ファイル /home/organiser/" + std::string(i * 20, 'n') +
                                 ".json をご用意ください。",
                             "保存すると、すぐに表示が始まります。",
                             "この機器の名前は noren.local、アドレスは 192.168.100.200 です。"}}));
}

}  // namespace

std::vector<Slide> lint_contents() {
  std::vector<Slide> slides;
  add_papers(slides);
  add_messages(slides);
  add_agendas(slides);
  add_houses(slides);
  add_others(slides);
  return slides;
}

std::vector<std::string> lint_notices() {
  return {"",
          "満席です",
          "開始が10分ほど遅れております",
          "2月23日から2月25日までお休みいたします。",
          "機材の準備のため、開始が10分遅れます。もう少しお待ちください。",
          "Doors open at ten; please wait in the lobby on the second floor.",
          ("本日は終了いたしました。ありがとうございました。次回は三月の第一日曜日、"
           "同じ場所でお待ちしております。お忘れ物は受付でお預かりしています。"),
          std::string(120, 'N')};
}

}  // namespace noren::test
