#include "platform/display.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "platform/sdl_handles.h"
#include "platform/wakeup.h"

namespace noren {
namespace {

using RendererChoice = Settings::Display::Renderer;

// KMSDRM has no wait for events: keys are looked at this often (issue: SDL 2.26 spins at 1 ms).
constexpr Millis kKeyInterval = std::chrono::seconds(1);

constexpr Millis kSurfaceRetry = std::chrono::milliseconds(50);

tl::unexpected<Problem> no_display() {
  return fail("display", say("画面が見つかりません ({})。つながるまで待ちます。",
                             "no display ({}); waiting for one", SDL_GetError()));
}

bool has_gpu() {
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator("/dev/dri", error))
    if (entry.path().filename().string().starts_with("renderD")) return true;
  return false;
}

bool bare_metal() {
  const char* driver = SDL_GetCurrentVideoDriver();
  return driver != nullptr && std::string_view(driver) == "KMSDRM";
}

bool can_wait() {
  const char* driver = SDL_GetCurrentVideoDriver();
  return driver != nullptr &&
         (std::string_view(driver) == "x11" || std::string_view(driver) == "wayland");
}

bool driver_is(std::string_view name) {
  const char* driver = SDL_GetCurrentVideoDriver();
  return driver != nullptr && std::string_view(driver) == name;
}

bool settles_later() {
  return driver_is("x11");
}

struct Attempt {
  const char* driver;
  const char* framebuffer;  // SDL_HINT_FRAMEBUFFER_ACCELERATION
};

// In order of preference. Under KMSDRM SDL's default (opengl) reports success and shows nothing
// where libGL is missing, and the software renderer presents only through a framebuffer of
// OpenGL ES; elsewhere software without any GL starts faster and takes a fraction of the memory
// unless there is a GPU.
std::vector<Attempt> attempts(RendererChoice choice) {
  const Attempt gles{"opengles2", "opengles2"};
  const Attempt software =
      bare_metal() ? Attempt{"software", "opengles2"} : Attempt{"software", "0"};
  switch (choice) {
    case RendererChoice::opengles2:
      return {gles, software};
    case RendererChoice::software:
      return {software, gles};
    case RendererChoice::automatic:
      break;
  }
  return bare_metal() || has_gpu() ? std::vector{gles, software} : std::vector{software, gles};
}

// Whether what is drawn can be read back: a driver that starts and then can't draw is no use, and
// the next one is tried.
bool draws(SDL_Renderer* renderer) {
  constexpr SDL_Color kInk{40, 120, 200, 255};
  constexpr SDL_Rect kCorner{0, 0, 4, 4};
  constexpr int kTolerance = 3;
  std::array<Uint8, 4UL * 4 * 4> read{};
  SDL_SetRenderDrawColor(renderer, kInk.r, kInk.g, kInk.b, kInk.a);
  if (SDL_RenderClear(renderer) != 0 ||
      SDL_RenderReadPixels(renderer, &kCorner, SDL_PIXELFORMAT_RGBA32, read.data(), 4 * 4) != 0)
    return false;
  SDL_SetRenderDrawColor(renderer, 0, 0, 0, SDL_ALPHA_OPAQUE);
  SDL_RenderClear(renderer);
  for (std::size_t at = 0; at < read.size(); at += 4)
    if (std::abs(read[at] - kInk.r) > kTolerance || std::abs(read[at + 1] - kInk.g) > kTolerance ||
        std::abs(read[at + 2] - kInk.b) > kTolerance)
      return false;
  return true;
}

Renderer make_renderer(SDL_Window* window, RendererChoice choice) {
  for (const Attempt& attempt : attempts(choice)) {
    SDL_SetHint(SDL_HINT_RENDER_DRIVER, attempt.driver);
    SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, attempt.framebuffer);
    const bool accelerated = std::string_view(attempt.driver) != "software";
    Renderer renderer{SDL_CreateRenderer(
        window, -1, accelerated ? SDL_RENDERER_ACCELERATED : SDL_RENDERER_SOFTWARE)};
    if (!renderer || !draws(renderer.get())) continue;
    // Of the renderer that is there: set before it exists, vsync is lost on KMSDRM.
    if (accelerated) SDL_RenderSetVSync(renderer.get(), 1);
    return renderer;
  }
  return nullptr;
}

// A mode that the display has not got is not asked for: SDL would take the next larger one.
bool offers(Size mode) {
  SDL_DisplayMode each{};
  for (int i = 0; i < SDL_GetNumDisplayModes(0); ++i)
    if (SDL_GetDisplayMode(0, i, &each) == 0 && each.w == mode.w && each.h == mode.h) return true;
  return false;
}

Window make_window(const DisplayOptions& options) {
  SDL_DisplayMode desktop{};
  const bool known = SDL_GetDesktopDisplayMode(0, &desktop) == 0;
  const Size output = options.size ? turned(*options.size, options.rotation)
                      : known      ? Size{desktop.w, desktop.h}
                                   : Size{1920, 1080};
  if (options.window == DisplayOptions::Window::windowed)
    return Window(SDL_CreateWindow("Noren", SDL_WINDOWPOS_CENTERED, SDL_WINDOWPOS_CENTERED,
                                   output.w, output.h, SDL_WINDOW_RESIZABLE));
  // Under X11 asking for full screen waits 100 ms for a window manager, which a kiosk may not have:
  // the window begins without a border, as large as the display, and settles later.
  if (settles_later())
    return Window(SDL_CreateWindow("Noren", 0, 0, known ? desktop.w : output.w,
                                   known ? desktop.h : output.h, SDL_WINDOW_BORDERLESS));
  // Under Wayland SDL makes the window anew for its renderer, and forgets that it is full screen.
  if (driver_is("wayland"))
    return Window(SDL_CreateWindow("Noren", 0, 0, output.w, output.h, SDL_WINDOW_BORDERLESS));
  const bool modeset = options.mode && bare_metal() && offers(*options.mode);
  Window window(SDL_CreateWindow("Noren", 0, 0, modeset ? options.mode->w : output.w,
                                 modeset ? options.mode->h : output.h,
                                 modeset ? SDL_WINDOW_FULLSCREEN : SDL_WINDOW_FULLSCREEN_DESKTOP));
  return window;
}

// What the software canvas draws: 0xRRGGBB in 32 bits, whatever stands in the upper eight.
bool has_fitting_pixels(const SDL_Surface& surface) {
  const SDL_PixelFormat& format = *surface.format;
  return format.BytesPerPixel == 4 && format.Rmask == 0xFF0000U && format.Gmask == 0xFF00U &&
         format.Bmask == 0xFFU;
}

Key key_of(SDL_Keycode code) {
  switch (code) {
    case SDLK_RIGHT:
    case SDLK_PAGEDOWN:
      return Key::next;
    case SDLK_LEFT:
    case SDLK_PAGEUP:
      return Key::previous;
    case SDLK_SPACE:
      return Key::hold;
    case SDLK_q:
    case SDLK_ESCAPE:
      return Key::leave;
    default:
      return Key::other;
  }
}

void raise(DisplayEvents& events, DisplayEvents::Redraw redraw) {
  events.redraw = std::max(events.redraw, redraw);
}

void add_window_event(const SDL_WindowEvent& event, DisplayEvents& events) {
  switch (event.event) {
    case SDL_WINDOWEVENT_SIZE_CHANGED:
    case SDL_WINDOWEVENT_RESIZED:
    case SDL_WINDOWEVENT_DISPLAY_CHANGED:
      raise(events, DisplayEvents::Redraw::size);
      break;
    case SDL_WINDOWEVENT_EXPOSED:
    case SDL_WINDOWEVENT_SHOWN:
    case SDL_WINDOWEVENT_RESTORED:
      raise(events, DisplayEvents::Redraw::contents);
      break;
    case SDL_WINDOWEVENT_FOCUS_GAINED:
      SDL_ShowCursor(SDL_DISABLE);
      break;
    default:
      break;
  }
}

void add_event(const SDL_Event& event, DisplayEvents& events) {
  switch (event.type) {
    case SDL_QUIT:
      events.quit = DisplayEvents::Quit::yes;
      break;
    case SDL_KEYDOWN:
      if (event.key.repeat == 0) events.keys.push_back(key_of(event.key.keysym.sym));
      break;
    case SDL_WINDOWEVENT:
      add_window_event(event.window, events);
      break;
    case SDL_RENDER_TARGETS_RESET:
    case SDL_RENDER_DEVICE_RESET:
      raise(events, DisplayEvents::Redraw::textures);
      break;
    default:
      break;
  }
}

// Ends SDL_VideoQuit with whoever owns it.
struct VideoSession {
  VideoSession() = default;
  VideoSession(const VideoSession&) = delete;
  VideoSession& operator=(const VideoSession&) = delete;
  ~VideoSession() { SDL_Quit(); }
};

}  // namespace

class Display::Impl {
 public:
  Impl(std::unique_ptr<VideoSession> session, Window window, Renderer renderer,
       const DisplayOptions& options)
      : session_(std::move(session)),
        window_(std::move(window)),
        renderer_(std::move(renderer)),
        options_(options),
        waits_(can_wait()) {
    if (options_.window == DisplayOptions::Window::fullscreen && driver_is("wayland"))
      SDL_SetWindowFullscreen(window_.get(), SDL_WINDOW_FULLSCREEN_DESKTOP);
    SDL_ShowCursor(SDL_DISABLE);
    SDL_DisableScreenSaver();
    for (const auto type : {SDL_MOUSEMOTION, SDL_MOUSEBUTTONDOWN, SDL_MOUSEBUTTONUP, SDL_MOUSEWHEEL,
                            SDL_TEXTINPUT, SDL_TEXTEDITING, SDL_DROPFILE})
      SDL_EventState(type, SDL_IGNORE);
    SDL_StopTextInput();
    SDL_RendererInfo info{};
    SDL_GetRendererInfo(renderer_.get(), &info);
    software_ = (info.flags & SDL_RENDERER_SOFTWARE) != 0;
    vsync_ = (info.flags & SDL_RENDERER_PRESENTVSYNC) != 0;
    name_ = info.name != nullptr ? info.name : "?";
  }

  [[nodiscard]] Size size() const {
    if (scaled()) return *options_.size;
    int w = 0;
    int h = 0;
    SDL_GetRendererOutputSize(renderer_.get(), &w, &h);
    return turned({std::max(w, 1), std::max(h, 1)}, options_.rotation);
  }

  Canvas canvas(PaintBox box) {
    if (scaled()) {
      const Size output = turned(*options_.size, options_.rotation);
      SDL_RenderSetLogicalSize(renderer_.get(), output.w, output.h);
    }
    // What a software renderer draws into is the window's own surface; the canvas does it faster.
    SDL_Surface* surface = software_ && !scaled() ? SDL_GetWindowSurface(window_.get()) : nullptr;
    target_ =
        surface != nullptr && has_fitting_pixels(*surface) ? Target::surface : Target::renderer;
    return target_ == Target::surface
               ? Canvas::onto(surface, size(), options_.rotation, std::move(box))
               : Canvas::onto(renderer_.get(), size(), options_.rotation, std::move(box));
  }

  void present(const std::vector<Rect>& damage) {
    if (target_ == Target::renderer) {
      SDL_RenderPresent(renderer_.get());
      return;
    }
    std::vector<SDL_Rect> rects;
    for (const Rect& each : damage) {
      const Rect area = turned(each, size(), options_.rotation);
      rects.push_back({area.x, area.y, area.w, area.h});
    }
    // Fails when the window got another size, and with it another surface.
    surface_lost_ = SDL_UpdateWindowSurfaceRects(window_.get(), rects.data(),
                                                 static_cast<int>(rects.size())) != 0;
  }

  void blank() {
    SDL_SetRenderDrawColor(renderer_.get(), 0, 0, 0, SDL_ALPHA_OPAQUE);
    SDL_RenderClear(renderer_.get());
    SDL_RenderPresent(renderer_.get());
  }

  [[nodiscard]] VideoWiring wiring() const { return wiring_of(window_.get()); }

  void settle() {
    if (options_.window == DisplayOptions::Window::fullscreen && settles_later())
      SDL_SetWindowFullscreen(window_.get(), SDL_WINDOW_FULLSCREEN_DESKTOP);
  }

  [[nodiscard]] Pacing pacing() const { return vsync_ ? Pacing::vsync : Pacing::caller; }
  [[nodiscard]] Contents contents() const {
    return target_ == Target::surface ? Contents::kept : Contents::lost;
  }

  DisplayEvents wait(Millis timeout) {
    DisplayEvents events;
    if (std::exchange(surface_lost_, false)) {
      raise(events, DisplayEvents::Redraw::size);
      timeout = std::clamp(timeout, Millis(0), kSurfaceRetry);
    }
    SDL_Event event;
    if (waits_) {
      const int limit =
          timeout.count() < 0
              ? -1
              : static_cast<int>(std::min<std::int64_t>(timeout.count(), 24L * 3600 * 1000));
      if (SDL_WaitEventTimeout(&event, limit) != 0) add_event(event, events);
    } else {
      wakeup_.wait(timeout.count() < 0 ? kKeyInterval : std::min(timeout, kKeyInterval));
    }
    while (SDL_PollEvent(&event) != 0)
      add_event(event, events);
    return events;
  }

  void ring() const {
    wakeup_.ring();
    if (!waits_) return;
    SDL_Event event{};
    event.type = SDL_USEREVENT;
    SDL_PushEvent(&event);
  }

  [[nodiscard]] std::string description() const {
    SDL_DisplayMode mode{};
    SDL_GetWindowDisplayMode(window_.get(), &mode);
    const Size output = size();
    return fmt::format("{}, {}, {}x{}, {} Hz", SDL_GetCurrentVideoDriver(), name_, output.w,
                       output.h, mode.refresh_rate);
  }

 private:
  [[nodiscard]] bool scaled() const {
    return options_.size && options_.window == DisplayOptions::Window::fullscreen;
  }

  std::unique_ptr<VideoSession> session_;
  Window window_;
  Renderer renderer_;
  DisplayOptions options_;
  Wakeup wakeup_;
  bool waits_;
  enum class Target { renderer, surface } target_ = Target::renderer;
  bool surface_lost_ = false;
  bool software_ = false;
  bool vsync_ = false;
  std::string name_;
};

Display::Display(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Display::Display(Display&&) noexcept = default;
Display& Display::operator=(Display&&) noexcept = default;
Display::~Display() = default;

Result<Display> Display::open(const DisplayOptions& options) {
  SDL_SetHint(SDL_HINT_NO_SIGNAL_HANDLERS, "1");
  SDL_SetHint(SDL_HINT_VIDEO_MINIMIZE_ON_FOCUS_LOSS, "0");
  SDL_SetHint(SDL_HINT_RENDER_SCALE_QUALITY, "1");
  if (SDL_Init(SDL_INIT_VIDEO) != 0) return no_display();
  auto session = std::make_unique<VideoSession>();
  if (SDL_GetNumVideoDisplays() < 1) return no_display();
  Window window = make_window(options);
  if (!window) return no_display();
  Renderer renderer = make_renderer(window.get(), options.renderer);
  if (!renderer) return no_display();
  return Display(
      std::make_unique<Impl>(std::move(session), std::move(window), std::move(renderer), options));
}

Size Display::size() const {
  return impl_->size();
}
Canvas Display::canvas(PaintBox box) {
  return impl_->canvas(std::move(box));
}
void Display::present(const std::vector<Rect>& damage) {
  impl_->present(damage);
}
void Display::blank() {
  impl_->blank();
}
VideoWiring Display::wiring() const {
  return impl_->wiring();
}
void Display::settle() {
  impl_->settle();
}
Display::Pacing Display::pacing() const {
  return impl_->pacing();
}
Display::Contents Display::contents() const {
  return impl_->contents();
}
DisplayEvents Display::wait(Millis timeout) {
  return impl_->wait(timeout);
}
void Display::ring() const {
  impl_->ring();
}
std::string Display::description() const {
  return impl_->description();
}

}  // namespace noren
