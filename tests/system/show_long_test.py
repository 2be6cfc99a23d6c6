"""The show over a minute and more: feeds that change, fail and return, time that passes, holding."""

import re
import time
import unittest

from picture import changed_box
from screen import ShowTest
from venue import read_deck, wait_until

# A source is asked every ten seconds, plus a tenth; five times that is late.
NEXT_INTERVAL = 55


def message(title, **more):
    return {"title": title, **more}


class LongShow(ShowTest):
    def from_server(self, feed, order=("welcome", "messages", "links")):
        feeds = self.serve()
        feeds.answer("/m", feed, ETag='"1"')
        self.settings["sources"] = [{"name": "m", "url": feeds.url("/m"), "every": "10s"}]
        self.settings["slides"]["order"] = list(order)
        self.configure(**self.settings)
        return feeds

    def asked_again(self, feeds):
        so_far = len(feeds.requests)
        wait_until(lambda: len(feeds.requests) > so_far, NEXT_INTERVAL, "a request")
        time.sleep(1)

    def test_a_feed_that_changes_fails_and_returns(self):
        feeds = self.from_server({"messages": [message("受付は一階です"), message("傘をどうぞ")]})
        process = self.start()
        before = self.rendered()
        self.wait_for(before["welcome 1"])
        self.screen.press("Right", "Right")
        self.wait_for_slide("message/傘をどうぞ 1", before)
        # An unchanged answer changes nothing; another message does not take the place.
        self.asked_again(feeds)
        self.assertEqual(self.on_screen(before), "message/傘をどうぞ 1")
        feeds.answer("/m", {"messages": [message("新しいお知らせ"), message("傘をどうぞ", text="帰りにお返しください。")]}, ETag='"2"')
        after = {**self.rendered(out=self.folder / "after"), "old": before["message/傘をどうぞ 1"]}
        self.wait_for_slide("message/傘をどうぞ 1", after, NEXT_INTERVAL)
        # No answer that is none reaches the wall.
        for body, status in ((b"<html>Wi-Fi</html>", 200), (b"", 500), (b'{"messages": [', 200)):
            feeds.answer("/m", body, status=status)
            self.asked_again(feeds)
            self.assertEqual(self.on_screen(after), "message/傘をどうぞ 1", body)
        feeds.answer("/m", {"messages": [message("また会えました"), message("傘をどうぞ")]}, ETag='"3"')
        back = {**self.rendered(out=self.folder / "back"), "with text": after["message/傘をどうぞ 1"]}
        self.wait_for_slide("message/傘をどうぞ 1", back, NEXT_INTERVAL)
        self.assertIsNone(process.poll())
        # Each state of the source was said once, the good one at the start and at the end.
        said = [line for line in self.logged().splitlines() if line.startswith("noren: source m:")]
        self.assertEqual(len(said), len(set(said)) + 1, said)
        self.assertTrue(said[0].endswith("ok") and said[-1].endswith("ok"), said)

    def test_a_server_that_dies_is_missed_by_nobody(self):
        feeds = self.from_server({"messages": [message("受付は一階です")]}, order=["messages"])
        wanted = self.kept(self.first(), "wanted")
        process = self.start()
        self.wait_for_slide("wanted", {"wanted": wanted})
        feeds.close()
        failed = r"(?m)^noren: source m: (?!ok)"
        wait_until(lambda: re.search(failed, self.logged()), NEXT_INTERVAL, "a word about the failure")
        time.sleep(20)
        self.assertEqual(len(re.findall(failed, self.logged())), 1, self.logged())
        self.assertEqual(self.on_screen({"wanted": wanted}), "wanted")
        # Power off and on without a network: the first slide is the one from the cache.
        self.stop(process)
        self.start()
        self.wait_for(wanted)

    def test_a_refresh_neither_skips_nor_repeats_a_slide(self):
        self.settings["slides"]["dwell"] = "8s"
        feeds = self.from_server({"messages": [message("受付は一階です"), message("傘をどうぞ")]})
        pictures = self.rendered()
        self.start()
        self.wait_for(pictures["welcome 1"])
        seen, end = ["welcome 1"], time.monotonic() + 75
        while time.monotonic() < end:
            shown = self.on_screen(pictures)
            if shown and shown != seen[-1]:
                seen.append(shown)
            # The same content in other bytes, so that it is read anew each time.
            feeds.answer("/m", {"messages": [message("受付は一階です"), message("傘をどうぞ")], "n": time.time()})
            time.sleep(0.3)
        names = list(pictures)
        self.assertGreaterEqual(len(feeds.requests), 3)
        self.assertGreaterEqual(len(seen), 5)
        self.assertEqual(seen, [names[i % len(names)] for i in range(len(seen))])

    def test_space_holds_a_slide_and_lets_it_go(self):
        self.settings["slides"]["dwell"] = "8s"
        self.configure(**self.settings)
        pictures = self.rendered()
        names = list(pictures)
        self.start()
        self.wait_for(pictures[names[0]])
        self.screen.press("space")
        time.sleep(20)
        self.assertEqual(self.on_screen(pictures), names[0])
        self.screen.press("space")
        self.wait_for_slide(names[1], pictures, 45)

    def test_the_minute_of_the_clock_changes_alone(self):
        self.settings["slides"]["order"] = ["tagline"]
        self.configure(**self.settings)
        self.start(at="2024-02-14T14:05:40+09:00")
        self.wait_for(self.first())
        before = self.shot("before")
        wait_until(lambda: changed_box(before, self.shot("after")), 60, "the next minute")
        x, y, width, height = changed_box(before, self.shot("after"))
        clock = [text["box"] for text in read_deck(self.out)["slides"][0]["texts"] if text["role"] == "clock"][0]
        margin = 8  # another digit may be wider
        self.assertGreaterEqual(x, clock[0] - margin)
        self.assertGreaterEqual(y, clock[1] - margin)
        self.assertLessEqual(x + width, clock[0] + clock[2] + margin)
        self.assertLessEqual(y + height, clock[1] + clock[3] + margin)

    def test_an_event_goes_at_its_end_without_input_or_fetch(self):
        (self.folder / "e.json").write_text(
            '{ "events": [ { "id": "e", "kind": "meetup", "title": "読書会",'
            ' "start": "2024-02-14T13:30", "end": "2024-02-14T14:06" } ] }', encoding="utf-8")
        self.settings["sources"] = [{"name": "e", "url": "file:e.json"}]
        self.settings["slides"]["order"] = ["events", "tagline"]
        self.configure(**self.settings)
        pictures = self.rendered()
        self.assertIn("event/e 1", pictures)
        self.start()
        # An event that runs comes every second turn.
        self.wait_for(pictures["tagline 1"])
        self.screen.press("Right")
        self.wait_for_slide("event/e 1", pictures)
        self.wait_for_slide("tagline 1", pictures, 120)
        self.screen.press("Right", "Right")
        time.sleep(3)
        self.assertEqual(self.on_screen(pictures), "tagline 1")


if __name__ == "__main__":
    unittest.main()
