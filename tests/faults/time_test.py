"""Boards without a clock, and clocks that are set while slides hang: the table of states."""

import datetime
import pathlib
import ssl
import subprocess
import tempfile
import time
import unittest

import numpy
from clock import Clock
from servers import Server, answer, body_of, send
from stage import Table, Venue, wait_until
from wall import unlikeness

HOUR, DAY = 3600, 86400
YEAR = 365 * DAY
TOKYO = datetime.timezone(datetime.timedelta(hours=9))
# What every board has at the least: the program was built before the test runs.
NOW = time.time()


def events(now):
    """Of a venue at that moment: a meetup in four days, and a thing that is always on offer."""
    day = datetime.datetime.fromtimestamp(now + 4 * DAY, TOKYO).replace(hour=10, minute=0, second=0, microsecond=0)
    return {"events": [{"id": "soon", "kind": "meetup", "title": "川辺の読書会", "start": day.isoformat()},
                       {"id": "any", "kind": "consultation", "title": "個別相談会", "standing": True}]}


EVENTS = events(NOW)


def at(seconds):
    """As --at wants it."""
    return datetime.datetime.fromtimestamp(seconds, TOKYO).isoformat(timespec="seconds")


class Authority:
    """A certificate authority of the test's own, whose servers' certificates begin and end as asked."""

    def __init__(self, folder):
        self.folder = folder
        self.certificate = folder / "ca.pem"
        self._openssl("req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-keyout",
                      "ca.key", "-out", "ca.pem", "-days", "36500", "-subj", "/CN=Kawabe CA",
                      "-addext", "basicConstraints=critical,CA:TRUE")
        self.made = 0

    def _openssl(self, *words):
        subprocess.run(["openssl", *words], cwd=self.folder, check=True, capture_output=True, timeout=60)

    def context(self, begins, ends, name="feeds.example", signed_by_itself=False):
        """For a server whose certificate is valid between two instants, in seconds since 1970."""
        self.made += 1
        base = f"s{self.made}"
        self._openssl("req", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-keyout",
                      f"{base}.key", "-out", f"{base}.csr", "-subj", f"/CN={name}")
        (self.folder / f"{base}.cnf").write_text(
            "[ca]\ndefault_ca=d\n[d]\ndatabase=index\nserial=serial\nnew_certs_dir=.\ndefault_md=sha256\npolicy=p\n"
            f"unique_subject=no\n[p]\ncommonName=supplied\n[x]\nsubjectAltName=DNS:{name}\n")
        (self.folder / "index").touch()
        (self.folder / "serial").write_text(f"{self.made:04X}\n")
        stamp = [datetime.datetime.fromtimestamp(each, datetime.timezone.utc).strftime("%Y%m%d%H%M%SZ") for each in (begins, ends)]
        signer = ["-selfsign", "-keyfile", f"{base}.key"] if signed_by_itself else ["-cert", "ca.pem", "-keyfile", "ca.key"]
        self._openssl("ca", "-batch", "-notext", "-config", f"{base}.cnf", "-extensions", "x", *signer, "-in", f"{base}.csr",
                      "-out", f"{base}.pem", "-startdate", stamp[0], "-enddate", stamp[1])
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self.folder / f"{base}.pem", self.folder / f"{base}.key")
        return context


def dated(feed, when):
    """An answer with the Date of that moment, moved on with real time."""
    begun = time.monotonic()

    def behaviour(connection, alive):
        date = datetime.datetime.fromtimestamp(when + time.monotonic() - begun, datetime.timezone.utc)
        connection.sendall(answer(body_of(feed), Date=date.strftime("%a, %d %b %Y %H:%M:%S GMT")))
    return behaviour


class BoardTest(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="noren-time-"))

    def board(self, server=None, **clock):
        """A venue that runs on the board's own clock."""
        venue = Venue(server.url() if server else None, at=None, clock=Clock(self.folder, **clock),
                      slides={"dwell": "8s", "order": ["welcome", "events", "standing", "tagline"]})
        self.addCleanup(venue.close)
        return venue

    def served(self, behaviour, context=None):
        server = Server(behaviour, context, host="feeds.example")
        self.addCleanup(server.close)
        return server


class Tls(BoardTest):
    """A board without NTP fetches over HTTPS and shows the right minute after the first answer."""

    def test_the_right_minute_is_on_the_wall_after_the_first_fetch(self):
        table = Table("clock says")
        authority = Authority(self.folder)
        month = 30 * DAY
        usual = authority.context(NOW - month, NOW + month)
        for name, wall, truth, context in (
                ("1970", 0, NOW, usual),
                ("2017", 47 * YEAR, NOW, usual),
                ("three days slow", NOW - 3 * DAY, NOW, usual),
                ("1970, half a year on the shelf", 0, NOW + 180 * DAY,
                 authority.context(NOW + 170 * DAY, NOW + 260 * DAY))):
            with self.subTest(name):
                feed = events(truth)
                server = self.served(dated(feed, truth), lambda context=context: context)
                venue = self.board(server, wall=wall)
                begun = time.monotonic()
                dated_slides = venue.designed(feed, at=at(truth))
                venue.open_screen(dated_slides, venue.designed(None, at=at(truth), clock_untrusted=True))
                venue.start(SSL_CERT_FILE=str(authority.certificate))
                venue.wait_for_slide()
                wait_until(lambda: venue.recorder.name() == "event/soon 1", 40, f"the event; {venue.logged()}")
                off = self.minutes_off(venue, feed, truth + time.monotonic() - begun)
                table.tried(name, "right minute", abs(off) <= 0)
                self.assertEqual(off, 0)
                venue.close()
        print(table)

    def minutes_off(self, venue, feed, truth):
        """By how many minutes the time of day on the wall is wrong, as far as ten can be told."""
        minute = truth // 60 * 60
        name, pixels = venue.recorder.name(), numpy.array(venue.screen.pixels).astype(numpy.float32)
        distances = {n: venue.designed(feed, at=at(minute + 60 * n)).clock_unlikeness(name, pixels) for n in range(-5, 6)}
        best = min(distances, key=distances.get)
        # The minute may have turned between the picture and the reckoning.
        return 0 if best == 1 and (truth % 60 > 55) or best == -1 and truth % 60 < 5 else best

    def test_what_no_clock_excuses_is_refused_and_the_wall_stays(self):
        authority = Authority(self.folder)
        month = 30 * DAY
        kinds = {"expired": authority.context(NOW - 3 * YEAR, NOW - 2 * YEAR),
                 "another's": authority.context(NOW - month, NOW + month, name="other.example"),
                 "signed by itself": authority.context(NOW - month, NOW + month, signed_by_itself=True)}
        table = Table("certificate")
        for name, context in kinds.items():
            with self.subTest(name):
                used = [context]
                server = self.served(dated(EVENTS, NOW), lambda used=used: used[0])
                venue = self.board(server, wall=0)
                designed = venue.designed(None, at=at(NOW), clock_untrusted=True)
                venue.open_screen(designed)
                venue.start(SSL_CERT_FILE=str(authority.certificate))
                since = venue.wait_for_slide()
                wait_until(lambda: "証明書" in venue.logged(), 30, "a word about the certificate")
                time.sleep(3)
                venue.check(since)
                # Once the server is mended, the next try is within one interval.
                dated_slides = venue.designed(EVENTS, at=at(NOW))
                venue.recorder.also(dated_slides)
                used[0] = authority.context(NOW - month, NOW + month)
                wait_until(lambda: venue.recorder.name() == "event/soon 1", 45, venue.logged())
                table.tried(name, "survived", True)
                venue.close()
        print(table)


class States(BoardTest):
    """What the clock says, who vouches for it, and what the wall then claims."""

    def local(self, feed, **clock):
        """A board whose one feed lies on its own card: nothing comes from a server."""
        venue = self.board(**clock)
        (venue.folder / "feed.json").write_bytes(body_of(feed))
        venue.settings["sources"] = [{"name": "m", "url": "file:feed.json"}]
        venue.configure()
        return venue

    def test_a_board_without_a_clock_claims_no_date_until_it_is_set(self):
        table = Table("board starts in")
        for name, wall in (("1970", 0), ("2017", 47 * YEAR), ("today, unproven", NOW)):
            with self.subTest(name):
                venue = self.local(EVENTS, wall=wall)
                timeless = venue.designed(EVENTS, at=at(NOW), clock_untrusted=True)
                venue.open_screen(timeless)
                venue.start()
                since = venue.wait_for_slide()
                time.sleep(2)
                venue.screen.press("Right")
                time.sleep(4)
                venue.check(since)
                # Somebody sets the clock, and the kernel vouches for it.
                venue.recorder.also(venue.designed(EVENTS, at=at(time.time())))
                venue.clock.synchronised = True
                venue.clock.set_wall(time.time())
                for wait in range(80):
                    if self.dated(venue):
                        break
                    if wait % 10 == 0 and venue.recorder.name() != "event/soon 1":
                        venue.screen.press("Right")
                    time.sleep(0.5)
                table.tried(name, "no claim, then dates", self.dated(venue))
                self.assertTrue(self.dated(venue), venue.recorder.since(since))
                venue.check(since)
                venue.close()
        print(table)

    def dated(self, venue):
        """Whether the event's slide as it is with its date stands: it differs from the timeless one."""
        timeless, with_date = venue.recorder.designed[:2]
        name = "event/soon 1"
        frame = venue.recorder.last
        return unlikeness(frame, with_date.slides[name]) < unlikeness(frame, timeless.slides[name]) and \
            with_date.name_of(frame) == name

    def test_days_turn_on_time_wherever_the_venue_is(self):
        table = Table("the day turns")
        turns = {"midnight": (datetime.datetime(2027, 6, 1, tzinfo=TOKYO), "Asia/Tokyo"),
                 "into a leap day": (datetime.datetime(2028, 2, 29, tzinfo=TOKYO), "Asia/Tokyo"),
                 "out of a leap day": (datetime.datetime(2028, 3, 1, tzinfo=TOKYO), "Asia/Tokyo"),
                 "the day clocks go on": (datetime.datetime(2027, 3, 14, tzinfo=datetime.timezone(datetime.timedelta(hours=-5))), "America/New_York"),
                 "the day clocks go back": (datetime.datetime(2027, 11, 7, 0, tzinfo=datetime.timezone(datetime.timedelta(hours=-4))), "America/New_York")}
        for name, (midnight, zone) in turns.items():
            with self.subTest(name):
                moment = midnight.timestamp()
                feed = {"events": [{"id": "soon", "kind": "meetup", "title": "川辺の読書会", "online": True,
                                    "start": (midnight + datetime.timedelta(hours=20)).isoformat()}]}
                venue = self.local(feed, wall=moment - 12, synchronised=True)
                venue.settings["slides"] = {"dwell": "600s", "order": ["events"]}
                venue.settings["timezone"] = zone
                venue.configure()
                eve, day = venue.designed(feed, at=at(moment - 5)), venue.designed(feed, at=at(moment + 5))
                self.assertGreater(unlikeness(eve.slides["event/soon 1"], day.slides["event/soon 1"]), 0.005)
                venue.open_screen(eve, day)
                venue.start()
                since = venue.wait_for_slide()

                def is_day():
                    frame = venue.recorder.last
                    return unlikeness(frame, day.slides["event/soon 1"]) < unlikeness(frame, eve.slides["event/soon 1"])

                self.assertFalse(is_day())
                wait_until(is_day, 20, "the day")
                late = venue.clock.wall() - moment
                table.tried(name, "on time", -0.1 <= late < 3)
                self.assertGreaterEqual(late, -0.1)
                self.assertLess(late, 3)
                venue.check(since)
                venue.close()
        print(table)


if __name__ == "__main__":
    unittest.main()
