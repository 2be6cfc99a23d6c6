"""A network of its own, cut off from every other: without any route until it is connected."""

import os
import pathlib
import subprocess
import sys

from stage import wait_until


class Island:
    """`url`: of the file m.json in `folder`, which a server there gives to who has a route."""

    url = "http://127.0.0.1:8080/m.json"

    def __init__(self, folder):
        # Who has no rights gets them over a network that is his alone.
        rights = [] if os.getuid() == 0 else ["--map-root-user"]
        self.holder = subprocess.Popen(["unshare", "--net", *rights, "sleep", "infinity"])
        # Words that run a command on the island.
        self.words = ["nsenter", "--target", str(self.holder.pid), "--net", *(["--user", "--preserve-credentials"] if rights else [])]
        wait_until(self._apart, 20, "a network of its own")
        self.server = subprocess.Popen(
            [*self.words, sys.executable, "-m", "http.server", "8080", "--bind", "0.0.0.0", "--directory", str(folder)],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def _apart(self):
        def network(process):
            return os.readlink(pathlib.Path("/proc", process, "ns/net"))
        return network(str(self.holder.pid)) != network("self")

    def connect(self):
        subprocess.run([*self.words, "ip", "link", "set", "lo", "up"], check=True, timeout=20)

    def close(self):
        for process in (self.server, self.holder):
            process.kill()
            process.wait()
