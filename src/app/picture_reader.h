#pragma once

#include <stop_token>
#include <string>

#include "app/time_keeper.h"
#include "base/problem.h"
#include "platform/fetcher.h"
#include "platform/image_loader.h"
#include "platform/store.h"

namespace noren {

/// Gets the pictures that content names: an address on the web (kept in the store once it was
/// fetched, for some services' addresses expire) or a file's path. One thread.
class PictureReader {
 public:
  /// Without a `fetcher` only kept pictures and files are read. All three outlive it.
  PictureReader(Store& store, Fetcher* fetcher, const TimeKeeper& time, std::stop_token stop = {})
      : store_(store), fetcher_(fetcher), time_(time), loader_(std::move(stop)) {}

  /// The size as it is seen, from the header alone.
  Result<Size> size(const std::string& key);

  /// The picture, reduced to lie inside `most`.
  Result<Pixels> read(const std::string& key, Size most);

 private:
  Result<std::string> bytes(const std::string& key);

  Store& store_;
  Fetcher* fetcher_;
  const TimeKeeper& time_;
  ImageLoader loader_;
};

}  // namespace noren
