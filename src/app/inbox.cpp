#include "app/inbox.h"

#include <utility>

namespace noren {

void Inbox::post(Parcel parcel) {
  std::function<void()> bell;
  {
    const std::scoped_lock lock(mutex_);
    parcels_.push_back(std::move(parcel));
    bell = bell_;
  }
  if (bell) bell();
}

std::vector<Parcel> Inbox::take() {
  const std::scoped_lock lock(mutex_);
  return std::exchange(parcels_, {});
}

void Inbox::set_bell(std::function<void()> bell) {
  const std::scoped_lock lock(mutex_);
  bell_ = std::move(bell);
}

}  // namespace noren
