#include "platform/canvas.h"

#include <utility>

#include "platform/renderer_canvas.h"
#include "platform/surface_canvas.h"

namespace noren {

Canvas::Canvas(std::unique_ptr<CanvasTechnique> technique) : technique_(std::move(technique)) {}
Canvas::Canvas(Canvas&&) noexcept = default;
Canvas& Canvas::operator=(Canvas&&) noexcept = default;
Canvas::~Canvas() = default;

Result<Canvas> Canvas::in_memory(Size size, PaintBox box) {
  Surface surface = make_surface(size.w, size.h);
  if (!surface)
    return fail("canvas", say("{}×{} の画像を作れません: {}", "can't make a picture of {}×{}: {}",
                              size.w, size.h, SDL_GetError()));
  return Canvas(std::make_unique<SurfaceCanvas>(std::move(surface), size, std::move(box)));
}

Canvas Canvas::onto(SDL_Renderer* renderer, Size size, Rotation rotation, PaintBox box) {
  return Canvas(std::make_unique<RendererCanvas>(renderer, size, rotation, std::move(box)));
}

Canvas Canvas::onto(SDL_Surface* surface, Size size, Rotation rotation, PaintBox box) {
  return Canvas(std::make_unique<SurfaceCanvas>(*surface, size, rotation, std::move(box)));
}

Size Canvas::size() const {
  return technique_->size();
}
void Canvas::set_pictures(std::map<std::string, std::shared_ptr<const Pixels>> pictures) {
  technique_->set_pictures(std::move(pictures));
}
void Canvas::prepare(const Frame& frame) {
  technique_->prepare(frame);
}
void Canvas::draw(const Frame& frame) {
  technique_->draw(frame, {{0, 0, size().w, size().h}});
}
void Canvas::draw(const Frame& frame, const std::vector<Rect>& damage) {
  technique_->draw(frame, damage);
}
void Canvas::keep_only(const std::vector<const Frame*>& frames) {
  technique_->keep_only(frames);
}
void Canvas::forget() {
  technique_->forget();
}
std::size_t Canvas::painted_bytes() const {
  return technique_->painted_bytes();
}
Pixels Canvas::read() const {
  return technique_->read();
}

}  // namespace noren
