#include "feed/status_text.h"

#include <algorithm>

#include "base/utf8.h"

namespace noren {
namespace {

constexpr std::size_t kMostListed = 50;

/// The first line, which alone holds the time.
Bilingual heading(const Status& status) {
  const std::string file = printable(status.file);
  if (status.time.empty()) return say("Noren: {} の状態", "Noren: state of {}", file);
  return say("Noren: {} の状態({})", "Noren: state of {} ({})", file, printable(status.time));
}

Bilingual verdict(const Status& status) {
  if (status.effect == Status::Effect::kept) {
    return {"この設定は読めなかったため、使っていません。画面には前の内容をそのまま映しています。",
            "This configuration can't be read and is not used. The screen goes on as before."};
  }
  if (!status.errors.empty()) {
    return {
        "この設定を使っていますが、直すところがあります。下の項目だけ、標準の値で映しています。",
        "This configuration is used, but something in it is wrong. The entries below have "
        "their defaults."};
  }
  if (!status.warnings.empty()) {
    return {"OK。この設定を使っています。ただし、下のところを直しておくと安心です。",
            "OK. This configuration is used. Please mend what is listed below when you can."};
  }
  return {"OK。この設定を使っています。直すところはありません。",
          "OK. This configuration is used, and nothing is wrong with it."};
}

Bilingual advice() {
  return {
      "直しかた: 設定ファイルを開き、「行:文字」の位置を見つけて直し、UTF-8 で保存してください。"
      "保存すると、画面もこのファイルもすぐに新しくなります。",
      "How to mend it: open the configuration, find the place (line:column), correct it and "
      "save the file as UTF-8. The screen and this file follow at once."};
}

void list(std::string& text, const Bilingual& title, const Problems& problems, Language language) {
  if (problems.empty()) return;
  text += fmt::format("\n{}\n", title.in(language));
  const std::size_t listed = std::min(problems.size(), kMostListed);
  for (std::size_t i = 0; i < listed; ++i) {
    text += fmt::format("{}. {}\n   {}\n", i + 1, printable(problems[i].where),
                        printable(problems[i].what.in(language)));
  }
  if (problems.size() == listed) return;
  text += say("ほかに{}件あります。\n", "… and {} more.\n", problems.size() - listed).in(language);
}

std::string_view without_first_line(std::string_view text) {
  return text.substr(std::min(text.find('\n'), text.size()));
}

}  // namespace

std::string status_text(const Status& status, Language language) {
  std::string text = heading(status).in(language) + "\n\n" + verdict(status).in(language) + "\n";
  list(text, {"■ 直すところ", "Errors"}, status.errors, language);
  list(text, {"■ できれば直すところ", "Warnings"}, status.warnings, language);
  if (!status.errors.empty() || !status.warnings.empty())
    text += "\n" + advice().in(language) + "\n";
  return text;
}

bool says_the_same(std::string_view text, std::string_view other) {
  return without_first_line(text) == without_first_line(other);
}

}  // namespace noren
