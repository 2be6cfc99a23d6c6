#pragma once

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

/// The show without a window, on which time passes only when it is told to.
class Board {
 public:
  static constexpr Size kOutput{1920, 1080};
  static constexpr Millis kFrame{16};

  Board(const std::string& config, const std::filesystem::path& cache, Fetcher* fetcher = nullptr)
      : outfit_(need(Outfit::open())),
        venue_(need(load_venue(config, outfit_.folder()))),
        store_(cache, files_),
        collector_(store_, fetcher),
        presenter_(outfit_.fonts(), venue_, kOutput),
        canvas_(need(
            Canvas::in_memory(kOutput, {&outfit_.fonts(), outfit_.folder().assets(), {}}))) {}

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
    if (look.change != Look::Change::none) canvas_.draw(look.frame, look.damage);
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

  /// To the next slide's rest.
  void change() {
    presenter_.apply(Next{}, now(), uptime_);
    while (turn().state == Look::State::motion) {
    }
  }

  void hold() { presenter_.apply(ToggleHold{}, now(), uptime_); }
  [[nodiscard]] Uptime uptime() const { return uptime_; }
  Presenter& presenter() { return presenter_; }
  Canvas& canvas() { return canvas_; }
  Outfit& outfit() { return outfit_; }

 private:
  Outfit outfit_;
  Venue venue_;
  PosixFiles files_;
  Store store_;
  Collector collector_;
  Presenter presenter_;
  Canvas canvas_;
  Uptime uptime_{0};
  bool prepared_ = false;
};

}  // namespace noren::bench
