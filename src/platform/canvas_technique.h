#pragma once

// Inside platform only.

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "platform/pixels.h"
#include "scene/motion.h"

namespace noren {

/// How a canvas draws; the calls are Canvas's.
class CanvasTechnique {
 public:
  CanvasTechnique() = default;
  CanvasTechnique(const CanvasTechnique&) = delete;
  CanvasTechnique& operator=(const CanvasTechnique&) = delete;
  virtual ~CanvasTechnique() = default;

  [[nodiscard]] virtual Size size() const = 0;
  virtual void set_pictures(std::map<std::string, std::shared_ptr<const Pixels>> pictures) = 0;
  virtual void prepare(const Frame& frame) = 0;
  virtual void draw(const Frame& frame, const std::vector<Rect>& damage) = 0;
  virtual void keep_only(const std::vector<const Frame*>& frames) = 0;
  virtual void forget() = 0;
  [[nodiscard]] virtual std::size_t painted_bytes() const = 0;
  [[nodiscard]] virtual Pixels read() const = 0;
};

}  // namespace noren
