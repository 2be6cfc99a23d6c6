"""Looks at programs from outside, as an electricity meter would: an X server of its own whose screen
can be read, and what a program and all that it started take."""

import hashlib
import mmap
import os
import pathlib
import struct
import subprocess
import time

TICKS = os.sysconf("SC_CLK_TCK")


class Screen:
    """An X server without a window manager, its picture in a file that costs it nothing to read."""

    def __init__(self, folder, size="1920x1080"):
        reader, writer = os.pipe()
        self.server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(writer), "-screen", "0", size + "x24", "-nolisten", "tcp",
             "-fbdir", str(folder)], pass_fds=[writer], stderr=subprocess.DEVNULL)
        os.close(writer)
        with os.fdopen(reader) as file:
            self.display = ":" + file.readline().strip()
        self.file = open(pathlib.Path(folder) / "Xvfb_screen0", "rb")
        self.memory = mmap.mmap(self.file.fileno(), 0, access=mmap.ACCESS_READ)
        header = struct.unpack(">25I", self.memory[:100])
        self.begin = header[0] + header[19] * 12  # after the header and the colours
        self.line = header[12]
        self.height = header[5]

    def fingerprint(self):
        """Of every sixteenth line: what changes of a slide changes some of them."""
        digest = hashlib.blake2b(digest_size=8)
        for y in range(0, self.height, 16):
            at = self.begin + y * self.line
            digest.update(self.memory[at:at + self.line])
        return digest.digest()

    def close(self):
        self.server.terminate()
        self.server.wait()
        self.memory.close()
        self.file.close()


def tree(root):
    """The ids of a process and all that it started and that is still there."""
    children = {}
    for path in pathlib.Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = path.read_text().rsplit(")", 1)[1].split()
        except (OSError, IndexError):
            continue
        children.setdefault(int(fields[1]), []).append(int(path.parent.name))
    found, open_ends = [], [root]
    while open_ends:
        found.append(open_ends.pop())
        open_ends += children.get(found[-1], [])
    return found


def processor_seconds(pids):
    total = 0
    for pid in pids:
        try:
            fields = pathlib.Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
        except OSError:
            continue
        total += sum(int(field) for field in fields[11:15])  # children that ended too
    return total / TICKS


def wakeups(pids):
    total = 0
    for pid in pids:
        for path in pathlib.Path(f"/proc/{pid}/task").glob("*/status"):
            try:
                lines = path.read_text().splitlines()
            except OSError:
                continue
            total += sum(int(line.split()[1]) for line in lines if "voluntary_ctxt" in line)
    return total


def pss_mb(pids):
    total = 0
    for pid in pids:
        try:
            lines = pathlib.Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
        except OSError:
            continue
        total += sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
    return total / 1024


class Running:
    """A program that was begun on a screen, with everything it starts."""

    def __init__(self, command, screen, environment, log):
        self.screen = screen
        self.began = time.monotonic()
        self.process = subprocess.Popen(command, stdout=log, stderr=log, start_new_session=True,
                                        env=dict(os.environ, DISPLAY=screen.display, **environment))

    def first_picture_ms(self, quiet=1.5, limit=30):
        """Until the picture stood that then stayed for `quiet` seconds; nothing: none did."""
        black = last = self.screen.fingerprint()
        since = self.began
        while time.monotonic() - self.began < limit:
            time.sleep(0.002)
            now = self.screen.fingerprint()
            if now != last:
                last, since = now, time.monotonic()
            elif last != black and time.monotonic() - since > quiet:
                return (since - self.began) * 1000
        return None

    def state(self):
        pids = tree(self.process.pid)
        return {"cpu": processor_seconds(pids + [self.screen.server.pid]), "wakeups": wakeups(pids),
                "at": time.monotonic()}

    def over(self, seconds):
        """Processor seconds an hour, the display server's too, and wake-ups a second."""
        before = self.state()
        time.sleep(seconds)
        after = self.state()
        elapsed = after["at"] - before["at"]
        return {"cpu": (after["cpu"] - before["cpu"]) * 3600 / elapsed,
                "wakeups": (after["wakeups"] - before["wakeups"]) / elapsed}

    def memory_mb(self):
        return pss_mb(tree(self.process.pid))

    def end(self):
        for pid in reversed(tree(self.process.pid)):
            try:
                os.kill(pid, 15)
            except OSError:
                pass
        try:
            self.process.wait(5)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        time.sleep(0.5)
