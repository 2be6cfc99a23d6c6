#include "feed/asset_files.h"

#include <algorithm>
#include <set>

#include "feed/json_document.h"
#include "feed/value_reader.h"

namespace noren {
namespace {

constexpr double kMostCrestAlpha = 0.5;

Problems joined(const Problems& first, const Problems& second) {
  Problems all = first;
  all.insert(all.end(), second.begin(), second.end());
  return all;
}

/// The colours of one kind, and the name of its crest.
struct KindLook {
  Theme::KindColors colors;
  std::string crest;
};

Members<KindLook> kind_members() {
  const auto color = [](std::string key, Color Theme::KindColors::*field) -> Member<KindLook> {
    const auto read = [field](KindLook& look, const JsonValue& value, ValueReport& report) {
      if (const auto read_color = color_of()(value, report)) look.colors.*field = *read_color;
    };
    return {std::move(key), read, {}};
  };
  return {color("cloth0", &Theme::KindColors::cloth0), color("cloth1", &Theme::KindColors::cloth1),
          color("accent", &Theme::KindColors::accent), color("tint", &Theme::KindColors::tint),
          member("crest", &KindLook::crest, text_of(LineEnds::refused))};
}

/// The member of "kinds" for one livery.
Member<Theme> livery_member(std::string key, Livery livery) {
  const Members<KindLook> members = kind_members();
  const auto read = [members, livery](Theme& theme, const JsonValue& value, ValueReport& report) {
    KindLook look{theme.kinds[livery], theme.crests[livery]};
    read_members(members, value, look, report);
    theme.kinds[livery] = look.colors;
    theme.crests[livery] = look.crest;
  };
  return {std::move(key), read, pointers_of(members)};
}

Member<Theme> kinds_member() {
  const Members<Theme> members = {livery_member("house", Livery::house),
                                  livery_member("meetup", Livery::meetup),
                                  livery_member("session", Livery::session),
                                  livery_member("consultation", Livery::consultation),
                                  livery_member("event", Livery::event),
                                  livery_member("post", Livery::post)};
  const auto read = [members](Theme& theme, const JsonValue& value, ValueReport& report) {
    read_members(members, value, theme, report);
  };
  return {"kinds", read, pointers_of(members)};
}

Member<Theme> faces_member() {
  using Faces = std::map<FaceRole, std::string>;
  const auto face = [](std::string key, FaceRole role) -> Member<Faces> {
    const auto read = [role](Faces& faces, const JsonValue& value, ValueReport& report) {
      if (auto text = text_of(LineEnds::refused)(value, report)) faces[role] = std::move(*text);
    };
    return {std::move(key), read, {}};
  };
  const Members<Faces> members = {face("display", FaceRole::display), face("text", FaceRole::text),
                                  face("text_bold", FaceRole::text_bold),
                                  face("figures", FaceRole::figures),
                                  face("wordmark", FaceRole::wordmark)};
  return object_member("faces", &Theme::faces, members);
}

Members<Theme> theme_members() {
  const Read<std::string> text = text_of(LineEnds::refused);
  return {member("name", &Theme::name, text),
          member("paper0", &Theme::paper0, color_of()),
          member("paper1", &Theme::paper1, color_of()),
          member("ink", &Theme::ink, color_of()),
          member("ink2", &Theme::ink2, color_of()),
          member("ink3", &Theme::ink3, color_of()),
          member("hair", &Theme::hair, color_of()),
          member("rod", &Theme::rod, color_of()),
          member("rodHi", &Theme::rod_hi, color_of()),
          member("onCloth", &Theme::on_cloth, color_of()),
          member("qrPaper", &Theme::qr_paper, color_of()),
          member("qrInk", &Theme::qr_ink, color_of()),
          member("card", &Theme::card, color_of()),
          member("notice", &Theme::notice, color_of()),
          member("onNotice", &Theme::on_notice, color_of()),
          member("crestAlpha", &Theme::crest_alpha, number_of(0, kMostCrestAlpha)),
          kinds_member(),
          member("background", &Theme::background, text),
          member("logo", &Theme::logo, text),
          faces_member()};
}

using Face = FontManifest::Face;
using Chain = FontManifest::Chain;
using Roles = std::map<FaceRole, Chain>;

Member<Roles> role_member(std::string key, FaceRole role) {
  const Members<Chain> members = {
      list_member("faces", &Chain::faces, text_of(LineEnds::refused), kLongestList),
      member("latin", &Chain::latin, text_of(LineEnds::refused))};
  const auto read = [members, role](Roles& roles, const JsonValue& value, ValueReport& report) {
    read_members(members, value, roles[role], report);
  };
  return {std::move(key), read, pointers_of(members)};
}

Members<FontManifest> manifest_members() {
  constexpr int kLastIndex = 1000;
  const Read<std::string> text = text_of(LineEnds::refused);
  const Members<Face> face = {member("id", &Face::id, text),
                              member("family", &Face::family, text),
                              list_member("files", &Face::files, text, kLongestList),
                              member("index", &Face::index, whole_of(0, kLastIndex)),
                              member("package", &Face::package, text),
                              member("licence", &Face::licence, text)};
  const Members<Roles> roles = {
      role_member("display", FaceRole::display), role_member("text", FaceRole::text),
      role_member("text_bold", FaceRole::text_bold), role_member("figures", FaceRole::figures),
      role_member("wordmark", FaceRole::wordmark)};
  return {objects_member("faces", &FontManifest::faces, face, {"id", "files"}, kLongestList),
          object_member("roles", &FontManifest::roles, roles)};
}

/// What a list of holidays says.
struct HolidayList {
  std::string source;
  int first_year = 0;
  int last_year = 0;
  std::vector<Date> days;
};

Read<Date> day() {
  return [](const JsonValue& value, ValueReport& report) -> std::optional<Date> {
    if (!check_type(value, JsonValue::Type::string, report)) return std::nullopt;
    const auto parsed = parse_rfc3339(value.text);
    if (parsed && parsed->date_only) return parsed->civil.date;
    report.error(value, say("祝日は「2024-01-01」のように、実在する日付を書いてください。",
                            "a holiday is a real date such as 2024-01-01."));
    return std::nullopt;
  };
}

Members<HolidayList> holiday_members() {
  constexpr int kFirstYear = 1900;
  constexpr int kLastYear = 2200;
  constexpr std::size_t kMostDays = 5000;
  return {member("source", &HolidayList::source, text_of(LineEnds::allowed)),
          member("first_year", &HolidayList::first_year, whole_of(kFirstYear, kLastYear)),
          member("last_year", &HolidayList::last_year, whole_of(kFirstYear, kLastYear)),
          list_member("days", &HolidayList::days, day(), kMostDays)};
}

/// Every role needs a face, and every face that a role names must be listed.
void check_roles(const FontManifest& manifest, const JsonValue& root, ValueReport& report) {
  std::set<std::string> ids;
  for (const Face& face : manifest.faces)
    ids.insert(face.id);
  const JsonValue* roles = root.find("roles");
  const JsonValue& place = roles == nullptr ? root : *roles;
  constexpr std::size_t kRoles = 5;
  if (manifest.roles.size() < kRoles) {
    report.error(place, say("書体の役割(display, text, text_bold, figures, wordmark)が足りません。",
                            "a role is missing (display, text, text_bold, figures, wordmark)."));
  }
  for (const auto& [role, chain] : manifest.roles) {
    if (chain.faces.empty())
      report.error(place, say("書体のない役割があります。", "a role has no face."));
    std::vector<std::string> named = chain.faces;
    if (!chain.latin.empty()) named.push_back(chain.latin);
    for (const std::string& id : named) {
      if (ids.contains(id)) continue;
      report.error(place,
                   say("「{}」という書体は faces にありません。", "no face is called \"{}\".", id));
    }
  }
}

}  // namespace

Result<Words> parse_words(std::string_view bytes, const std::string& file) {
  const Result<JsonDocument> document = JsonDocument::parse(bytes, file);
  if (!document) return tl::unexpected(document.error());
  ValueReport report(file);
  std::map<std::string, std::string> table;
  for (const JsonValue* child : document->root().children) {
    if (auto text = text_of(LineEnds::allowed)(*child, report))
      table.insert_or_assign(child->key, std::move(*text));
  }
  const Problems errors = joined(document->errors(), report.errors());
  if (!errors.empty()) return tl::unexpected(errors.front());
  return Words(std::move(table));
}

Result<ThemeFile> parse_theme_file(std::string_view bytes, const std::string& file,
                                   const Theme& base) {
  const Result<JsonDocument> document = JsonDocument::parse(bytes, file);
  if (!document) return tl::unexpected(document.error());
  ValueReport report(file);
  report.set_known_pointers(theme_keys());
  ThemeFile read{base, {}, {}};
  read_members(theme_members(), document->root(), read.theme, report);
  read.errors = joined(document->errors(), report.errors());
  read.warnings = joined(document->warnings(), report.warnings());
  return read;
}

Result<Theme> parse_theme(std::string_view bytes, const std::string& file, const Theme& base) {
  Result<ThemeFile> read = parse_theme_file(bytes, file, base);
  if (!read) return tl::unexpected(read.error());
  if (!read->errors.empty()) return tl::unexpected(read->errors.front());
  return std::move(read->theme);
}

std::vector<std::string> theme_keys() {
  return pointers_of(theme_members());
}

Result<Holidays> parse_holidays(std::string_view bytes, const std::string& file) {
  const Result<JsonDocument> document = JsonDocument::parse(bytes, file);
  if (!document) return tl::unexpected(document.error());
  ValueReport report(file);
  HolidayList list;
  read_members(holiday_members(), document->root(), list, report);
  const Problems errors = joined(document->errors(), report.errors());
  if (!errors.empty()) return tl::unexpected(errors.front());
  std::sort(list.days.begin(), list.days.end());
  Holidays holidays{std::move(list.days), std::nullopt};
  if (list.last_year > 0) holidays.last_year = std::chrono::year(list.last_year);
  return holidays;
}

Result<FontManifest> parse_font_manifest(std::string_view bytes, const std::string& file) {
  const Result<JsonDocument> document = JsonDocument::parse(bytes, file);
  if (!document) return tl::unexpected(document.error());
  ValueReport report(file);
  FontManifest manifest;
  read_members(manifest_members(), document->root(), manifest, report);
  const Problems read = joined(document->errors(), report.errors());
  if (read.empty()) check_roles(manifest, document->root(), report);
  const Problems errors = joined(document->errors(), report.errors());
  if (!errors.empty()) return tl::unexpected(errors.front());
  return manifest;
}

}  // namespace noren
