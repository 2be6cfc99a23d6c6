"""The hours of the screen on a real X server: dark and lit, and what the display is told."""

import json
import time
import unittest

from picture import Gray
from screen import ShowTest
from venue import wait_until


class ScreenHours(ShowTest):
    def setUp(self):
        super().setUp()
        self.orders = self.folder / "orders"
        tell = self.folder / "tv"
        tell.write_text(f'#!/bin/sh\necho "$*" >> "{self.orders}"\n', encoding="utf-8")
        tell.chmod(0o755)
        self.sleep = [{"off": [str(tell), "off;", "$HOME"], "on": [str(tell), "on"]}]
        self.feed = self.folder / "m.json"
        self.feed.write_text('{ "notices": [] }', encoding="utf-8")
        self.settings["sources"] = [{"name": "m", "url": "file:m.json"}]
        self.settings["slides"]["order"] = ["tagline"]

    def open_until(self, to, **more):
        self.settings["display"] = {"hours": [{"from": "09:00", "to": to}], "sleep": self.sleep}
        self.settings.update(more)
        self.configure(**self.settings)

    def told(self):
        return self.orders.read_text(encoding="utf-8").splitlines() if self.orders.exists() else []

    def is_black(self):
        return max(Gray(self.shot()).pixels) == 0

    def wait_for_dark(self, seconds=60):
        wait_until(self.is_black, seconds, "a black screen")

    def begin_dark(self):
        process = self.start()
        wait_until(lambda: "noren: screen: dark" in self.logged(), 60, "a word about the hours")
        self.wait_for_dark()
        return process

    def wait_for_light(self):
        wait_until(lambda: Gray(self.shot()).contrast(300, 200, 600, 300) > 60, 60, "a lit screen")

    def wait_for_orders(self, orders):
        wait_until(lambda: self.told() == orders, 30, f"{orders}, not {self.told()}")

    def test_the_evening_comes_and_a_key_and_a_notice_wake_the_screen(self):
        self.open_until("14:06")
        process = self.start(at="2024-02-14T14:05:45+09:00")
        self.wait_for_light()
        self.wait_for_orders(["on"])
        self.wait_for_dark()
        self.wait_for_orders(["on", "off; $HOME"])
        # Whatever key it is.
        self.screen.press("Return")
        self.wait_for_light()
        self.wait_for_orders(["on", "off; $HOME", "on"])
        # Each state was said once, and the command is no line of the log when it works.
        lines = [line for line in self.logged().splitlines() if line.startswith("noren: screen:")]
        self.assertEqual(lines, ["noren: screen: dark outside its hours", "noren: screen: lit"])
        self.assertIsNone(process.poll())
        self.assert_leaves(process, 15)

    def test_it_starts_dark_and_a_notice_from_the_feed_is_seen(self):
        self.open_until("14:00")
        process = self.begin_dark()
        self.wait_for_orders(["off; $HOME"])
        time.sleep(3)
        self.assertTrue(self.is_black())
        self.feed.write_text(json.dumps({"notices": [{"text": "鍵は受付にあります"}]}), encoding="utf-8")
        self.wait_for_light()
        self.wait_for_orders(["off; $HOME", "on"])
        self.assert_leaves(process, 15)

    def test_a_good_edit_of_the_hours_counts_at_once(self):
        self.open_until("14:00")
        self.begin_dark()
        self.open_until("21:00")
        self.wait_for_light()
        self.wait_for_orders(["off; $HOME", "on"])
        # 14 February 2024 is a day without opening.
        self.open_until("21:00", closed=["2024-02-14"])
        self.wait_for_dark()
        # An own list of holidays beside the configuration.
        (self.folder / "ours.json").write_text('{ "days": ["2024-02-14"] }', encoding="utf-8")
        self.open_until("21:00", closed=[])
        self.wait_for_light()
        self.open_until("21:00", holidays="ours.json")
        self.wait_for_dark()

    def test_a_venue_without_hours_tells_the_display_nothing(self):
        self.settings["display"] = {"sleep": self.sleep}
        self.configure(**self.settings)
        self.start()
        self.wait_for_light()
        time.sleep(2)
        self.assertEqual(self.told(), [])
        self.assertNotIn("noren: screen", self.logged())

    def test_a_command_that_fails_is_said_once_and_the_show_goes_on(self):
        self.sleep = [{"off": ["/no/such/program"], "on": ["false"]}]
        self.open_until("14:00")
        process = self.begin_dark()
        wait_until(lambda: "/no/such/program" in self.logged(), 30, "a word about the command")
        self.screen.press("Right")
        self.wait_for_light()
        wait_until(lambda: "screen power: false" in self.logged(), 30, "a word about the other")
        self.assertIsNone(process.poll())

    def test_the_test_card_stands_at_any_hour(self):
        self.open_until("14:00")
        self.start("--test-card")
        self.wait_for_light()

    def test_check_tells_when_the_list_of_holidays_has_ended(self):
        self.config.write_text('{ "holidays": "jp" }', encoding="utf-8")
        for at, wanted in (("2024-02-14T14:05:00+09:00", False), ("2099-02-14T14:05:00+09:00", True)):
            _, found = self.check("--at", at)
            self.assertEqual(any("/holidays" in each["where"] for each in found["warnings"]), wanted, found)

    def test_check_names_a_list_of_holidays_that_is_not_there(self):
        status, found = self.check(text=json.dumps({"holidays": "no.json", "display": {"hours": []}}))
        self.assertEqual(status, 1)
        self.assertTrue(any("/holidays" in each["where"] for each in found["errors"]), found)


if __name__ == "__main__":
    unittest.main()
