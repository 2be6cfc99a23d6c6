"""Servers that fail in every way that a venue's network knows."""

import gzip
import json
import socket
import ssl
import struct
import threading
import time


def body_of(feed):
    return feed if isinstance(feed, bytes) else json.dumps(feed, ensure_ascii=False).encode()


def answer(body, status="200 OK", **headers):
    named = {"Content-Length": len(body), "Content-Type": "application/json", "Connection": "close",
             **{name.replace("_", "-"): value for name, value in headers.items()}}
    head = "".join(f"{name}: {value}\r\n" for name, value in named.items())
    return f"HTTP/1.1 {status}\r\n{head}\r\n".encode() + body


def send(data):
    """A behaviour: to answer so."""
    return lambda connection, alive: connection.sendall(data)


def silence(connection, alive):
    while alive():
        time.sleep(0.05)


def one_byte_a_second(connection, alive):
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n")
    while alive():
        connection.sendall(b"[")
        for _ in range(20):
            if alive():
                time.sleep(0.05)


def endless(connection, alive):
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n")
    while alive():
        connection.sendall(b'{"messages": [ ' * 4000)


def cut(connection, alive):
    connection.sendall(b'HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{"messages": [')


def reset(connection, alive):
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{")
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


def redirect(to):
    return send(answer(b"", "302 Found", Location=to))


def gzip_bomb():
    return send(answer(gzip.compress(b" " * (64 << 20), 9), Content_Encoding="gzip"))


class Server:
    """Answers every request on loopback with the present behaviour; `context`: over TLS."""

    def __init__(self, behaviour, context=None, host="127.0.0.1"):
        self.behaviour, self.context, self.host = behaviour, context, host
        self.files = {}  # answered by path, whatever the behaviour
        self.requests = []  # when each came, by the monotonic clock
        self.served = []  # when each answer was given in whole, and by which behaviour
        self.asked = threading.Event()
        self.running = True
        self.generation = 0
        self.port = 0
        self.listener = None
        self.listen()

    def listen(self):
        self.listener = socket.socket()
        self.listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self.listener.bind(("127.0.0.1", self.port))
        self.port = self.listener.getsockname()[1]
        self.listener.listen(16)
        threading.Thread(target=self._accept, args=(self.listener,), daemon=True).start()

    def refuse(self):
        """Nobody listens any more."""
        listener, self.listener = self.listener, None
        if listener:
            listener.shutdown(socket.SHUT_RDWR)
            listener.close()
        self.generation += 1

    def become(self, behaviour):
        """From now on it answers so; what it is doing ends."""
        self.behaviour = behaviour
        self.generation += 1
        if self.listener is None:
            self.listen()

    def url(self, path="/m"):
        return f"http{'s' if self.context else ''}://{self.host}:{self.port}{path}"

    def _accept(self, listener):
        while self.running:
            try:
                connection, _ = listener.accept()
            except OSError:
                return
            threading.Thread(target=self._serve, args=(connection,), daemon=True).start()

    def _serve(self, connection):
        generation, behaviour = self.generation, self.behaviour
        try:
            connection.settimeout(30)
            if self.context:
                connection = self.context().wrap_socket(connection, server_side=True)
            head = b""
            while b"\r\n\r\n" not in head:
                more = connection.recv(4096)
                if not more:
                    return
                head += more
            self.requests.append(time.monotonic())
            self.asked.set()
            path = head.split(b" ", 2)[1].decode(errors="replace")
            if path in self.files:
                connection.sendall(answer(self.files[path], Content_Type="image/png"))
                return
            behaviour(connection, lambda: self.running and self.generation == generation)
            self.served.append((time.monotonic(), behaviour))
        except (OSError, ssl.SSLError):
            self.requests.append(time.monotonic())
        finally:
            connection.close()

    def wait_for_request(self, seconds=30):
        self.asked.clear()
        assert self.asked.wait(seconds), "nobody asked"

    def close(self):
        self.running = False
        self.refuse()
