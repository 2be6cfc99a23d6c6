#include "feed/theme_contrast.h"

#include <array>
#include <string_view>
#include <utility>
#include <vector>

namespace noren {
namespace {

constexpr std::array<std::pair<Livery, std::string_view>, 6> kLiveries = {
    {{Livery::house, "house"},
     {Livery::meetup, "meetup"},
     {Livery::session, "session"},
     {Livery::consultation, "consultation"},
     {Livery::event, "event"},
     {Livery::post, "post"}}};

/// A colour and the key that names it in the theme's file.
struct NamedColor {
  std::string key;
  Color color;
};

class ContrastCheck {
 public:
  ContrastCheck(const Theme& theme, const std::string& file) : theme_(theme), file_(file) {}

  Problems run() {
    const NamedColor ink{"ink", theme_.ink};
    const NamedColor ink2{"ink2", theme_.ink2};
    const NamedColor card{"card", theme_.card};
    on_each(ink, papers());
    on_each(ink2, papers());
    on_each(ink, {card});
    on_each(ink2, {card});
    on_each({"onNotice", theme_.on_notice}, {{"notice", theme_.notice}});
    on_each({"qrInk", theme_.qr_ink}, {{"qrPaper", theme_.qr_paper}});
    for (const auto& [livery, name] : kLiveries)
      check_kind(livery, std::string(name));
    return std::move(problems_);
  }

 private:
  using Grounds = std::vector<NamedColor>;

  Grounds papers() const { return {{"paper0", theme_.paper0}, {"paper1", theme_.paper1}}; }

  void check_kind(Livery livery, const std::string& name) {
    const auto found = theme_.kinds.find(livery);
    if (found == theme_.kinds.end()) return;
    const Theme::KindColors& colors = found->second;
    const std::string prefix = "kinds/" + name + "/";
    const NamedColor accent{prefix + "accent", colors.accent};
    on_each({"onCloth", theme_.on_cloth},
            {{prefix + "cloth0", colors.cloth0}, {prefix + "cloth1", colors.cloth1}});
    on_each(accent, papers());
    on_each(accent, {{prefix + "tint", colors.tint}, {"card", theme_.card}});
    // The crest lies under the words in the kind's colour.
    Grounds watermarked = papers();
    for (NamedColor& ground : watermarked) {
      ground.key += "+crestAlpha";
      ground.color = laid_over(with_alpha(colors.accent, theme_.crest_alpha), ground.color);
    }
    on_each(accent, watermarked);
    on_each({"ink", theme_.ink}, watermarked, prefix);
    on_each({"ink2", theme_.ink2}, watermarked, prefix);
  }

  /// `prefix` tells for which kind a common colour falls short.
  void on_each(const NamedColor& text, const Grounds& grounds, const std::string& prefix = {}) {
    for (const NamedColor& ground : grounds) {
      const double ratio = contrast_ratio(text.color, ground.color);
      if (ratio >= kLeastContrast) continue;
      problems_.push_back(
          {file_ + " /" + text.key,
           say("{} と {}: 明るさの差が足りず、読みにくい組み合わせです(コントラスト比 {:.2f}:1、"
               "{}:1 以上が必要です)。",
               "{} on {}: too little contrast to be read well ({:.2f}:1, at least {}:1 is needed).",
               hex_of(text.color), prefix + ground.key + " " + hex_of(ground.color), ratio,
               kLeastContrast)});
    }
  }

  static std::string hex_of(Color color) {
    return fmt::format("#{:02X}{:02X}{:02X}", color.r, color.g, color.b);
  }

  const Theme& theme_;
  const std::string& file_;
  Problems problems_;
};

}  // namespace

Problems check_contrast(const Theme& theme, const std::string& file) {
  return ContrastCheck(theme, file).run();
}

}  // namespace noren
