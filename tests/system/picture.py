"""Pictures as the system tests look at them: sizes, brightness, boxes, differences (ImageMagick)."""

import struct
import subprocess
import zlib


def size_of(path):
    """Width and height as the PNG's header has them."""
    head = path.read_bytes()[:24]
    assert head[:8] == b"\x89PNG\r\n\x1a\n", f"{path} is no PNG"
    return list(struct.unpack(">II", head[16:24]))


class Gray:
    """The brightness of a picture's pixels."""

    def __init__(self, path):
        self.width, self.height = size_of(path)
        self.pixels = subprocess.run(
            ["convert", str(path), "-depth", "8", "gray:-"], capture_output=True, check=True, timeout=60
        ).stdout
        assert len(self.pixels) == self.width * self.height

    def contrast(self, x, y, width, height):
        """Between the darkest and the brightest pixel of a box."""
        rows = [self.pixels[row * self.width + x : row * self.width + x + width] for row in range(y, y + height)]
        return max(map(max, rows)) - min(map(min, rows))


def changed_box(one, other):
    """The smallest box (x, y, width, height) that holds every pixel that differs; None: none does."""
    result = subprocess.run(
        ["convert", str(one), str(other), "-compose", "difference", "-composite", "-threshold", "8%",
         "-trim", "-format", "%w %h %X %Y", "info:"],
        capture_output=True, text=True, check=True, timeout=60).stdout.split()
    width, height, x, y = (int(value) for value in result)
    # Nothing is left of a picture without a difference, at a place outside of it.
    return (x, y, width, height) if x >= 0 else None


def share_of_difference(one, other, scale="100%", fuzz="5%"):
    """Share of pixels that differ by more than `fuzz`, both pictures brought to `scale` before."""
    half = [f"{path}[{scale}]" for path in (one, other)]
    result = subprocess.run(["compare", "-metric", "AE", "-fuzz", fuzz, *half, "null:"],
                            capture_output=True, text=True, timeout=120, check=False)
    width, height = subprocess.run(["identify", "-format", "%w %h", half[0]], capture_output=True,
                                   text=True, check=True, timeout=60).stdout.split()
    return float(result.stderr.split()[0]) / (int(width) * int(height))


def paint(path, width, height, colour):
    """A PNG as somebody's flyer: the upper half of `colour` (red, green, blue), the lower one white."""
    rows = b"".join(b"\0" + bytes(colour if row < height // 2 else (255, 255, 255)) * width for row in range(height))

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    path.write_bytes(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)) +
                     chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))
