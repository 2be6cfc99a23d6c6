#include "app/picture_keys.h"

#include <algorithm>

namespace noren {
namespace {

void add(const std::string& key, std::vector<std::string>& keys) {
  if (!key.empty() && std::find(keys.begin(), keys.end(), key) == keys.end()) keys.push_back(key);
}

}  // namespace

std::vector<std::string> keys_of_pictures(const Theme& theme, const Program& program) {
  std::vector<std::string> keys;
  add(theme.background, keys);
  add(theme.logo, keys);
  for (const Poster& poster : program.posters)
    add(poster.image, keys);
  for (const Event& event : program.events)
    add(event.image, keys);
  for (const Post& post : program.posts)
    add(post.image, keys);
  return keys;
}

bool is_on_the_web(const std::string& key) {
  return key.starts_with("http://") || key.starts_with("https://");
}

void add_picture_keys(const DisplayList& list, std::vector<std::string>& keys) {
  for (const Layer& layer : list.layers)
    for (const Item& item : layer.items)
      if (const auto* picture = std::get_if<Picture>(&item)) add(picture->key, keys);
}

}  // namespace noren
