"""Twenty ways in which players failed their venues, and what shows that this one does not.

Most are tried here, in the parts of the fault matrix. Those that need no fault are tests of the
real program in tests/system, and of its frames; this part runs them, so that one command judges all.
"""

import io
import os
import pathlib
import subprocess
import sys
import unittest

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "system"))
TESTS_OF_THE_APP = pathlib.Path(os.environ["NOREN"]).parent / "noren_app_tests"

# What a venue saw, and the parts of tests/faults that try it.
IN_PARTS = {
    "black without a network": ["network"],
    "slow while the network hangs": ["network"],
    "an error page that stays": ["network", "matrix"],
    "rubbish with status 200": ["network"],
    "no date, so nothing is shown": ["time"],
    "timers broken by a step of the clock": ["time", "matrix"],
    "no certificate is valid in 1970": ["time"],
    "power cut in mid-write": ["power", "matrix"],
    "memory grows until it is black": ["soak"],
    "logs fill the card": ["soak", "power"],
    "a television switched off and on": ["display"],
    "Wi-Fi that never comes back": ["network", "watchdog"],
}

# What a venue saw, and the tests of tests/system that would see it here.
IN_SYSTEM = {
    "an event off by an hour or a day": ["feeds_test.Sources.test_a_calendar_is_spelled_out_in_the_time_of_the_venue"],
    "yesterday's event on the screen": ["show_long_test.LongShow.test_an_event_goes_at_its_end_without_input_or_fetch",
                                        "feeds_test.States.test_states_change_at_their_very_moment"],
    "no display at the start, another mode later": [
        "show_test.NoScreen.test_without_a_display_it_waits_for_one_and_then_shows",
        "wayland_test.Wayland.test_a_display_that_changes_its_mode_goes_and_comes_back_is_filled"],
    "a refresh that begins again or skips": [
        "show_long_test.LongShow.test_a_refresh_neither_skips_nor_repeats_a_slide",
        "show_long_test.LongShow.test_a_feed_that_changes_fails_and_returns"],
    "Japanese that does not wrap": ["deck_test.Deck.test_a_long_title_is_whole"],
    "a cursor on the screen": ["show_test.Show.test_the_cursor_is_never_visible"],
    "a value that crashes it again and again": [
        "show_test.Show.test_a_wrong_value_is_shown_with_its_default_and_named",
        "feeds_test.States.test_what_can_not_be_used_is_dropped_and_named_and_the_rest_stays"],
}


def passes(test):
    """None, or what the test of tests/system said."""
    said = io.StringIO()
    result = unittest.TextTestRunner(said).run(unittest.defaultTestLoader.loadTestsFromName(test))
    return None if result.wasSuccessful() and result.testsRun else said.getvalue()


class Stories(unittest.TestCase):
    def test_what_needs_no_fault_does_not_happen_either(self):
        failures = []
        for story, tests in IN_SYSTEM.items():
            failed = {test: said for test in tests if (said := passes(test))}
            print(f"{story:46} {len(tests) - len(failed)} of {len(tests)} tests", flush=True)
            failures += [f"{test}\n{said}" for test, said in failed.items()]
        self.assertFalse(failures, "\n".join(failures))

    def test_no_frame_of_a_change_is_black_or_of_another_slide(self):
        result = subprocess.run([TESTS_OF_THE_APP, "[.frames]"], capture_output=True, text=True, timeout=1800, check=False)
        self.assertEqual(result.returncode, 0, result.stdout[-3000:])
        print(f"{'a flash, or another slide, between two slides':46} {result.stdout.splitlines()[-2]}")

    def test_every_other_story_has_its_part(self):
        parts = {path.name.removesuffix("_test.py") for path in HERE.glob("*_test.py")}
        for story, tried_by in IN_PARTS.items():
            print(f"{story:46} part {', '.join(tried_by)}")
            self.assertLessEqual(set(tried_by), parts)
        self.assertEqual(len(IN_PARTS) + len(IN_SYSTEM) + 1, 20)


if __name__ == "__main__":
    unittest.main()
