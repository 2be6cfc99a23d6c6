#include "feed/kind_rules.h"

#include <array>
#include <utility>

#include "feed/text_cleaning.h"

namespace noren {
namespace {

constexpr std::array<std::pair<std::string_view, EventKind>, 18> kWords{{
    {"個別", EventKind::consultation},  // 「個別説明会／相談会」 is for one at a time
    {"マンツーマン", EventKind::consultation},
    {"説明会", EventKind::session},
    {"オリエンテーション", EventKind::session},
    {"infosession", EventKind::session},
    {"相談", EventKind::consultation},
    {"面談", EventKind::consultation},
    {"consultation", EventKind::consultation},
    {"officehour", EventKind::consultation},
    {"交流会", EventKind::meetup},
    {"懇親会", EventKind::meetup},
    {"懇談会", EventKind::meetup},
    {"お茶会", EventKind::meetup},
    {"ランチ会", EventKind::meetup},
    {"オフ会", EventKind::meetup},
    {"もくもく", EventKind::meetup},
    {"ミートアップ", EventKind::meetup},
    {"meetup", EventKind::meetup},
}};

}  // namespace

EventKind kind_named(std::string_view name) {
  const std::string word = folded(name);
  if (word == "meetup" || word == "交流会") return EventKind::meetup;
  if (word == "session" || word == "説明会") return EventKind::session;
  if (word == "consultation" || word == "個別相談会" || word == "相談会")
    return EventKind::consultation;
  return EventKind::event;
}

EventKind kind_by_words(const std::vector<Settings::KindRule>& rules, const std::string& title,
                        const std::vector<std::string>& tags) {
  std::string text = folded(title);
  for (const std::string& tag : tags)
    text += '\n' + folded(tag);
  for (const Settings::KindRule& rule : rules) {
    const std::string word = folded(rule.word);
    if (!word.empty() && text.find(word) != std::string::npos) return rule.kind;
  }
  for (const auto& [word, kind] : kWords)
    if (text.find(word) != std::string::npos) return kind;
  return EventKind::event;
}

}  // namespace noren
