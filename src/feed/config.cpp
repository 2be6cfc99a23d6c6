#include "feed/config.h"

#include <algorithm>
#include <set>

#include "feed/config_values.h"
#include "feed/json_document.h"
#include "feed/source_values.h"
#include "feed/value_reader.h"

namespace noren {
namespace {

using Community = Settings::Community;
using Display = Settings::Display;
using KindRule = Settings::KindRule;
using Link = Settings::Link;
using Slides = Settings::Slides;
using Source = Settings::Source;

Read<std::string> line_of_text() {
  return text_of(LineEnds::refused);
}

Read<std::string> word() {
  return filled(text_of(LineEnds::refused, kLongestName));
}

Members<Community> community_members() {
  const Members<Link> link = {member("label", &Link::label, word()),
                              member("url", &Link::url, filled(web_address()))};
  return {member("name", &Community::name, text_of(LineEnds::refused, kLongestName)),
          member("line", &Community::line, line_of_text()),
          member("tagline", &Community::tagline, text_of(LineEnds::allowed)),
          list_member("pillars", &Community::pillars, filled(line_of_text()), kLongestList),
          member("message", &Community::message, text_of(LineEnds::allowed)),
          member("url", &Community::url, web_address()),
          member("crest", &Community::crest, line_of_text()),
          objects_member("links", &Community::links, link, {"label", "url"}, kLongestList)};
}

Members<Source> source_members() {
  constexpr int kMostItems = 10'000;
  const Choices<std::string> extracts = {{"events", "events"}, {"none", ""}};
  const auto age = [](const JsonValue& value, ValueReport& report) {
    return duration_of(kShortestAge, kLongestAge)(value, report);
  };
  Member<Source> headers = member("headers", &Source::headers, http_headers());
  headers.below = {"/*"};
  return {member("name", &Source::name, text_of(LineEnds::refused, kLongestName)),
          member("url", &Source::url, source_address()),
          member("format", &Source::format, format_name()),
          member("every", &Source::every, duration_of(kShortestEvery, kLongestEvery)),
          std::move(headers),
          member("max_items", &Source::max_items, whole_of(1, kMostItems)),
          member("max_age", &Source::max_age, age),
          member("extract", &Source::extract, choice_of(extracts)),
          list_member("include", &Source::include, word(), kLongestList),
          list_member("exclude", &Source::exclude, word(), kLongestList)};
}

Members<Slides> slides_members() {
  constexpr int kMostSlides = 100;
  const Choices<Settings::Transition> transitions = {{"noren", Settings::Transition::noren},
                                                     {"dissolve", Settings::Transition::dissolve},
                                                     {"cut", Settings::Transition::cut}};
  Member<Slides> order = member("order", &Slides::order, slide_order());
  order.below = {"/*"};
  return {dwell_member(),
          member("transition", &Slides::transition, choice_of(transitions)),
          std::move(order),
          member("posts", &Slides::posts, whole_of(0, kMostSlides)),
          member("events", &Slides::events, whole_of(0, kMostSlides)),
          member("excerpt", &Slides::excerpt, flag_of())};
}

Members<Display> display_members() {
  constexpr double kMostSafeArea = 8;
  const Choices<Display::Renderer> renderers = {{"auto", Display::Renderer::automatic},
                                                {"software", Display::Renderer::software},
                                                {"opengles2", Display::Renderer::opengles2}};
  return {member("theme", &Display::theme, line_of_text()),
          member("rotation", &Display::rotation, rotation()),
          member("fullscreen", &Display::fullscreen, flag_of()),
          member("safe_area", &Display::safe_area, number_of(0, kMostSafeArea)),
          member("kiosk", &Display::kiosk, flag_of()),
          member("renderer", &Display::renderer, choice_of(renderers)),
          mode_member(),
          hours_member(),
          sleep_member()};
}

Members<KindRule> kind_members() {
  const Choices<EventKind> kinds = {{"meetup", EventKind::meetup},
                                    {"session", EventKind::session},
                                    {"consultation", EventKind::consultation},
                                    {"event", EventKind::event}};
  return {member("if", &KindRule::word, word()), member("kind", &KindRule::kind, choice_of(kinds))};
}

/// "typesetting" groups what Settings holds directly.
Member<Settings> typesetting_member() {
  const Members<Settings> inner = {list_member("keep", &Settings::keep, word(), kLongestList)};
  const auto read = [inner](Settings& settings, const JsonValue& value, ValueReport& report) {
    read_members(inner, value, settings, report);
  };
  return {"typesetting", read, pointers_of(inner)};
}

/// For editors; nothing follows from it.
Member<Settings> schema_member() {
  const auto read = [](Settings&, const JsonValue& value, ValueReport& report) {
    text_of(LineEnds::refused)(value, report);
  };
  return {"$schema", read, {}};
}

/// Every key of the file.
Members<Settings> settings_members() {
  const Choices<Language> languages = {{"ja", Language::ja}, {"en", Language::en}};
  Member<Settings> words = member("words", &Settings::words, words_table());
  words.below = {"/*"};
  return {schema_member(),
          object_member("community", &Settings::community, community_members()),
          member("timezone", &Settings::timezone, zone_name()),
          objects_member("sources", &Settings::sources, source_members(), {"url"}, kLongestList),
          object_member("slides", &Settings::slides, slides_members()),
          list_member("closed", &Settings::closed, closed_days(), kLongestList),
          member("holidays", &Settings::holidays, holidays_name()),
          member("language", &Settings::language, choice_of(languages)),
          object_member("display", &Settings::display, display_members()),
          objects_member("kinds", &Settings::kinds, kind_members(), {"if"}, kLongestList),
          typesetting_member(),
          std::move(words)};
}

/// Leaves out entries without what makes them an entry; why has been reported.
void drop_unusable(Settings& settings) {
  std::erase_if(settings.sources, [](const Source& source) { return source.url.empty(); });
  std::erase_if(settings.kinds, [](const KindRule& rule) { return rule.word.empty(); });
  std::erase_if(settings.community.links,
                [](const Link& link) { return link.url.empty() || link.label.empty(); });
}

/// Gives each source a name of its own: its last good copy is kept under it.
void name_sources(std::vector<Source>& sources, const JsonValue* list, ValueReport& report) {
  std::set<std::string> taken;
  for (std::size_t i = 0; i < sources.size(); ++i) {
    std::string& name = sources[i].name;
    if (name.empty()) name = fmt::format("source-{}", i + 1);
    if (taken.insert(name).second) continue;
    const std::string wanted = name;
    for (int number = 2; !taken.insert(name).second; ++number)
      name = fmt::format("{}-{}", wanted, number);
    if (list == nullptr) continue;
    report.error(*list, say("「{}」という名前の source が2つあります。2つ目を「{}」とします。",
                            "two sources are named \"{}\"; the second is called \"{}\" here.",
                            wanted, name));
  }
}

void append(Problems& all, const Problems& more) {
  all.insert(all.end(), more.begin(), more.end());
}

}  // namespace

std::vector<std::string> config_keys() {
  return pointers_of(settings_members());
}

std::string place_in_config(std::string_view bytes, const std::string& file,
                            const std::string& pointer) {
  const Result<JsonDocument> document = JsonDocument::parse(bytes, file);
  if (!document) return file + " " + pointer;
  const JsonValue* found = &document->root();
  for (bool deeper = true; deeper;) {
    deeper = false;
    // Of a key that is written twice the last one counts.
    for (const JsonValue* child : found->children) {
      const std::string here = child->pointer();
      if (pointer != here && !pointer.starts_with(here + "/")) continue;
      found = child;
      deeper = true;
    }
  }
  return place_in_file(file, found->place, pointer);
}

Result<Config> parse_config(std::string_view bytes, const std::string& file) {
  const Result<JsonDocument> document = JsonDocument::parse(bytes, file);
  if (!document) return tl::unexpected(document.error());

  const Members<Settings> members = settings_members();
  ValueReport report(file);
  report.set_known_pointers(pointers_of(members));
  Config config;
  read_members(members, document->root(), config.settings, report);
  drop_unusable(config.settings);
  name_sources(config.settings.sources, document->root().find("sources"), report);

  config.errors = document->errors();
  append(config.errors, report.errors());
  config.warnings = document->warnings();
  append(config.warnings, report.warnings());
  return config;
}

}  // namespace noren
