#include "app/deck_json.h"

#include <nlohmann/json.hpp>

#include "base/utf8.h"
#include "scene/display_list.h"
#include "scene/motion.h"

namespace noren {
namespace {

using Json = nlohmann::ordered_json;

Json json_of(Rect rect) {
  return Json::array({rect.x, rect.y, rect.w, rect.h});
}

Json json_of(const TextEntry& text) {
  return {{"role", name_of(text.role)},
          {"lines", text.lines},
          {"size_px", text.size_px},
          {"box", json_of(text.box)},
          {"vertical", text.direction == TextEntry::Direction::vertical}};
}

Json json_of(const QrEntry& code) {
  return {{"data", code.data}, {"module_px", code.module_px}, {"box", json_of(code.box)}};
}

Json json_of(const RenderedPage& rendered) {
  const Page& page = rendered.scene->page;
  Json texts = Json::array();
  Json codes = Json::array();
  for (const TextEntry& text : texts_of(*rendered.scene))
    texts.push_back(json_of(text));
  for (const QrEntry& code : page.list.codes)
    codes.push_back(json_of(code));
  return {{"id", page.id},
          {"kind", name_of(page.kind)},
          {"page", page.page},
          {"pages", page.pages},
          {"dwell_ms", rendered.dwell.count()},
          {"file", rendered.file},
          {"texts", texts},
          {"qr", codes}};
}

Json json_of(const Problems& problems, Language language) {
  Json array = Json::array();
  for (const Problem& problem : problems)
    array.push_back({{"where", repaired_utf8(problem.where)},
                     {"what", repaired_utf8(problem.what.in(language))}});
  return array;
}

}  // namespace

std::string deck_json(const DeckDescription& deck) {
  const auto offset =
      std::chrono::duration_cast<std::chrono::minutes>(deck.now.zone->offset_at(deck.now.instant));
  Json slides = Json::array();
  for (const RenderedPage& page : deck.pages)
    slides.push_back(json_of(page));
  const Json root = {{"at", format_rfc3339(deck.now.civil(), offset)},
                     {"clock", deck.now.trusted() ? "trusted" : "untrusted"},
                     {"size", Json::array({deck.size.w, deck.size.h})},
                     {"theme", deck.theme},
                     {"slides", slides},
                     {"warnings", json_of(deck.warnings, deck.language)}};
  return root.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string problems_json(const Problems& problems, Language language) {
  return json_of(problems, language).dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace noren
