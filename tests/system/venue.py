"""What the system tests share: a venue in a folder of its own, feeds over HTTP, the real program.

The program's path comes in the environment variable NOREN.
"""

import http.server
import json
import os
import pathlib
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
        self.requests = []
        feeds = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                feeds.requests.append((self.path, dict(self.headers)))
                status, body, headers = feeds.answers.get(self.path, (404, b"", {}))
                tag = headers.get("ETag")
                if status == 200 and tag and self.headers.get("If-None-Match") == tag:
                    status, body = 304, b""
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
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
        body = content if isinstance(content, bytes) else json.dumps(content).encode()
        self.answers[path] = (status, body, headers)

    def close(self):
        self.server.shutdown()
        self.server.server_close()


class VenueTest(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="noren-system-"))
        self.config = self.folder / "noren.json"
        self.environment = dict(
            os.environ,
            CACHE_DIRECTORY=str(self.folder / "cache"),
            LC_ALL="C.UTF-8",
            TZ="America/New_York",  # the board's zone must never matter
        )
        self.environment.pop("DISPLAY", None)
        self.environment.pop("WAYLAND_DISPLAY", None)

    def configure(self, **settings):
        self.config.write_text(json.dumps(settings, ensure_ascii=False), encoding="utf-8")

    def run_noren(self, *arguments, **options):
        return subprocess.run(
            [NOREN, *map(str, arguments)],
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
            **options,
        )

    def deck(self, *arguments, at=AT):
        """What `render` writes about the deck at a time."""
        out = self.folder / "out"
        result = self.run_noren("render", self.config, "--at", at, "--out", out, *arguments)
        self.assertEqual(result.returncode, 0, result.stderr)
        return json.loads((out / "deck.json").read_text(encoding="utf-8"))


def texts(slide, role):
    return ["".join(text["lines"]) for text in slide["texts"] if text["role"] == role]


def slide(deck, identity):
    found = [each for each in deck["slides"] if each["id"] == identity]
    assert found, f"{identity} is not in {[each['id'] for each in deck['slides']]}"
    return found[0]


def wait_until(condition, seconds, what):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        value = condition()
        if value:
            return value
        time.sleep(0.1)
    raise AssertionError(f"not within {seconds} s: {what}")
