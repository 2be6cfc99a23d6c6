#include "platform/drm_power.h"

#include <cerrno>
#include <cstring>
#include <memory>
#include <string_view>

#include <xf86drm.h>
#include <xf86drmMode.h>

namespace noren {
namespace {

using Resources = std::unique_ptr<drmModeRes, decltype(&drmModeFreeResources)>;
using Connector = std::unique_ptr<drmModeConnector, decltype(&drmModeFreeConnector)>;
using Property = std::unique_ptr<drmModePropertyRes, decltype(&drmModeFreeProperty)>;

// The number of the connector's property DPMS; 0: it has none.
std::uint32_t dpms_property(int fd, const drmModeConnector& connector) {
  for (int i = 0; i < connector.count_props; ++i) {
    const Property property(drmModeGetProperty(fd, connector.props[i]), &drmModeFreeProperty);
    if (property && std::string_view(property->name) == "DPMS") return property->prop_id;
  }
  return 0;
}

}  // namespace

Result<Power> set_drm_power(int fd, Power power) {
  const auto refused = [](const char* why) {
    return fail("DPMS",
                say("画面を切り替えられません ({})", "the display can't be switched ({})", why));
  };
  const Resources resources(drmModeGetResources(fd), &drmModeFreeResources);
  if (!resources) return refused(std::strerror(errno));
  int set = 0;
  for (int i = 0; i < resources->count_connectors; ++i) {
    // Without a new look at the cable: that can take longer than a frame.
    const Connector connector(drmModeGetConnectorCurrent(fd, resources->connectors[i]),
                              &drmModeFreeConnector);
    // A television that sleeps may look unplugged: what counts is that a picture goes to it.
    if (!connector || connector->encoder_id == 0) continue;
    const std::uint32_t property = dpms_property(fd, *connector);
    if (property == 0) continue;
    const std::uint64_t value = power == Power::on ? DRM_MODE_DPMS_ON : DRM_MODE_DPMS_OFF;
    if (drmModeConnectorSetProperty(fd, connector->connector_id, property, value) != 0)
      return refused(std::strerror(errno));
    ++set;
  }
  if (set == 0) return refused("no output with DPMS");
  return power;
}

}  // namespace noren
