"""What a refresh costs the network: bytes and connections, counted at the server."""

import http.server
import json
import threading
import unittest

from venue import VenueTest

SMALL = ("--size", "640x360")


class CountingServer:
    """Keeps connections open, answers with validators, and counts what goes over each."""

    def __init__(self):
        self.connections = []  # each a list of (path, status, bytes of request and answer)
        counted = self.connections

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def setup(self):
                super().setup()
                self.exchanges = []
                counted.append(self.exchanges)

            def do_GET(self):
                body = json.dumps({"events": [{"id": self.path, "title": "読書会", "start": "2024-02-20T10:00:00+09:00"}]}).encode()
                status = 304 if self.headers.get("If-None-Match") == '"1"' else 200
                if status == 304:
                    body = b""
                self.send_response(status)
                self.send_header("ETag", '"1"')
                self.send_header("Content-Type", "application/json")
                if status == 200:
                    self.send_header("Content-Length", str(len(body)))
                answer = sum(len(line) for line in self._headers_buffer) + 2 + len(body)
                self.end_headers()
                self.wfile.write(body)
                asked = len(self.raw_requestline) + len(self.headers.as_bytes())
                self.exchanges.append((self.path, status, asked + answer))

            def log_message(self, *arguments):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def url(self, path):
        return f"http://127.0.0.1:{self.server.server_port}{path}"

    def take(self):
        """The connections that were used since the last call."""
        used = [list(exchanges) for exchanges in self.connections if exchanges]
        self.connections.clear()
        return used

    def close(self):
        self.server.shutdown()
        self.server.server_close()


class Refresh(VenueTest):
    def setUp(self):
        super().setUp()
        self.server = CountingServer()
        self.addCleanup(self.server.close)
        self.configure(
            community={"name": "川辺の会", "url": "https://example.jp/"},
            sources=[{"name": name, "url": self.server.url("/" + name)} for name in ("a", "b", "c", "d")])
        self.deck(*SMALL)
        self.first = self.server.take()

    def test_sources_of_one_server_share_one_connection(self):
        self.assertEqual(len(self.first), 1)
        self.assertEqual([(path, status) for path, status, _ in self.first[0]],
                         [("/a", 200), ("/b", 200), ("/c", 200), ("/d", 200)])

    def test_an_unchanged_source_costs_one_conditional_request_under_a_kilobyte(self):
        self.deck(*SMALL)
        again = self.server.take()
        self.assertEqual(len(again), 1)
        self.assertEqual([(path, status) for path, status, _ in again[0]],
                         [("/a", 304), ("/b", 304), ("/c", 304), ("/d", 304)])
        for path, _, size in again[0]:
            self.assertLess(size, 1000, path)


if __name__ == "__main__":
    unittest.main()
