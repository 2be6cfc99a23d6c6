"""The clocks, the name server and the disk of one program, in a test's hands (clock_shim.cpp says how)."""

import ctypes
import mmap
import os
import time

KEPT_PRESENTS = 4096


class Slot(ctypes.Structure):
    _fields_ = [("since", ctypes.c_int64), ("boot", ctypes.c_int64), ("wall_at_boot0", ctypes.c_int64),
                ("speed", ctypes.c_double)]


class Control(ctypes.Structure):
    _fields_ = [("slot", ctypes.c_int64), ("synchronised", ctypes.c_int64), ("steps", ctypes.c_int64),
                ("textures", ctypes.c_int64), ("names", ctypes.c_int64), ("disk", ctypes.c_int64), ("slots", Slot * 2),
                ("reset", ctypes.c_int64), ("presents", ctypes.c_int64),
                ("presented", ctypes.c_int64 * KEPT_PRESENTS)]


SIZE = ctypes.sizeof(Control)


class Clock:
    """`wall`: what the wall clock says at the start, in seconds since 1970."""

    def __init__(self, folder, wall=None, synchronised=False, speed=1.0):
        self.path = folder / "clock"
        self.path.write_bytes(bytes(SIZE))
        self.file = os.open(self.path, os.O_RDWR)
        self.map = mmap.mmap(self.file, SIZE)
        self.control = Control.from_buffer(self.map)
        boot = time.clock_gettime_ns(time.CLOCK_BOOTTIME)
        wall_ns = time.time_ns() if wall is None else int(wall * 1e9)
        self.control.slots[0] = Slot(time.clock_gettime_ns(time.CLOCK_MONOTONIC), boot, wall_ns - boot, speed)
        self.synchronised = synchronised

    @property
    def synchronised(self):
        return self.control.synchronised != 0

    @synchronised.setter
    def synchronised(self, value):
        """What the kernel says of its clock."""
        self.control.synchronised = int(value)

    @property
    def textures(self):
        """How many the program holds."""
        return self.control.textures

    def names(self, state):
        """How "feeds.example" is looked up: "resolved", "no answer" or "refused"."""
        self.control.names = ("resolved", "no answer", "refused").index(state)

    def disk(self, state):
        """"takes all", "full" or "read-only"."""
        self.control.disk = ("takes all", "full", "read-only").index(state)

    def lose(self, what):
        """What was drawn: "targets" or "device"."""
        self.control.reset = ("", "targets", "device").index(what)

    def presents(self):
        """When frames were shown, by the monotonic clock in seconds; the last four thousand."""
        count = self.control.presents
        return [self.control.presented[n % KEPT_PRESENTS] / 1e9 for n in range(max(0, count - KEPT_PRESENTS), count)]

    def motions(self):
        """When slides began to move: frames after a rest that others follow at once."""
        shown = self.presents()
        return [now for before, now, after in zip(shown, shown[1:], shown[2:]) if now - before > 3 and after - now < 0.2]

    def environment(self):
        return {"LD_PRELOAD": os.environ["NOREN_CLOCK_SHIM"], "NOREN_TEST_CLOCK": str(self.path)}

    def _now(self):
        slot = self.control.slots[self.control.slot & 1]
        now = time.clock_gettime_ns(time.CLOCK_MONOTONIC)
        return slot, now, slot.boot + int((now - slot.since) * slot.speed)

    def boot(self):
        """Seconds of the program's uptime clock."""
        return self._now()[2] / 1e9

    def wall(self):
        slot, _, boot = self._now()
        return (boot + slot.wall_at_boot0) / 1e9

    def _become(self, boot, now, wall_at_boot0, speed):
        other = (self.control.slot + 1) & 1
        self.control.slots[other] = Slot(now, boot, wall_at_boot0, speed)
        self.control.slot = other

    def step(self, seconds):
        """Sets the wall clock on or back; nothing else moves."""
        slot, now, boot = self._now()
        self._become(boot, now, slot.wall_at_boot0 + int(seconds * 1e9), slot.speed)
        self.control.steps += 1

    def set_wall(self, wall):
        self.step(wall - self.wall())

    def set_speed(self, speed):
        slot, now, boot = self._now()
        self._become(boot, now, slot.wall_at_boot0, speed)

    def close(self):
        if self.file is None:
            return
        del self.control
        self.map.close()
        os.close(self.file)
        self.file = None
