"""The venue that an emulated board shows: its configuration as a disk, and a host that has its feed."""

import http.server
import json
import os
import pathlib
import shutil
import subprocess
import threading

# After any date at which the program can have been built, so that it is believed.
NOW = "2030-02-14T14:05:00+09:00"
NOW_UTC = "2030-02-14T05:05:00"
HTTP_NOW = "Thu, 14 Feb 2030 05:05:00 GMT"
HOST_IN_GUEST = "10.0.2.2"
NETWORK = ("-netdev", "user,id=net", "-device", "virtio-net-pci,netdev=net")


def events(title):
    """A feed with one event, a few days from now."""
    return {"format": "noren", "events": [{
        "id": "meetup", "title": title, "start": "2030-02-17T10:00:00+09:00",
        "end": "2030-02-17T12:00:00+09:00", "place": "Zoom", "url": "https://example.jp/e/1"}]}


def configuration(source="file:events.json", display=None, **more):
    """The first slide stays for the whole of a test."""
    settings = {"community": {"name": "A lot of flowers", "line": "女性管理職のためのコミュニティ",
                          "message": "みんな一緒に居て、応援し合える場。", "url": "https://example.jp/"},
            "sources": [{"name": "events", "url": source, "every": "10s"}],
            "slides": {"dwell": "1h", "order": ["events", "welcome"]},
            "display": display or {}}
    return settings | more


def folder(path, settings, feed=None):
    """The configuration's folder, anew."""
    path = pathlib.Path(path)
    shutil.rmtree(path, ignore_errors=True)
    path.mkdir(parents=True)
    if settings:
        (path / "noren.json").write_text(json.dumps(settings, ensure_ascii=False), encoding="utf-8")
    if feed:
        (path / "events.json").write_text(json.dumps(feed, ensure_ascii=False), encoding="utf-8")
    return path


def fat(path, files=None):
    """A FAT partition as Windows and Mac see it, with `files` (name: bytes)."""
    path = pathlib.Path(path)
    path.unlink(missing_ok=True)
    subprocess.run(["mkfs.vfat", "-C", str(path), "32768"], check=True, stdout=subprocess.DEVNULL)
    for name, content in (files or {}).items():
        subprocess.run(["mcopy", "-i", str(path), "-", f"::{name}"], input=content, check=True,
                       env=dict(os.environ, LC_ALL="C.UTF-8"))
    return path


def read_fat(path, name):
    """A file of such a partition; empty where there is none."""
    return subprocess.run(["mtype", "-i", str(path), f"::{name}"], capture_output=True, check=False).stdout.decode()


def disk(path, of):
    """A disk that holds the folder `of`, everything in it root's."""
    path = pathlib.Path(path)
    path.unlink(missing_ok=True)
    subprocess.run(["mke2fs", "-q", "-t", "ext4", "-E", "root_owner=0:0", "-d", str(of), str(path), "16M"],
                   check=True)
    return path


class Host:
    """Serves feeds, one after the other and over again, to the machine."""

    def __init__(self, *feeds):
        self.feeds = feeds
        self.asked = 0
        host = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                feed = host.feeds[host.asked % len(host.feeds)]
                host.asked += 1
                body = json.dumps(feed, ensure_ascii=False).encode()
                self.send_response(200)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def date_time_string(self, timestamp=None):
                return HTTP_NOW

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.server.shutdown()

    @property
    def url(self):
        """The feed, as the machine reaches it."""
        return f"http://{HOST_IN_GUEST}:{self.server.server_port}/events.json"
