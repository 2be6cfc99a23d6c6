#include "text/break_ranks.h"

#include "base/utf8.h"
#include "breaking_quality.h"
#include "catch.h"

using noren::break_ranks;
using noren::BreakRank;

namespace {

/// The rank of the break between `before` and `after`, which follow on each other in their text.
BreakRank rank_between(const std::string& before, const std::string& after,
                       const std::vector<std::u32string>& keep = {}) {
  const std::u32string head = noren::decode_utf8(before);
  return break_ranks(head + noren::decode_utf8(after), keep)[head.size()];
}

/// The best rank of all breaks inside `token`, when it stands in `text`.
BreakRank best_rank_inside(const std::string& token, const std::string& text) {
  const std::u32string characters = noren::decode_utf8(text);
  const std::u32string part = noren::decode_utf8(token);
  const std::size_t start = characters.find(part);
  REQUIRE(start != std::u32string::npos);
  const auto ranks = break_ranks(characters);
  BreakRank best = BreakRank::never;
  for (std::size_t i = start + 1; i < start + part.size(); ++i)
    best = std::min(best, ranks[i]);
  return best;
}

std::string report(const noren::test::BreakingQuality& quality) {
  std::string lines;
  for (const std::string& each : quality.bad)
    lines += "\n  " + each;
  return lines;
}

}  // namespace

TEST_CASE("dates, times, prices and numbers are never broken inside") {
  const std::vector<std::string> tokens = {
      "2月18日(日)", "2月18日（日）", "11月3日(水・祝)", "13:30〜15:00", "14時〜16時", "18時30分",
      "午後2時半",   "3,000円(税込)", "￥3,000",         "第12回",       "第3土曜",    "10周年",
      "30名様",      "3か月間",       "小学4年生",       "100％",        "令和6年度",  "12台"};
  for (const std::string& token : tokens) {
    INFO(token);
    CHECK(best_rank_inside(token, "会場は" + token + "のご案内です") >= BreakRank::emergency);
  }
  for (const std::string token :
       {"2月18日(日)", "13:30〜15:00", "14時〜16時", "3,000円(税込)", "第12回"})
    CHECK(best_rank_inside(token, "会場は" + token + "のご案内です") == BreakRank::never);
}

TEST_CASE("addresses of the net, telephone numbers, hashtags and technical words stay whole") {
  for (const std::string token :
       {"C++20", "Wi-Fi", "Vol.3", "Vol. 12", "No.5", "03-1234-5678", "info@example.jp",
        "https://example.jp/events?id=3", "#みんなの交流会", "Node.js", "A/B"}) {
    INFO(token);
    CHECK(best_rank_inside(token, "入門 " + token + " をためす") == BreakRank::never);
  }
}

TEST_CASE("words stay whole: names with titles, polite prefixes, verbs and their endings") {
  for (const std::string token :
       {"田中さん", "佐藤花子先生", "山本氏", "鈴木様", "お問い合わせ", "ご参加", "話し合う",
        "見つけ方", "ございました", "リーダーシップ", "コミュニティ", "お待ちして", "勉強する",
        "食べられない"}) {
    INFO(token);
    CHECK(best_rank_inside(token, "本日は" + token + "、という会です") >= BreakRank::emergency);
  }
}

TEST_CASE("a date and its time part where both are too wide for a line") {
  for (const std::string date : {"6月12日(水)", "6月12日（水・祝）", "6月12日"}) {
    INFO(date);
    CHECK(rank_between("更新は" + date, "13:30〜15:30です") == BreakRank::compound);
    CHECK(best_rank_inside(date, "更新は" + date + "13:30〜15:30です") == BreakRank::never);
  }
  CHECK(best_rank_inside("13:30〜15:30", "更新は6月12日(水)13:30〜15:30です") == BreakRank::never);
}

TEST_CASE("letters and numbers that end the name of a room stay with it") {
  for (const std::string name :
       {"ホールA", "会議室1", "ホールD7", "スタジオB", "1103会議室", "鶴の間"}) {
    INFO(name);
    CHECK(best_rank_inside(name, "会場は " + name) >= BreakRank::emergency);
  }
  CHECK(rank_between("芸術センター", "5F") <= BreakRank::compound);
  CHECK(best_rank_inside("C言語", "はじめてのC言語入門") >= BreakRank::emergency);
}

TEST_CASE("addresses part between their places, not inside a lot or a school class") {
  CHECK(rank_between("愛媛県", "西予市宇和町") == BreakRank::compound);
  CHECK(rank_between("愛媛県西予市", "宇和町") == BreakRank::compound);
  CHECK(rank_between("丸の内1丁目", "9番2号") == BreakRank::compound);
  CHECK(best_rank_inside("9番2号", "丸の内1丁目9番2号 3階") == BreakRank::never);
  CHECK(best_rank_inside("6年2組", "展示は6年2組の作品です") == BreakRank::never);
}

TEST_CASE("verbs made with する are known with their endings") {
  for (const std::string verb : {"変更し", "延期し", "中止し", "開催し", "終了し"}) {
    INFO(verb);
    CHECK(best_rank_inside(verb, "日程を" + verb + "ています") >= BreakRank::emergency);
    CHECK(rank_between("日程を", verb + "ています") == BreakRank::phrase);
  }
  CHECK(rank_between("ご迷惑をおかけし", "申し訳ございません") == BreakRank::weak);
  CHECK(rank_between("雨天のため", "参拝順路を変えます") == BreakRank::phrase);
  CHECK(rank_between("改装のため", "しばらくの間お休みします") == BreakRank::phrase);
  CHECK(rank_between("しばらくの間", "お休みします") == BreakRank::weak);
  CHECK(rank_between("あきらめる", "ことをやめる") == BreakRank::compound);
}

TEST_CASE("particles never begin a line, whatever stands before them") {
  CHECK(rank_between("JavaScript 2024 ", "を開催します") == BreakRank::emergency);
  CHECK(rank_between("取得率100％", "の会社") == BreakRank::emergency);
  CHECK(rank_between("花の会", "に集まる") == BreakRank::emergency);
}

TEST_CASE("dashes stay with the subtitle that they enclose") {
  CHECK(rank_between("回顧展 ―", "色彩は歌う―") == BreakRank::never);
  CHECK(rank_between("回顧展 ―色彩は歌う", "―") == BreakRank::never);
  CHECK(rank_between("会社を変える——", "導入の話") == BreakRank::weak);
  CHECK(rank_between("会社を変える", "——導入の話") == BreakRank::compound);
  CHECK(rank_between("会社を変える—", "—導入の話") == BreakRank::never);
  CHECK(rank_between("未来社会", "—基礎から応用まで—") == BreakRank::clause);
  CHECK(rank_between("未来社会—", "基礎から応用まで—") == BreakRank::never);
  CHECK(rank_between("未来社会—基礎から応用まで", "—") == BreakRank::never);
}

TEST_CASE("a slash never begins a line") {
  CHECK(rank_between("会員2,000円", "／一般3,500円") == BreakRank::emergency);
  CHECK(rank_between("会員 ", "／ 一般") == BreakRank::emergency);
  CHECK(rank_between("会員2,000円／", "一般3,500円") == BreakRank::weak);
}

TEST_CASE("a short label stands with what it introduces") {
  CHECK(rank_between("描く会 講師：", "花田ゆり") == BreakRank::compound);
  CHECK(rank_between("ギャラリートーク：", "学芸員と歩く") == BreakRank::phrase);
}

TEST_CASE("long words in katakana part where their own words do") {
  CHECK(rank_between("グラントウキョウ", "サウスタワー") == BreakRank::compound);
  CHECK(rank_between("ソーシャル", "インパクトボンド") == BreakRank::compound);
  CHECK(rank_between("インクルーシブ", "デザイン") == BreakRank::compound);
  CHECK(best_rank_inside("インクルーシブ", "インクルーシブデザイン講座") >= BreakRank::emergency);
  CHECK(best_rank_inside("ゾロアスター", "古代のゾロアスター展") >= BreakRank::emergency);
}

TEST_CASE("a verb keeps its auxiliary where a line can hold both") {
  CHECK(rank_between("のぞいて", "みませんか") == BreakRank::bound);
  CHECK(rank_between("旗当番を代わって", "いただける方") == BreakRank::bound);
  CHECK(rank_between("参加者を募集して", "います") == BreakRank::bound);
  CHECK(rank_between("試して", "ほしい言い換え") >= BreakRank::bound);
  CHECK(rank_between("番号札をお取りに", "なってお待ちください") == BreakRank::bound);
  CHECK(rank_between("6月から有料に", "なります") == BreakRank::bound);
  CHECK(rank_between("閉場と", "させていただきます") == BreakRank::bound);
  CHECK(rank_between("1on1がうまく", "いかないときに") == BreakRank::bound);
  CHECK(rank_between("月曜日がこわく", "なくなるまで") == BreakRank::bound);
  CHECK(rank_between("参加しなければ", "なりません") == BreakRank::bound);
  CHECK(rank_between("知らないかも", "しれない") == BreakRank::bound);
  CHECK(rank_between("なるんじゃ", "なかった") == BreakRank::bound);
  CHECK(rank_between("泣いても", "いい場所") == BreakRank::bound);
  CHECK(rank_between("駅前で", "いただける券") < BreakRank::bound);
  CHECK(rank_between("歩いて", "行ける場所") < BreakRank::bound);
  CHECK(rank_between("お茶を飲んで", "話しませんか") == BreakRank::phrase);
}

TEST_CASE("the と of a quotation never begins a line") {
  CHECK(rank_between("面談なのか？", "というメールが来た") == BreakRank::emergency);
  CHECK(rank_between("面談なのか?", "というメールが来た") == BreakRank::emergency);
  CHECK(rank_between("やってみよう！", "と思う日") == BreakRank::emergency);
  CHECK(rank_between("ほんとうは休みたかった、", "と言えた日") == BreakRank::emergency);
  CHECK(rank_between("なにがおきる？", "とびだす絵本") == BreakRank::clause);
}

TEST_CASE("four kanji are kept whole and buildings end a name") {
  CHECK(rank_between("フリーランス確定", "申告もくもく会") == BreakRank::bound);
  CHECK(rank_between("フリーランス", "確定申告もくもく会") == BreakRank::compound);
  CHECK(rank_between("名古屋国際センター", "別棟ホール") == BreakRank::weak);
  CHECK(rank_between("予約承り中", "三段重") == BreakRank::weak);
  CHECK(rank_between("JR中央線「国分寺」", "駅北口") == BreakRank::emergency);
}

TEST_CASE("compounds may be parted between their words and nowhere else") {
  CHECK(rank_between("個別", "相談会") == BreakRank::compound);
  CHECK(rank_between("オンライン", "説明会") == BreakRank::compound);
  CHECK(rank_between("市立", "図書館") == BreakRank::compound);
  CHECK(rank_between("コミュニティ", "センター") == BreakRank::compound);
  CHECK(rank_between("女性", "管理職のための会") == BreakRank::compound);
  CHECK(rank_between("コミュニティ説", "明動画") == BreakRank::emergency);
  CHECK(rank_between("区民セン", "ター") == BreakRank::emergency);
  CHECK(rank_between("相談", "会のお知らせ") == BreakRank::emergency);
}

TEST_CASE("what kind of building it is stays with its name, parts of loan words with the word") {
  CHECK(rank_between("岡山シンフォニー", "ホールイベントホール") == BreakRank::bound);
  CHECK(rank_between("岡山シンフォニーホール", "イベントホール") == BreakRank::weak);
  CHECK(rank_between("港のフォレスト", "テラス二階") == BreakRank::bound);
  CHECK(rank_between("港湾バック", "ヤードツアー") >= BreakRank::bound);
  CHECK(rank_between("ミニ", "トマトを育てる") == BreakRank::bound);
  CHECK(rank_between("堺", "オーケストラ演奏会") == BreakRank::compound);
  CHECK(rank_between("展示ホール ", "6出展者の会") == BreakRank::emergency);
  CHECK(rank_between("文化ホール ", "10月の催し") == BreakRank::phrase);
}

TEST_CASE("the number of an issue is no hashtag of what follows") {
  CHECK(rank_between("勉強会#7", "壊れないテストを書く") <= BreakRank::compound);
  CHECK(rank_between("勉強会#", "7壊れないテストを書く") == BreakRank::never);
  CHECK(rank_between("#100日", "チャレンジ") == BreakRank::never);
}

TEST_CASE("an English preposition stands with what follows it") {
  CHECK(rank_between("植木フェアin ", "福岡") == BreakRank::bound);
  CHECK(rank_between("植木フェア", "in福岡") == BreakRank::weak);
  CHECK(rank_between("もくもく会@", "カフェ") == BreakRank::bound);
  CHECK(rank_between("もくもく会 ", "@ カフェ") <= BreakRank::weak);
}

TEST_CASE("a question stands apart from the topic that って names") {
  CHECK(rank_between("ふつうって", "なんだろう") == BreakRank::phrase);
  CHECK(rank_between("ふつうっ", "てなんだろう") == BreakRank::emergency);
}

TEST_CASE("phrases end behind particles; what leans back is weaker") {
  CHECK(rank_between("窓口で", "切手を売る") == BreakRank::phrase);
  CHECK(rank_between("花束を", "持って行く") == BreakRank::phrase);
  CHECK(rank_between("女性管理職の", "ための会") == BreakRank::weak);
  CHECK(rank_between("変わる", "という話") >= BreakRank::weak);
  CHECK(rank_between("ありがとう。", "またどうぞ") == BreakRank::clause);
  CHECK(rank_between("【満席】", "花の会") == BreakRank::clause);
  CHECK(rank_between("花の会", "「春」のつどい") <= BreakRank::weak);
}

TEST_CASE("a subtitle in wave dashes may open a line, a range of times may not") {
  CHECK(rank_between("夜の博物館2026", "〜星と歩く〜") == BreakRank::clause);
  CHECK(rank_between("受付10:00", "〜閉館まで〜") == BreakRank::never);
  CHECK(rank_between("対話の研修", "〜聞く力を育てる〜") == BreakRank::clause);
  CHECK(rank_between("対話の研修〜", "聞く力を育てる〜") == BreakRank::never);
  CHECK(rank_between("受付は10時", "〜16時〜") == BreakRank::never);
  CHECK(rank_between("対話の研修", "〜聞く力を育てる") == BreakRank::never);
  CHECK(rank_between("対話の研修 〜", "【公開】聞く力を育てる〜") == BreakRank::never);
  CHECK(rank_between("対話の研修 〜 ", "聞く力を育てる 〜") == BreakRank::never);
}

TEST_CASE("short bracketed words stay whole and remarks stay with their word") {
  CHECK(best_rank_inside("『笑いの力』", "公演『笑いの力』のご案内") >= BreakRank::emergency);
  CHECK(best_rank_inside("“やさしい日本語”", "サロン“やさしい日本語”で話そう") >=
        BreakRank::emergency);
  CHECK(rank_between("相談会", "(無料)") >= BreakRank::compound);
  CHECK(rank_between("介護者サロン「ほっこり」", "お茶を飲みながら") == BreakRank::weak);
  CHECK(rank_between("介護者サロン「ほっこり」", "というサロン") == BreakRank::emergency);
}

TEST_CASE("texts on the keep-list are never broken inside") {
  const std::vector<std::u32string> keep = {U"花と緑の広場", U""};
  CHECK(rank_between("花と緑の広場は花と", "緑の広場です", keep) == BreakRank::never);
  CHECK(rank_between("花と緑の", "広場です") <= BreakRank::compound);
}

TEST_CASE("ranks have one element per position, closed by the end of the text") {
  CHECK(break_ranks(U"") == std::vector<BreakRank>{BreakRank::forced});
  const auto ranks = break_ranks(U"花の会\n春");
  REQUIRE(ranks.size() == 6);
  CHECK(ranks.front() == BreakRank::never);
  CHECK(ranks[4] == BreakRank::forced);
  CHECK(ranks.back() == BreakRank::forced);
}

TEST_CASE("hostile characters are ranked like any others") {
  const std::u32string hostile[] = {
      std::u32string(1, U'\0'),
      U"\u2028\u2029\u0085",
      U"\uFE0F\uFE0F",
      U"\u200D\u200B\u2060",
      U"\u202E花\u202C",
      std::u32string(10000, U'\u0301'),
      std::u32string(100000, U'花'),
      std::u32string(50000, U'「'),
      std::u32string(50000, U'〜'),
      std::u32string(50000, U'1'),
      std::u32string(50000, U'ア'),
      std::u32string(50000, U'#'),
      U"\U0010FFFF\U0001F468\u200D\U0001F469",
  };
  for (const std::u32string& text : hostile) {
    const auto ranks = break_ranks(text);
    CHECK(ranks.size() == text.size() + 1);
    CHECK(ranks.front() == BreakRank::never);
    CHECK(ranks.back() == BreakRank::forced);
  }
}

TEST_CASE("hardly a title of the development set is broken inside a word") {
  const std::string set =
      GENERATE(as<std::string>(), "breaking_dev.txt", "breaking_long.txt", "breaking_notices.txt",
               "breaking_venues.txt", "breaking_titles.txt");
  const auto texts = noren::test::read_marked_texts(set);
  REQUIRE(texts.size() > 150);
  for (const double width : {12.0, 16.0, 24.0}) {
    const auto quality = noren::test::measure_breaking(texts, width);
    INFO(width << " em: " << quality.bad.size() << " of " << quality.breaks << report(quality));
    CHECK(quality.bad_percent() <= 1.0);
    CHECK(quality.wide.empty());
    CHECK(quality.lines <= quality.fewest_lines + texts.size() / 50);
  }
}

TEST_CASE("hardly a title that no rule was made for is broken inside a word") {
  const std::string set = GENERATE(as<std::string>(), "breaking_unseen.txt", "breaking_kept.txt",
                                   "breaking_notices_unseen.txt", "breaking_latest.txt");
  const auto texts = noren::test::read_marked_texts(set);
  REQUIRE(texts.size() > 50);
  for (const double width : {12.0, 16.0, 24.0}) {
    const auto quality = noren::test::measure_breaking(texts, width);
    INFO(width << " em: " << quality.bad.size() << " of " << quality.breaks << report(quality));
    CHECK(quality.bad_percent() <= 3.0);
    CHECK(quality.wide.empty());
  }
}
