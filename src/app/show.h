#pragma once

#include <memory>
#include <optional>
#include <string>

#include "app/command_line.h"
#include "app/config_lookup.h"
#include "app/frame_pace.h"
#include "app/inbox.h"
#include "app/network_worker.h"
#include "app/outfit.h"
#include "app/picture_shelf.h"
#include "app/presenter.h"
#include "app/screen_keeper.h"
#include "app/setup_steps.h"
#include "app/state_log.h"
#include "app/status_file.h"
#include "app/time_keeper.h"
#include "app/warden.h"
#include "platform/display.h"
#include "platform/service_notify.h"
#include "platform/wakeup.h"

namespace noren {

/// The running show: wires the threads, the presenter and the display, and holds the loop.
class Show {
 public:
  /// `outfit` outlives it.
  Show(const Options& options, const Outfit& outfit);
  ~Show();

  /// Until somebody leaves.
  void run();

 private:
  enum class Going { on, over };

  void begin();
  void update_setup();
  void recall_content();
  void start_threads();
  Going take_parcels();
  Going take(const VenueParcel& parcel);
  Going take(const BadConfigParcel& parcel);
  Going take(SourceParcel& parcel);
  Going take(const PictureParcel& parcel);
  Going take(const ClockParcel& parcel);
  Going take(const PowerParcel& parcel);
  Going take(const QuitParcel& parcel);
  Going take_events(const DisplayEvents& events);
  Going wait_for_display();
  void open_display();
  Millis show_slides(Uptime now);
  Millis stay_dark();
  void draw(const Look& look);
  void announce();
  void prepare_next(const Look& look);
  [[nodiscard]] Millis rest_until(const Look& look, Uptime looked_at) const;
  [[nodiscard]] Millis sleep_until(Uptime until) const;
  void write_status(const std::string& config, Status::Effect effect, const Problems& errors);

  const Options& options_;
  const Outfit& outfit_;
  ConfigLookup lookup_;
  PosixFiles files_;
  Store store_;         // the main thread's, then the worker's
  Store warden_store_;  // the warden's
  std::shared_ptr<const Venue> venue_;
  std::optional<SetupCause> setup_;  // while there has been no configuration
  StateLog log_;
  std::unique_ptr<TimeKeeper> time_;
  std::unique_ptr<Presenter> presenter_;
  Inbox inbox_;
  Wakeup idle_;  // rung while there is no display
  std::unique_ptr<PictureShelf> pictures_;
  std::optional<Display> display_;
  std::optional<Canvas> canvas_;
  std::unique_ptr<ScreenKeeper> keeper_;  // goes before the display
  ScreenKeeper::View view_;
  Light shown_ = Light::lit;
  ServiceNotify service_;
  std::unique_ptr<NetworkWorker> worker_;
  std::unique_ptr<Warden> warden_;
  Uptime leave_at_ = Uptime::max();
  bool prepared_ = false;
  bool announced_ = false;
  FramePace pace_;
};

}  // namespace noren
