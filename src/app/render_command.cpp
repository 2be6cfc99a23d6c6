#include "app/render_command.h"

#include <filesystem>
#include <fstream>
#include <iostream>

#include <fmt/format.h>

#include "app/contact_sheet.h"
#include "app/deck_json.h"
#include "app/exhibit.h"
#include "app/outfit.h"
#include "app/venue_stage.h"
#include "platform/canvas.h"
#include "platform/png_file.h"

namespace noren {
namespace {

namespace fs = std::filesystem;

constexpr Size kDefaultSize{1920, 1080};

// "02-meetup", "05-agenda-2" for a page of a split slide.
std::vector<std::string> file_stems(const std::vector<ExhibitPage>& pages) {
  std::vector<std::string> stems;
  int number = 0;
  for (const ExhibitPage& each : pages) {
    const Page& page = each.scene.page;
    if (page.page == 1) ++number;
    const std::string suffix = page.pages > 1 ? fmt::format("-{}", page.page) : "";
    stems.push_back(fmt::format("{:02}-{}{}", number, name_of(page.kind), suffix));
  }
  return stems;
}

Problems warnings_of(const Exhibit& exhibit, const Outfit& outfit) {
  Problems warnings;
  const auto add = [&](const Problems& problems) {
    warnings.insert(warnings.end(), problems.begin(), problems.end());
  };
  if (exhibit.config_problem()) warnings.push_back(*exhibit.config_problem());
  add(exhibit.venue().errors);
  add(exhibit.venue().warnings);
  for (const SourceReport& report : exhibit.sources()) {
    if (report.collected.failure) warnings.push_back(*report.collected.failure);
    add(report.collected.content.problems);
  }
  add(exhibit.lint());
  add(outfit.problems());
  return warnings;
}

/// Draws and writes the pictures of one run.
class Renderer {
 public:
  Renderer(const Exhibit& exhibit, Canvas canvas, const Options& options)
      : exhibit_(exhibit), canvas_(std::move(canvas)), options_(options) {}

  Result<void> write_pages(const std::vector<std::string>& stems) {
    const auto& pages = exhibit_.pages();
    for (std::size_t i = 0; i < pages.size(); ++i) {
      const Frame frame = still(pages[i].scene, Drift{});
      if (auto written = write(frame, stems[i] + ".png"); !written) return written;
      if (options_.sheet == Options::Sheet::yes) thumbnails_.push_back(thumbnail(canvas_.read()));
      for (const Millis t : options_.at_ms)
        if (auto written = write_transition(i, t, stems[i]); !written) return written;
      canvas_.keep_only({&frame});
    }
    if (thumbnails_.empty()) return {};
    return write_png(contact_sheet(thumbnails_), path_of("sheet.png"));
  }

 private:
  [[nodiscard]] std::string path_of(const std::string& name) const {
    return (fs::path(options_.out) / name).string();
  }

  Result<void> write(const Frame& frame, const std::string& name) {
    canvas_.draw(frame);
    return write_png(canvas_.read(), path_of(name));
  }

  // Into page `index`, from the one before it (the last one comes before the first).
  Result<void> write_transition(std::size_t index, Millis t, const std::string& stem) {
    const auto& pages = exhibit_.pages();
    const Scene& from = pages[(index + pages.size() - 1) % pages.size()].scene;
    const Scene& to = pages[index].scene;
    const Motion motion =
        motion_between(from.page.kind, to.page.kind, exhibit_.venue().settings.slides.transition);
    const Frame frame = transition(motion, from, to, Drift{}, Drift{}, t, canvas_.size());
    return write(frame, fmt::format("{}.t{:04}.png", stem, t.count()));
  }

  const Exhibit& exhibit_;
  Canvas canvas_;
  const Options& options_;
  std::vector<Pixels> thumbnails_;
};

Result<void> write_text(const std::string& path, const std::string& text) {
  std::ofstream file(path, std::ios::binary | std::ios::trunc);
  file << text;
  file.close();
  if (!file) return fail(path, say("書き込めません", "can't be written"));
  return {};
}

Result<void> write_deck(const Exhibit& exhibit, const Outfit& outfit, const Options& options,
                        Size size) {
  std::error_code error;
  fs::create_directories(options.out, error);
  auto canvas = Canvas::in_memory(
      size, PaintBox{&outfit.fonts(), outfit.folder().assets(), exhibit.pictures()});
  if (!canvas) return tl::unexpected(canvas.error());
  const auto stems = file_stems(exhibit.pages());
  Renderer renderer(exhibit, std::move(*canvas), options);
  if (auto written = renderer.write_pages(stems); !written) return written;
  DeckDescription deck{exhibit.now(),
                       size,
                       exhibit.venue().theme.name,
                       {},
                       warnings_of(exhibit, outfit),
                       exhibit.venue().settings.language};
  for (std::size_t i = 0; i < stems.size(); ++i)
    deck.pages.push_back({&exhibit.pages()[i].scene, exhibit.pages()[i].dwell, stems[i] + ".png"});
  return write_text((fs::path(options.out) / "deck.json").string(), deck_json(deck));
}

Result<void> write_test_card(const Exhibit& exhibit, const Outfit& outfit, const Options& options,
                             Size size) {
  std::error_code error;
  fs::create_directories(options.out, error);
  auto canvas = Canvas::in_memory(size, PaintBox{&outfit.fonts(), outfit.folder().assets(), {}});
  if (!canvas) return tl::unexpected(canvas.error());
  const Typesetter typesetter(outfit.fonts(), {});
  const PictureSizes no_pictures;
  const Scene card{compose_test_card(stage_of(exhibit.venue(), size, typesetter, no_pictures)), {}};
  canvas->draw(still(card, Drift{}));
  return write_png(canvas->read(), (fs::path(options.out) / "test-card.png").string());
}

}  // namespace

int render_command(const Options& options) {
  auto outfit = Outfit::open(options.config);
  if (!outfit) {
    print_problem(std::cerr, outfit.error(), locale_language());
    return 1;
  }
  const Size size = options.size.value_or(kDefaultSize);
  const Exhibit exhibit(options, *outfit, size);
  const auto written = options.test_card == Options::Card::yes
                           ? write_test_card(exhibit, *outfit, options, size)
                           : write_deck(exhibit, *outfit, options, size);
  if (written) return 0;
  print_problem(std::cerr, written.error(), exhibit.venue().settings.language);
  return 1;
}

}  // namespace noren
