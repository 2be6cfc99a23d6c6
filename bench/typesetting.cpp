// Measures what setting text costs, beside Pango in the same run: a title into its box against
// Pango's layout of the same text at one size, and how body text grows with its length.

#include <algorithm>
#include <array>
#include <cstdio>
#include <ctime>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include <pango/pangocairo.h>

#include "support/real_fonts.h"
#include "text/typesetter.h"

namespace {

using noren::RubyText;

constexpr std::array<std::string_view, 8> kTitles = {
    "女性管理職のための交流会",
    "対話の研修〜部下の話を聞く力を育てる〜",
    "市立図書館おはなし会 毎週土曜日14時から",
    "C++20で書く組み込みプログラミング入門",
    "秋のグラウンドゴルフ大会 優勝チームには新米30kg",
    "写真展「川と暮らした人々」作者によるギャラリートーク",
    "マイナンバーカードの電子証明書更新はお済みですか",
    "Wi-Fiのパスワードは受付カウンターに掲示しています"};

/// Processor time (µs) that the program has used: other work on the machine doesn't count.
double processor_time() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e6 + static_cast<double>(now.tv_nsec) / 1e3;
}

/// The median time of one call (µs), each measured over some calls.
double microseconds(const std::function<void()>& work, int calls) {
  constexpr int kRounds = 15;
  work();
  std::vector<double> rounds;
  for (int round = 0; round < kRounds; ++round) {
    const double start = processor_time();
    for (int i = 0; i < calls; ++i)
      work();
    rounds.push_back((processor_time() - start) / calls);
  }
  std::nth_element(rounds.begin(), rounds.begin() + kRounds / 2, rounds.end());
  return rounds[kRounds / 2];
}

/// The scale and the box of an event's title beside its code.
void fit_title(const noren::Typesetter& typesetter, std::string_view title) {
  static const std::vector<noren::FitStep> kScale = {{200, 1, 1.3}, {152, 1, 1.3}, {116, 2, 1.26},
                                                     {104, 3, 1.3}, {88, 3, 1.3},  {72, 4, 1.3},
                                                     {64, 5, 1.3}};
  static const noren::FitBox kBox{
      {672, 200, 1184, 700}, {{1487, 467, 369, 429}, {672, 594, 700, 300}}, 20};
  if (!typesetter.fit(RubyText::plain(title), noren::FaceRole::display, kScale, kBox))
    std::puts("(did not fit)");
}

/// A Pango layout in the same face at 88 px; laid out anew for every text.
class PangoPage {
 public:
  explicit PangoPage(PangoFontMap* fonts)
      : context_(pango_font_map_create_context(fonts)), layout_(pango_layout_new(context_)) {
    PangoFontDescription* font = pango_font_description_from_string("Noto Serif CJK JP Bold");
    pango_font_description_set_absolute_size(font, 88 * PANGO_SCALE);
    pango_layout_set_font_description(layout_, font);
    pango_font_description_free(font);
    pango_context_set_language(context_, pango_language_from_string("ja"));
    pango_layout_set_width(layout_, 1184 * PANGO_SCALE);
    pango_layout_set_wrap(layout_, PANGO_WRAP_WORD_CHAR);
  }
  PangoPage(const PangoPage&) = delete;
  PangoPage& operator=(const PangoPage&) = delete;
  ~PangoPage() {
    g_object_unref(layout_);
    g_object_unref(context_);
  }

  void lay(std::string_view text) {
    pango_layout_set_text(layout_, text.data(), static_cast<int>(text.size()));
    PangoRectangle ink;
    pango_layout_get_pixel_extents(layout_, &ink, nullptr);
  }

 private:
  PangoContext* context_;
  PangoLayout* layout_;
};

/// A title that has not been set before, or not lately: another number at its end for each call.
class NewTitle {
 public:
  explicit NewTitle(std::string_view title) : title_(title) {}
  [[nodiscard]] std::string next() {
    constexpr int kDifferent = 200;  // more than a typesetter remembers
    calls_ = (calls_ + 1) % kDifferent;
    return title_ + std::to_string(1000 + calls_);
  }

 private:
  std::string title_;
  int calls_ = 0;
};

void compare_titles(const noren::Typesetter& typesetter) {
  PangoPage pango(pango_cairo_font_map_get_default());
  double first = 0;
  double again = 0;
  double theirs = 0;
  double theirs_again = 0;
  std::puts("title into its box, us: new | again || Pango at one size: new | again || ratios");
  for (const std::string_view title : kTitles) {
    NewTitle ours_new(title);
    NewTitle theirs_new(title);
    const double a = microseconds([&] { fit_title(typesetter, ours_new.next()); }, 40);
    const double b = microseconds([&] { fit_title(typesetter, title); }, 400);
    const double c = microseconds([&] { pango.lay(theirs_new.next()); }, 40);
    const double d = microseconds([&] { pango.lay(title); }, 40);
    std::printf("  %7.1f | %7.2f || %7.1f | %7.1f || %.2f  %.3f  %.*s\n", a, b, c, d, a / c, b / d,
                static_cast<int>(title.size()), title.data());
    first += a;
    again += b;
    theirs += c;
    theirs_again += d;
  }
  std::printf("all: %.1f | %.1f || %.1f | %.1f || ratio new %.2f, again %.3f\n", first, again,
              theirs, theirs_again, first / theirs, again / theirs_again);
}

/// The first title of a program: fonts opened, nothing known yet. Font files are mapped before.
void compare_starts() {
  const auto ours = [] {
    noren::Problems problems;
    const auto fonts =
        noren::FontSet::create(noren::test::real_font_files(), noren::test::real_roles(), problems);
    fit_title(noren::Typesetter(fonts), kTitles[1]);
  };
  const auto theirs = [] {
    PangoFontMap* fonts = pango_cairo_font_map_new();
    PangoPage(fonts).lay(kTitles[1]);
    g_object_unref(fonts);
  };
  const double a = microseconds(ours, 3);
  const double b = microseconds(theirs, 3);
  std::printf("first title with fonts just opened, us: %.0f || Pango %.0f || ratio %.2f\n", a, b,
              a / b);
}

void measure_bodies(const noren::Typesetter& typesetter) {
  const std::string sentence =
      "窓口では花の種を配っています。お気軽にお声がけください、10時から16時まで。";
  noren::TextStyle style;
  style.size_px = 40;
  style.body = noren::TextStyle::Body::justified;
  std::puts("body: characters | us | us a character");
  for (const std::size_t characters : {1250U, 2500U, 5000U, 10000U, 20000U}) {
    constexpr std::size_t kSentence = 38;
    std::string body;
    for (std::size_t i = 0; i < characters / kSentence; ++i)
      body += sentence;
    const RubyText text = RubyText::plain(body);
    const double time =
        microseconds([&] { static_cast<void>(typesetter.paragraph(text, style, 1400)); }, 1);
    std::printf("  %6zu | %9.0f | %.2f\n", text.characters.size(), time,
                time / static_cast<double>(text.characters.size()));
  }
}

}  // namespace

int main() {
  const noren::Typesetter typesetter(noren::test::real_fonts());
  compare_titles(typesetter);
  compare_starts();
  measure_bodies(typesetter);
}
