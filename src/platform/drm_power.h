#pragma once

#include "base/problem.h"
#include "platform/screen_power.h"

namespace noren {

/// Sets DPMS of every output in use of the display that `fd` holds (as its DRM master: nobody
/// else may). The picture stays as it was and is there again after Power::on. Fails when there is
/// no such output or when the driver refuses.
Result<Power> set_drm_power(int fd, Power power);

}  // namespace noren
