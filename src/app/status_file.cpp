#include "app/status_file.h"

#include <filesystem>
#include <fstream>

#include "app/asset_folder.h"

namespace noren {

void write_status_file(const Venue& venue, const Problems& problems) {
  const std::string path = (std::filesystem::path(venue.folder) / "noren-status.txt").string();
  const Language language = venue.settings.language;
  std::string text =
      (problems.empty()
           ? say("設定は読み込まれ、画面に出ています。",
                 "The configuration was taken and is on the screen.")
           : say("設定に直すところがあります。画面には、前の内容か既定の値が出ています。",
                 "The configuration needs mending. The screen shows what was good."))
          .in(language) +
      "\n";
  for (const Problem& problem : problems)
    text += "\n" + problem.where + "\n  " + problem.what.in(language) + "\n";
  const auto present = read_file(path, kLargestConfig);
  if (present && *present == text) return;
  std::ofstream(path, std::ios::binary | std::ios::trunc) << text;
}

}  // namespace noren
