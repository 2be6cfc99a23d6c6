#include "app/picture_reader.h"

#include "app/picture_keys.h"
#include "platform/image_header.h"
#include "platform/local_source.h"
#include "platform/masked_url.h"

namespace noren {
Result<std::string> PictureReader::bytes(const std::string& key) {
  if (!is_on_the_web(key))
    return read_local_file(local_path(key, {}), std::nullopt, kLargestImageFile)
        .map([](LocalFile file) { return std::move(file.bytes); });
  const std::string kept_as = "picture " + key;
  if (auto kept = store_.get(kept_as)) return std::move(*kept);
  if (fetcher_ == nullptr)
    return fail(masked_url(key), say("画像がまだ手元にありません", "the picture is not kept yet"));
  FetchReply reply = fetcher_->fetch({key, {}, "", "", time_.certificate_time()});
  if (reply.outcome != FetchReply::Outcome::fetched)
    return tl::unexpected(reply.problem.value_or(
        Problem{masked_url(key), say("画像を取得できません", "the picture can't be fetched")}));
  // Only what is a picture is worth keeping.
  if (const auto header = read_image_header(reply.body, masked_url(key)); !header)
    return tl::unexpected(header.error());
  store_.put(kept_as, reply.body);
  return std::move(reply.body);
}

Result<Size> PictureReader::size(const std::string& key) {
  return bytes(key)
      .and_then([&](const std::string& file) { return read_image_header(file, masked_url(key)); })
      .map([](const ImageHeader& header) { return header.upright_size(); });
}

Result<Pixels> PictureReader::read(const std::string& key, Size most) {
  return bytes(key).and_then(
      [&](const std::string& file) { return loader_.load(file, most, masked_url(key)); });
}

}  // namespace noren
