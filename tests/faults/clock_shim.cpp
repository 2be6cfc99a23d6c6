// Preloaded into the real program, it gives a test the machine's clocks into its hands: a step of
// the wall clock, a board without a clock, time that runs faster. It also counts textures, notes
// when frames were shown, and loses what was drawn when it is told to.
//
// The file that $NOREN_TEST_CLOCK names is mapped; clock.py writes it. Without it all is as usual.
// The program's uptime is CLOCK_BOOTTIME; CLOCK_MONOTONIC, by which SDL and curl count, is left
// alone, so that a virtual hour is no time-out of a real connection.

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <ctime>

#include <SDL.h>
#include <dlfcn.h>
#include <fcntl.h>
#include <netdb.h>
#include <poll.h>
#include <pthread.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <sys/timerfd.h>
#include <sys/timex.h>
#include <unistd.h>

namespace {

constexpr std::int64_t kSecond = 1'000'000'000;

/// Virtual time from one moment on; a test writes the slot that is not in use, then names it.
struct Slot {
  std::int64_t since;          // of CLOCK_MONOTONIC, ns
  std::int64_t boot;           // CLOCK_BOOTTIME at that moment, ns
  std::int64_t wall_at_boot0;  // CLOCK_REALTIME minus CLOCK_BOOTTIME, ns
  double speed;
};

struct Control {
  std::atomic<std::int64_t> slot;
  std::atomic<std::int64_t> synchronised;  // what the kernel says
  std::atomic<std::int64_t> steps;         // of the wall clock so far
  std::atomic<std::int64_t> textures;      // that exist
  std::atomic<std::int64_t> names;         // 0: resolved, 1: no answer ever, 2: refused
  std::atomic<std::int64_t> disk;          // 0: takes all, 1: full, 2: read-only
  Slot slots[2];
  std::atomic<std::int64_t> reset;     // 0: no, 1: of render targets, 2: of the device
  std::atomic<std::int64_t> presents;  // so far
  std::int64_t presented[4096];        // when the last of them were, by CLOCK_MONOTONIC, ns
};

template <class Function>
Function* real(const char* name) {
  return reinterpret_cast<Function*>(dlsym(RTLD_NEXT, name));
}

Control* map_control() {
  const char* path = std::getenv("NOREN_TEST_CLOCK");
  if (path == nullptr) return nullptr;
  const int file = open(path, O_RDWR | O_CLOEXEC);
  if (file < 0) return nullptr;
  void* start = mmap(nullptr, sizeof(Control), PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
  close(file);
  return start == MAP_FAILED ? nullptr : static_cast<Control*>(start);
}

Control* control() {
  static Control* const mapped = map_control();
  return mapped;
}

std::int64_t nanoseconds(const timespec& time) {
  return std::int64_t{time.tv_sec} * kSecond + time.tv_nsec;
}

timespec time_of(std::int64_t ns) {
  std::int64_t seconds = ns / kSecond;
  if (ns % kSecond < 0) --seconds;
  timespec time{};
  time.tv_sec = static_cast<decltype(time.tv_sec)>(seconds);
  time.tv_nsec = static_cast<decltype(time.tv_nsec)>(ns - seconds * kSecond);
  return time;
}

int real_clock(clockid_t clock, timespec* time) {
  static const auto function = real<int(clockid_t, timespec*)>("clock_gettime");
  return function(clock, time);
}

Slot slot_now() {
  return control()->slots[control()->slot.load(std::memory_order_acquire) & 1];
}

std::int64_t virtual_boot(const Slot& slot) {
  timespec now{};
  real_clock(CLOCK_MONOTONIC, &now);
  return slot.boot +
         static_cast<std::int64_t>(static_cast<double>(nanoseconds(now) - slot.since) * slot.speed);
}

void note_present() {
  if (control() == nullptr) return;
  timespec now{};
  real_clock(CLOCK_MONOTONIC, &now);
  const std::int64_t number = control()->presents.load();
  control()->presented[number % 4096] = nanoseconds(now);
  control()->presents = number + 1;
}

std::int64_t monotonic_now() {
  timespec now{};
  real_clock(CLOCK_MONOTONIC, &now);
  return nanoseconds(now);
}

/// Nobody sleeps longer than this at a stretch, so that a change of speed is soon felt.
constexpr std::int64_t kLongestSleep = 50'000'000;

/// How long to sleep in real time towards an instant of virtual time.
std::int64_t real_sleep(std::int64_t deadline) {
  const Slot slot = slot_now();
  const auto left = static_cast<double>(deadline - virtual_boot(slot)) / slot.speed;
  return left <= 0
             ? 0
             : static_cast<std::int64_t>(std::min(left, static_cast<double>(kLongestSleep))) + 1;
}

/// The timers that stand for one of CLOCK_REALTIME, and the steps that each has told.
constexpr int kMostDescriptors = 1024;
std::atomic<std::int64_t> step_told[kMostDescriptors];  // 0: none of them; else steps + 1

/// What this thread is told by its next look at CLOCK_MONOTONIC; 0: the truth. libstdc++ judges by
/// the clock, not by the result, whether a wait is over.
thread_local std::int64_t next_monotonic = 0;

void lose_window() {
  SDL_Window* window = SDL_GetWindowFromID(1);
  SDL_Surface* surface = window == nullptr ? nullptr : SDL_GetWindowSurface(window);
  if (surface == nullptr) return;
  SDL_FillRect(surface, nullptr, 0);
  SDL_UpdateWindowSurface(window);
}

}  // namespace

extern "C" {

int clock_gettime(clockid_t clock, timespec* time) noexcept {
  if (control() == nullptr) return real_clock(clock, time);
  if (clock == CLOCK_MONOTONIC && next_monotonic != 0) {
    *time = time_of(next_monotonic);
    next_monotonic = 0;
    return 0;
  }
  const bool wall = clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE;
  if (!wall && clock != CLOCK_BOOTTIME) return real_clock(clock, time);
  const Slot slot = slot_now();
  *time = time_of(virtual_boot(slot) + (wall ? slot.wall_at_boot0 : 0));
  return 0;
}

int gettimeofday(timeval* time, void*) noexcept {
  timespec now{};
  clock_gettime(CLOCK_REALTIME, &now);
  time->tv_sec = now.tv_sec;
  time->tv_usec = now.tv_nsec / 1000;
  return 0;
}

time_t time(time_t* out) noexcept {
  timespec now{};
  clock_gettime(CLOCK_REALTIME, &now);
  if (out != nullptr) *out = now.tv_sec;
  return now.tv_sec;
}

int adjtimex(timex* state) noexcept {
  if (control() == nullptr) return real<int(timex*)>("adjtimex")(state);
  const bool kept = control()->synchronised.load() != 0;
  state->status = kept ? 0 : STA_UNSYNC;
  return kept ? TIME_OK : TIME_ERROR;
}

int access(const char* path, int mode) noexcept {
  if (control() != nullptr && std::strcmp(path, "/run/systemd/timesync/synchronized") == 0) {
    errno = ENOENT;
    return -1;
  }
  return real<int(const char*, int)>("access")(path, mode);
}

// A timer of the real wall clock would never hear of a virtual step: this one ticks, and a read
// says whether there was one.
int timerfd_create(clockid_t clock, int flags) noexcept {
  static const auto create = real<int(clockid_t, int)>("timerfd_create");
  if (control() == nullptr || clock != CLOCK_REALTIME) return create(clock, flags);
  const int fd = create(CLOCK_MONOTONIC, flags);
  if (fd < 0 || fd >= kMostDescriptors) return fd;
  step_told[fd] = control()->steps.load() + 1;
  return fd;
}

int timerfd_settime(int fd, int flags, const itimerspec* value, itimerspec* old) noexcept {
  static const auto set = real<int(int, int, const itimerspec*, itimerspec*)>("timerfd_settime");
  if (control() == nullptr || fd < 0 || fd >= kMostDescriptors || step_told[fd] == 0)
    return set(fd, flags, value, old);
  constexpr long kTick = 50'000'000;
  const itimerspec ticking{{0, kTick}, {0, kTick}};
  return set(fd, 0, &ticking, old);
}

ssize_t read(int fd, void* to, size_t count) {
  static const auto read_really = real<ssize_t(int, void*, size_t)>("read");
  const ssize_t got = read_really(fd, to, count);
  if (control() == nullptr || fd < 0 || fd >= kMostDescriptors || step_told[fd] == 0) return got;
  const std::int64_t told = control()->steps.load() + 1;
  errno = step_told[fd].exchange(told) == told ? EAGAIN : ECANCELED;
  return -1;
}

int close(int fd) {
  if (fd >= 0 && fd < kMostDescriptors) step_told[fd] = 0;
  static const auto close_really = real<int(int)>("close");
  return close_really(fd);
}

// A full disk, for what lies on one: pipes and sockets go on.
ssize_t write(int fd, const void* from, size_t count) {
  static const auto write_really = real<ssize_t(int, const void*, size_t)>("write");
  struct stat status {};
  if (control() != nullptr && control()->disk.load() != 0 && fd > STDERR_FILENO &&
      fstat(fd, &status) == 0 && S_ISREG(status.st_mode) && status.st_nlink > 0) {
    errno = control()->disk.load() == 1 ? ENOSPC : EROFS;
    return -1;
  }
  return write_really(fd, from, count);
}

// Only the main thread sleeps by the program's own time; curl's threads wait for real sockets.
int poll(pollfd* fds, nfds_t count, int timeout) {
  static const auto poll_really = real<int(pollfd*, nfds_t, int)>("poll");
  if (timeout <= 0 || control() == nullptr || gettid() != getpid())
    return poll_really(fds, count, timeout);
  static const auto ppoll_really =
      real<int(pollfd*, nfds_t, const timespec*, const sigset_t*)>("ppoll");
  const std::int64_t deadline = virtual_boot(slot_now()) + timeout * (kSecond / 1000);
  while (true) {
    const std::int64_t sleep = real_sleep(deadline);
    const timespec wait = time_of(sleep);
    const int ready = ppoll_really(fds, count, &wait, nullptr);
    if (ready != 0 || sleep == 0) return ready;
  }
}

int pthread_cond_clockwait(pthread_cond_t* condition, pthread_mutex_t* mutex, clockid_t clock,
                           const timespec* until) {
  static const auto wait = real<int(pthread_cond_t*, pthread_mutex_t*, clockid_t, const timespec*)>(
      "pthread_cond_clockwait");
  if (clock != CLOCK_MONOTONIC || control() == nullptr) return wait(condition, mutex, clock, until);
  // The caller comes back with the same instant when it was woken without cause.
  static thread_local std::int64_t asked = 0;
  static thread_local std::int64_t deadline = 0;
  if (asked != nanoseconds(*until)) {
    asked = nanoseconds(*until);
    deadline = virtual_boot(slot_now()) + asked - monotonic_now();
  }
  const std::int64_t sleep = real_sleep(deadline);
  const timespec sooner = time_of(monotonic_now() + sleep);
  const int result = wait(condition, mutex, clock, &sooner);
  if (result != ETIMEDOUT) return result;
  if (real_sleep(deadline) > 0) return 0;
  next_monotonic = asked;
  return ETIMEDOUT;
}

// "feeds.example" is this machine, and its name server is in the test's hands.
int getaddrinfo(const char* node, const char* service, const addrinfo* hints, addrinfo** found) {
  static const auto resolve =
      real<int(const char*, const char*, const addrinfo*, addrinfo**)>("getaddrinfo");
  if (control() == nullptr || node == nullptr || std::strcmp(node, "feeds.example") != 0)
    return resolve(node, service, hints, found);
  while (control()->names.load() == 1)
    usleep(20'000);
  if (control()->names.load() == 2) return EAI_AGAIN;
  return resolve("127.0.0.1", service, hints, found);
}

SDL_Texture* SDL_CreateTexture(SDL_Renderer* renderer, std::uint32_t format, int access_mode, int w,
                               int h) {
  static const auto create =
      real<SDL_Texture*(SDL_Renderer*, std::uint32_t, int, int, int)>("SDL_CreateTexture");
  SDL_Texture* texture = create(renderer, format, access_mode, w, h);
  if (texture != nullptr && control() != nullptr) ++control()->textures;
  return texture;
}

SDL_Texture* SDL_CreateTextureFromSurface(SDL_Renderer* renderer, SDL_Surface* surface) {
  static const auto create =
      real<SDL_Texture*(SDL_Renderer*, SDL_Surface*)>("SDL_CreateTextureFromSurface");
  SDL_Texture* texture = create(renderer, surface);
  if (texture != nullptr && control() != nullptr) ++control()->textures;
  return texture;
}

void SDL_RenderPresent(SDL_Renderer* renderer) {
  static const auto present = real<void(SDL_Renderer*)>("SDL_RenderPresent");
  present(renderer);
  note_present();
}

int SDL_UpdateWindowSurfaceRects(SDL_Window* window, const SDL_Rect* rects, int count) {
  static const auto update =
      real<int(SDL_Window*, const SDL_Rect*, int)>("SDL_UpdateWindowSurfaceRects");
  const int result = update(window, rects, count);
  note_present();
  return result;
}

// As a driver that loses what it held: the window goes black, then the program is told.
int SDL_WaitEventTimeout(SDL_Event* event, int timeout) {
  static const auto wait = real<int(SDL_Event*, int)>("SDL_WaitEventTimeout");
  if (control() == nullptr) return wait(event, timeout);
  const int found = wait(event, timeout < 0 ? 50 : std::min(timeout, 50));
  const std::int64_t reset = found == 0 ? control()->reset.exchange(0) : 0;
  if (reset == 0) return found;
  lose_window();
  *event = {};
  event->type = reset == 1 ? SDL_RENDER_TARGETS_RESET : SDL_RENDER_DEVICE_RESET;
  return 1;
}

void SDL_DestroyTexture(SDL_Texture* texture) {
  static const auto destroy = real<void(SDL_Texture*)>("SDL_DestroyTexture");
  if (texture != nullptr && control() != nullptr) --control()->textures;
  destroy(texture);
}

}  // extern "C"
