#pragma once

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <string>
#include <utility>

#include "app/collector.h"
#include "app/outfit.h"
#include "app/presenter.h"
#include "platform/canvas.h"
#include "platform/display.h"
#include "platform/file_layer.h"

namespace noren::bench {

template <class T>
T need(Result<T> result) {
  if (result) return std::move(*result);
  std::fprintf(stderr, "%s: %s\n", result.error().where.c_str(), result.error().what.en.c_str());
  std::exit(1);
}

/// A web server that has one page each and says that it did not change.
class SteadyServer : public Fetcher {
 public:
  explicit SteadyServer(std::string body) : body_(std::move(body)) {}

  FetchReply fetch(const FetchRequest& request) override {
    FetchReply reply;
    reply.etag = "\"1\"";
    reply.final_url = request.url;
    if (request.etag == reply.etag) {
      reply.outcome = FetchReply::Outcome::not_modified;
      reply.status = 304;
    } else {
      reply.outcome = FetchReply::Outcome::fetched;
      reply.status = 200;
      reply.body = body_;
      reply.content_type = "application/json";
    }
    return reply;
  }

 private:
  std::string body_;
};

/// The show, without a window where there is no `display`, on which time passes only when it is
/// told to.
class Board {
 public:
  static constexpr Size kOutput{1920, 1080};
  static constexpr Millis kFrame{16};

  Board(const std::string& config, const std::filesystem::path& cache, Fetcher* fetcher = nullptr,
        Display* display = nullptr)
      : outfit_(need(Outfit::open())),
        venue_(need(load_venue(config, outfit_.folder()))),
        store_(cache, files_),
        collector_(store_, fetcher),
        presenter_(outfit_.fonts(), venue_, display != nullptr ? display->size() : kOutput),
        display_(display),
        canvas_(canvas()) {}

  [[nodiscard]] VenueTime now() const {
    return {Instant(Millis(1707887102000)) + uptime_, ClockTrust::trusted, &venue_.zone};
  }

  /// Looks at every source.
  void refresh() {
    for (const Settings::Source& source : venue_.settings.sources)
      presenter_.set_content(source.name,
                             collector_.collect(source, venue_, now(), std::nullopt).content);
  }

  /// One turn of the show's loop.
  Look turn() {
    Look look = presenter_.look(now(), uptime_);
    if (look.change != Look::Change::none) draw(look);
    if (look.state == Look::State::rest && !prepared_) {
      const Frame upcoming = presenter_.upcoming();
      canvas_.prepare(upcoming);
      canvas_.keep_only({&look.frame, &upcoming});
      prepared_ = true;
    }
    if (look.state == Look::State::motion) prepared_ = false;
    uptime_ = look.state == Look::State::motion ? uptime_ + kFrame : look.next;
    return look;
  }

  /// To the next slide's rest. `note(ms)`: what each frame took to be drawn and shown.
  template <class Note>
  void change(Note note) {
    presenter_.apply(Next{}, now(), uptime_);
    while (turn().state == Look::State::motion)
      note(frame_ms_);
  }
  void change() {
    change([](double) {});
  }

  void hold() { presenter_.apply(ToggleHold{}, now(), uptime_); }
  [[nodiscard]] Uptime uptime() const { return uptime_; }
  Presenter& presenter() { return presenter_; }
  Outfit& outfit() { return outfit_; }

 private:
  Canvas canvas() {
    PaintBox box{&outfit_.fonts(), outfit_.folder().assets(), {}};
    return display_ != nullptr ? display_->canvas(std::move(box))
                               : need(Canvas::in_memory(kOutput, std::move(box)));
  }
  void draw(const Look& look) {
    const auto began = std::chrono::steady_clock::now();
    const bool lost = display_ != nullptr && display_->contents() == Display::Contents::lost;
    const Size size = canvas_.size();
    const auto damage = lost ? std::vector{Rect{0, 0, size.w, size.h}} : look.damage;
    canvas_.draw(look.frame, damage);
    if (display_ != nullptr) display_->present(damage);
    frame_ms_ =
        std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - began).count();
  }

  Outfit outfit_;
  Venue venue_;
  PosixFiles files_;
  Store store_;
  Collector collector_;
  Presenter presenter_;
  Display* display_;
  Canvas canvas_;
  double frame_ms_ = 0;
  Uptime uptime_{0};
  bool prepared_ = false;
};

}  // namespace noren::bench
