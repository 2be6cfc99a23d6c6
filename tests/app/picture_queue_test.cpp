#include "app/picture_queue.h"

#include "catch.h"

using namespace std::chrono_literals;
using noren::FileStamp;
using noren::PictureQueue;
using noren::PictureTask;
using noren::Uptime;

TEST_CASE("a picture on the web that failed is tried again, within five minutes") {
  PictureQueue queue;
  queue.announce({"https://example.jp/a.png"});
  Uptime now = 1s;
  Uptime longest{};
  for (int i = 0; i < 20; ++i) {
    auto task = queue.next(now).value();
    const Uptime due = std::max(task.turn.due, now);
    REQUIRE(task.is_needed(std::nullopt, due));
    longest = std::max(longest, due - now);
    CHECK((i == 0 || due - now >= 5s));
    task.fail(due, due, 0);
    queue.put_back(task);
    now = due;
  }
  CHECK(longest == 5min);
  auto task = queue.next(now + 5min).value();
  task.succeed(now + 5min);
  queue.put_back(task);
  CHECK(!queue.next(now + 24h));
}

TEST_CASE("a file that changed is read again, one that did not is left alone") {
  PictureQueue queue;
  queue.want({"/pictures/a.png"});
  const FileStamp half{1, 100, 7, 7};
  const FileStamp whole{2, 200, 7, 7};
  auto task = queue.next(10s).value();
  REQUIRE(task.is_needed(half, 10s));
  task.stamp = half;
  SECTION("after a failure") {
    task.fail(10s, 10s, 0);
  }
  SECTION("after what looked like a success") {
    task.succeed(10s);
  }
  queue.put_back(task);
  task = queue.next(10s).value();
  CHECK(task.turn.due == 12s);
  CHECK(!task.is_needed(half, 12s));
  CHECK(task.is_needed(whole, 12s));
  task.pass(12s);
  CHECK(task.turn.due == 14s);
}

TEST_CASE("a failing file that stays the same is tried ever less often, but looked at") {
  PictureQueue queue;
  queue.want({"/pictures/a.png"});
  PictureTask task = queue.next(0s).value();
  task.stamp = FileStamp{1, 100, 7, 7};
  int attempts = 0;
  for (Uptime now = 0s; now < 1h; now = task.turn.due) {
    if (task.is_needed(task.stamp, now)) {
      ++attempts;
      task.fail(now, now, 0);
    } else {
      task.pass(now);
    }
    REQUIRE(task.turn.due > now);
    REQUIRE(task.turn.due <= now + 2s);
  }
  CHECK(attempts > 10);
  CHECK(attempts < 25);
}

TEST_CASE("new pictures come before those that fail, and what nobody asks for is forgotten") {
  PictureQueue queue;
  queue.announce({"https://example.jp/a.png"});
  auto task = queue.next(1s).value();
  task.fail(1s, 1s, 0);
  queue.put_back(task);
  queue.announce({"https://example.jp/a.png", "https://example.jp/b.png"});
  CHECK(queue.next(1min)->key == "https://example.jp/b.png");
  queue.announce({});
  queue.put_back(task);
  CHECK(queue.empty());
}
