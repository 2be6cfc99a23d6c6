"""The shape of deck.json and of the pictures beside it, as scripts rely on them."""

import datetime
import re

from picture import Gray, size_of

KINDS = set("welcome meetup session consultation event agenda post poster message links tagline alert setup fallback".split())
ROLES = set("""month day weekday time kind title place description countdown row excerpt tagline name line pillar
    caption clock date status stamp heading pager message notice""".split())
# What stands out from its ground by less is no ink.
FAINTEST_INK = 24
# Ink ends in shades too faint to count.
SOFT_EDGE = 3


class ShapeChecks:
    """Mixed into a test case."""

    def check_deck(self, deck, folder):
        self.assertEqual(list(deck), ["at", "clock", "size", "theme", "slides", "warnings"])
        self.assertIsNotNone(datetime.datetime.fromisoformat(deck["at"]).utcoffset())
        self.assertIn(deck["clock"], ("trusted", "untrusted"))
        self.assertTrue(deck["slides"])
        self.assertIsInstance(deck["theme"], str)
        for warning in deck["warnings"]:
            self.assertEqual(list(warning), ["where", "what"])
            self.assertTrue(warning["where"] and warning["what"], warning)
        self.check_order(deck["slides"])
        for slide in deck["slides"]:
            with self.subTest(slide=slide["file"]):
                self.check_slide(slide, deck["size"], folder)

    def check_order(self, slides):
        """Pages follow each other and share the id; ids and numbers are each slide's own."""
        number, seen, previous = 0, set(), None
        for slide in slides:
            if slide["page"] == 1:
                number += 1
                self.assertNotIn(slide["id"], seen)
                seen.add(slide["id"])
            else:
                self.assertEqual((slide["id"], slide["page"]), (previous["id"], previous["page"] + 1))
            page = f"-{slide['page']}" if slide["pages"] > 1 else ""
            self.assertEqual(slide["file"], f"{number:02}-{slide['kind']}{page}.png")
            if previous and slide["page"] == 1:
                self.assertEqual(previous["page"], previous["pages"])
            previous = slide
        self.assertEqual(previous["page"], previous["pages"])

    def check_slide(self, slide, size, folder):
        self.assertEqual(list(slide), ["id", "kind", "page", "pages", "dwell_ms", "file", "texts", "qr"])
        self.assertIn(slide["kind"], KINDS)
        self.assertIsInstance(slide["dwell_ms"], int)
        self.assertGreaterEqual(slide["dwell_ms"], 8000)
        self.assertEqual(size_of(folder / slide["file"]), size)
        picture = Gray(folder / slide["file"])
        for text in slide["texts"]:
            self.check_text(text, picture)
        for one in slide["texts"]:
            for other in slide["texts"]:
                if one is not other:
                    self.assertFalse(encloses(one["box"], other["box"]), (one, other))
        self.assertLessEqual(len(slide["qr"]), 2)
        for code in slide["qr"]:
            self.check_code(code, picture)

    def check_text(self, text, picture):
        self.assertEqual(list(text), ["role", "lines", "size_px", "box", "vertical"])
        self.assertIn(text["role"], ROLES)
        self.assertTrue(text["lines"], text)
        for line in text["lines"]:
            self.assertTrue(line.strip(), text)
            self.assertIsNone(re.search(r"[\n\r《》]", line), text)
        self.assertIsInstance(text["size_px"], int)
        self.assertGreater(text["size_px"], 0)
        self.assertIsInstance(text["vertical"], bool)
        self.check_inside(text["box"], picture)
        # The box is the ink's: each of its four edges has some.
        x, y, width, height = text["box"]
        across, down = min(SOFT_EDGE, width), min(SOFT_EDGE, height)
        for edge in ((x, y, width, down), (x, y + height - down, width, down),
                     (x, y, across, height), (x + width - across, y, across, height)):
            self.assertGreaterEqual(picture.contrast(*edge), FAINTEST_INK, (text, edge))

    def check_code(self, code, picture):
        self.assertEqual(list(code), ["data", "module_px", "box"])
        self.assertTrue(code["data"])
        self.assertIsInstance(code["module_px"], int)
        self.check_inside(code["box"], picture)
        width, height = code["box"][2:]
        self.assertEqual(width, height)
        # A symbol has 17 + 4 n modules a side, the quiet zone four at each end.
        self.assertEqual(width % code["module_px"], 0)
        self.assertEqual((width // code["module_px"] - 8 - 17) % 4, 0)

    def check_inside(self, box, picture):
        self.assertEqual(len(box), 4)
        for value in box:
            self.assertIsInstance(value, int)
        x, y, width, height = box
        self.assertGreater(min(width, height), 0)
        self.assertGreaterEqual(min(x, y), 0)
        self.assertLessEqual(x + width, picture.width)
        self.assertLessEqual(y + height, picture.height)


def encloses(outer, inner):
    return (outer[0] <= inner[0] and outer[1] <= inner[1] and
            outer[0] + outer[2] >= inner[0] + inner[2] and
            outer[1] + outer[3] >= inner[1] + inner[3])
