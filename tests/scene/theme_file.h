#pragma once

#include <fstream>
#include <string>

#include <nlohmann/json.hpp>

#include "model/theme.h"

namespace noren::test {

inline Livery livery_named(const std::string& name) {
  static const std::map<std::string, Livery> liveries{
      {"house", Livery::house},     {"meetup", Livery::meetup},
      {"session", Livery::session}, {"consultation", Livery::consultation},
      {"event", Livery::event},     {"post", Livery::post}};
  return liveries.at(name);
}

/// A theme of assets/themes as it is shipped. Throws when a colour is missing or wrong.
inline Theme shipped_theme(const std::string& name) {
  std::ifstream file(std::string(NOREN_SOURCE_DIR) + "/assets/themes/" + name + ".json");
  const auto json = nlohmann::json::parse(file);
  const auto color = [](const nlohmann::json& value) {
    return parse_color(value.get<std::string>()).value();
  };
  Theme theme;
  theme.name = json.at("name");
  theme.paper0 = color(json.at("paper0"));
  theme.paper1 = color(json.at("paper1"));
  theme.ink = color(json.at("ink"));
  theme.ink2 = color(json.at("ink2"));
  theme.ink3 = color(json.at("ink3"));
  theme.hair = color(json.at("hair"));
  theme.rod = color(json.at("rod"));
  theme.rod_hi = color(json.at("rodHi"));
  theme.on_cloth = color(json.at("onCloth"));
  theme.qr_paper = color(json.at("qrPaper"));
  theme.qr_ink = color(json.at("qrInk"));
  theme.card = color(json.at("card"));
  theme.notice = color(json.at("notice"));
  theme.on_notice = color(json.at("onNotice"));
  theme.crest_alpha = json.at("crestAlpha");
  for (const auto& [kind, value] : json.at("kinds").items()) {
    const Livery livery = livery_named(kind);
    theme.kinds[livery] = {color(value.at("cloth0")), color(value.at("cloth1")),
                           color(value.at("accent")), color(value.at("tint"))};
    theme.crests[livery] = value.at("crest");
  }
  theme.background = json.at("background");
  theme.logo = json.at("logo");
  return theme;
}

}  // namespace noren::test
