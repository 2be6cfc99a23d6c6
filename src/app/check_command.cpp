#include "app/check_command.h"

#include <iostream>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "app/deck_json.h"
#include "app/exhibit.h"
#include "app/outfit.h"
#include "base/utf8.h"
#include "feed/theme_contrast.h"
#include "platform/masked_url.h"

namespace noren {
namespace {

struct Findings {
  Problems errors;
  Problems warnings;
};

void append(Problems& to, const Problems& problems) {
  to.insert(to.end(), problems.begin(), problems.end());
}

Findings findings_of(const Exhibit& exhibit, const Outfit& outfit) {
  Findings findings;
  if (exhibit.config_problem()) findings.errors.push_back(*exhibit.config_problem());
  append(findings.errors, exhibit.venue().errors);
  append(findings.warnings, exhibit.venue().warnings);
  if (auto ended = ended_holidays(exhibit.venue(), exhibit.now()))
    findings.warnings.push_back(std::move(*ended));
  for (const SourceReport& report : exhibit.sources()) {
    if (report.collected.failure) findings.errors.push_back(*report.collected.failure);
    if (!report.collected.moved_to.empty())
      findings.warnings.push_back({"sources." + report.source.name,
                                   say("新しい住所に移りました: {} — 設定を書き換えてください",
                                       "has moved to {} — change the configuration",
                                       masked_url(report.collected.moved_to))});
    if (!report.collected.found_feed.empty())
      findings.warnings.push_back(
          {"sources." + report.source.name,
           say("このアドレスはページで、その中のフィード {} "
               "を読みました。設定にはこちらを書くのが確実です",
               "the address is that of a page; its feed {} was read. It is safer to write that one",
               masked_url(report.collected.found_feed))});
    append(findings.warnings, report.collected.content.problems);
  }
  append(findings.warnings, check_contrast(exhibit.venue().theme, exhibit.venue().theme.name));
  append(findings.warnings, exhibit.lint());
  append(findings.warnings, outfit.problems());
  return findings;
}

bool was_read(const Collected& collected) {
  return !collected.failure && collected.origin != Collected::Origin::nothing;
}

/// The pointers of members that no entry had anything for.
std::vector<std::string> missed_pointers(const SourceReport& report,
                                         const FormatMappings& formats) {
  std::vector<std::string> missed;
  const auto& findings = report.collected.findings;
  const FormatMapping* mapping = find_format(formats, report.collected.format);
  if (!findings || mapping == nullptr || findings->entries == 0) return missed;
  for (const MappingMember& member : mapping->members) {
    // The text of posts is asked for only where events are looked for in it.
    const bool not_asked = member.name == "content" && report.source.extract.empty();
    if (findings->found.contains(member.name) || not_asked) continue;
    for (const MappingChoice& choice : member.choices)
      for (const std::string& pointer : choice.at)
        if (!findings->seen.contains(pointer)) missed.push_back(pointer);
  }
  return missed;
}

/// What the mapping of a source found and missed, member by member.
std::string findings_of_mapping(const SourceReport& report, const FormatMappings& formats,
                                Language language) {
  const auto& findings = report.collected.findings;
  if (!findings) return {};
  std::string found;
  for (const auto& [member, count] : findings->found)
    found += fmt::format("{}{} {}/{}", found.empty() ? "" : ", ", member, count, findings->entries);
  std::string missed;
  for (const std::string& pointer : missed_pointers(report, formats))
    missed += (missed.empty() ? "" : " ") + pointer;
  std::string line = say("見つかったもの: {}", "found: {}", found).in(language);
  if (findings->skipped > 0)
    line += say("、書式が除いたもの: {}件", ", left out by the format: {}", findings->skipped)
                .in(language);
  if (!missed.empty())
    line += say("、どの項目にもなかった場所: {}", ", nowhere found: {}", missed).in(language);
  return line;
}

nlohmann::ordered_json source_json(const SourceReport& report, const FormatMappings& formats) {
  const Collected& collected = report.collected;
  nlohmann::ordered_json format;
  if (!collected.format.empty())
    format = collected.format;
  else if (!report.source.format.empty())
    format = report.source.format;
  nlohmann::ordered_json json = {{"name", report.source.name},
                                 {"url", masked_url(report.source.url)},
                                 {"format", format},
                                 {"fetched", was_read(collected)},
                                 {"events", collected.content.events.size()},
                                 {"posts", collected.content.posts.size()},
                                 {"dropped", collected.content.dropped}};
  if (const auto& findings = collected.findings) {
    nlohmann::ordered_json found = nlohmann::ordered_json::object();
    for (const auto& [member, count] : findings->found)
      found[member] = count;
    json["mapping"] = {{"entries", findings->entries},
                       {"skipped", findings->skipped},
                       {"found", found},
                       {"missed", missed_pointers(report, formats)}};
  }
  return json;
}

/// The lines of posts that gave events, where the source asks for them.
nlohmann::ordered_json with_findings(nlohmann::ordered_json source, const SourceReport& report,
                                     Language language) {
  if (!report.source.extract.empty())
    source["found"] =
        nlohmann::ordered_json::parse(problems_json(report.collected.content.findings, language));
  return source;
}

void print_json(const Findings& findings, const Exhibit& exhibit, Language language) {
  using Json = nlohmann::ordered_json;
  Json sources = Json::array();
  for (const SourceReport& report : exhibit.sources())
    sources.push_back(
        with_findings(source_json(report, exhibit.venue().formats), report, language));
  const Json root = {{"errors", Json::parse(problems_json(findings.errors, language))},
                     {"warnings", Json::parse(problems_json(findings.warnings, language))},
                     {"sources", sources}};
  std::cout << root.dump(1, ' ', false, Json::error_handler_t::replace) << '\n';
}

std::string summary_of(const SourceReport& report) {
  const Collected& collected = report.collected;
  const std::string format = !collected.format.empty()
                                 ? collected.format
                                 : (report.source.format.empty() ? "?" : report.source.format);
  const Content& content = collected.content;
  return fmt::format("{} [{}] {}: events {}, posts {}, posters {}, dropped {}", report.source.name,
                     format, masked_url(report.source.url), content.events.size(),
                     content.posts.size(), content.posters.size(), content.dropped);
}

void print_text(const Findings& findings, const Exhibit& exhibit, Language language) {
  const bool japanese = language == Language::ja;
  for (const Problem& problem : findings.errors) {
    std::cout << (japanese ? "エラー " : "error ");
    print_problem(std::cout, problem, language);
  }
  for (const Problem& problem : findings.warnings) {
    std::cout << (japanese ? "注意 " : "warning ");
    print_problem(std::cout, problem, language);
  }
  for (const SourceReport& report : exhibit.sources()) {
    std::cout << (japanese ? "読み取り " : "source ") << printable(summary_of(report)) << '\n';
    for (const Problem& finding : report.collected.content.findings) {
      std::cout << (japanese ? "  本文から " : "  from a text ");
      print_problem(std::cout, finding, language);
    }
    const std::string found = findings_of_mapping(report, exhibit.venue().formats, language);
    if (!found.empty()) std::cout << "  " << printable(found) << '\n';
  }
  if (findings.errors.empty())
    std::cout << (japanese ? "設定に間違いはありません。" : "no errors") << '\n';
}

// Who asks at a terminal is told in its language as long as there is no file with another; the wall
// of a venue without one speaks Japanese.
Language language_for(const Exhibit& exhibit) {
  return exhibit.config_exists() ? exhibit.venue().settings.language : locale_language();
}

}  // namespace

int check_command(const Options& options) {
  auto outfit = Outfit::open(options.config);
  if (!outfit) {
    print_problem(std::cerr, outfit.error(), locale_language());
    return 1;
  }
  const Exhibit exhibit(options, *outfit, options.size);
  const Language language = language_for(exhibit);
  const Findings findings = findings_of(exhibit, *outfit);
  if (options.report == Options::Report::json)
    print_json(findings, exhibit, language);
  else
    print_text(findings, exhibit, language);
  return findings.errors.empty() ? 0 : 1;
}

}  // namespace noren
