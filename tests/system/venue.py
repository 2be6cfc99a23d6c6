"""What the system tests share: a venue in a folder of its own, feeds over HTTP, the real program.

The program's path comes in the environment variable NOREN.
"""

import http.server
import json
import os
import pathlib
import shutil
import subprocess
import tempfile
import threading
import time
import unittest

NOREN = os.environ["NOREN"]
AT = "2024-02-14T14:05:00+09:00"


class Feeds:
    """An HTTP server on loopback whose answers a test changes as it goes."""

    def __init__(self):
        self.answers = {}
        self.requests = []  # (path, headers, status that was answered)
        self.open = True
        feeds = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                status, body, headers = feeds.answers.get(self.path, (404, b"", {}))
                tag = headers.get("ETag")
                if status == 200 and tag and self.headers.get("If-None-Match") == tag:
                    status, body = 304, b""
                feeds.requests.append((self.path, dict(self.headers), status))
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                if "Content-Length" not in headers:
                    self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *arguments):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def url(self, path):
        return f"http://127.0.0.1:{self.server.server_port}{path}"

    def answer(self, path, content, status=200, **headers):
        """From now on `path` answers so; underscores in the headers' names stand for hyphens."""
        body = content if isinstance(content, bytes) else json.dumps(content).encode()
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self.answers[path] = (status, body, named)

    def asked(self, path):
        """The requests for `path`, in order: (headers, status)."""
        return [(headers, status) for asked, headers, status in self.requests if asked == path]

    def close(self):
        if self.open:
            self.server.shutdown()
            self.server.server_close()
        self.open = False


class VenueTest(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="noren-system-"))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        self.config = self.folder / "noren.json"
        self.out = self.folder / "out"
        self.environment = dict(
            os.environ,
            CACHE_DIRECTORY=str(self.folder / "cache"),
            HOME=str(self.folder),
            LC_ALL="C.UTF-8",
            TZ="America/New_York",  # the board's zone must never matter
        )
        for name in ("DISPLAY", "WAYLAND_DISPLAY", "NOREN_CONFIG", "XDG_CONFIG_HOME",
                     "XDG_CACHE_HOME", "SDL_VIDEODRIVER", "LANG", "LC_MESSAGES"):
            self.environment.pop(name, None)

    def serve(self):
        """Feeds that go with the test."""
        feeds = Feeds()
        self.addCleanup(feeds.close)
        return feeds

    def configure(self, **settings):
        self.config.write_text(json.dumps(settings, ensure_ascii=False), encoding="utf-8")

    def run_noren(self, *arguments, **options):
        return subprocess.run(
            [options.pop("program", NOREN), *map(str, arguments)],
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
            **options,
        )

    def render(self, *arguments, **options):
        result = self.run_noren("render", *arguments, **options)
        self.assertEqual(result.returncode, 0, result.stderr)
        return result

    def deck(self, *arguments, at=AT):
        """What `render` writes about the deck at a time."""
        self.render(self.config, "--at", at, "--out", self.out, *arguments)
        return read_deck(self.out)

    def check(self, *arguments, text=None):
        """The exit status of `check --json` and what it says; `text` becomes the configuration."""
        if text is not None:
            self.config.write_text(text, encoding="utf-8")
        result = self.run_noren("check", self.config, "--json", *arguments)
        self.assertIn(result.returncode, (0, 1), result.stderr)
        return result.returncode, json.loads(result.stdout)


def read_deck(folder):
    return json.loads((folder / "deck.json").read_text(encoding="utf-8"))


def texts(slide, role):
    """The texts of a role on a slide, each without its line breaks."""
    return ["".join(text["lines"]) for text in slide["texts"] if text["role"] == role]


def words(slide):
    """Every text of a slide in one string without spaces."""
    lines = [line for text in slide["texts"] for line in text["lines"]]
    return "".join("|".join(lines).split())


def slide(deck, identity):
    found = [each for each in deck["slides"] if each["id"] == identity]
    assert found, f"{identity} is not in {[each['id'] for each in deck['slides']]}"
    return found[0]


def slides_of(deck, kind):
    return [each for each in deck["slides"] if each["kind"] == kind]


def wait_until(condition, seconds, what):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        value = condition()
        if value:
            return value
        time.sleep(0.1)
    raise AssertionError(f"not within {seconds} s: {what}")
