"""Forms on paper without a simulator's trouble: pages of a PDF as pixels, marked with a pen where a trace has the circles, as PNG."""
import re
import struct
import zlib

from tap import read

DPI = 200
SCALE = DPI / 72


def circles(trace):
    """By page, from 1: the middle of each circle, by field and value, in points; and the boxes of fields, by name."""
    found = {}
    for number, text in enumerate(re.split(r"^page \d+ ", trace, flags=re.M)[1:], 1):
        rings = {(m[5], m[6]): (float(m[1]) + float(m[3]) / 2, float(m[2]) + float(m[4]) / 2)
                 for m in re.finditer(r'^field (\S+) (\S+) (\S+) (\S+) .* radius .* (\S+)="(\w+)" field', text, re.M)}
        boxes = {m[5]: tuple(map(float, m.groups()[:4])) for m in re.finditer(r"^field (\S+) (\S+) (\S+) (\S+) (?!.*radius).* (\S+) field", text, re.M)}
        found[number] = rings, boxes
    return found


class Paper:
    """A page that was printed."""

    def __init__(self, pdf, page, folder):
        picture = folder / f"{pdf.stem}-{page}.pgm"
        read("pdftoppm", "-r", DPI, "-f", page, "-singlefile", "-gray", pdf, picture.with_suffix(""))
        data = picture.read_bytes()
        header = re.match(rb"P5\s+(\d+)\s+(\d+)\s+255\s", data)
        self.width, self.height, self.pixels = int(header[1]), int(header[2]), bytearray(data[header.end():])
        picture.unlink()

    def line(self, x0, y0, x1, y1, width=1.6, ink=50):
        """From point to point, in points."""
        steps = int(max(abs(x1 - x0), abs(y1 - y0)) * SCALE * 2) + 1
        radius = width * SCALE / 2
        for i in range(steps + 1):
            x, y = ((a + (b - a) * i / steps) * SCALE for a, b in ((x0, x1), (y0, y1)))
            for row in range(int(y - radius), int(y + radius) + 1):
                for column in range(int(x - radius), int(x + radius) + 1):
                    if (column - x) ** 2 + (row - y) ** 2 <= radius * radius:
                        at = row * self.width + column
                        self.pixels[at] = min(self.pixels[at], ink)

    def cross(self, x, y, size=3.2):
        self.line(x - size, y - size, x + size, y + size)
        self.line(x - size, y + size, x + size, y - size)

    def scribble(self, x, y, width, height):
        """Something in a hand, inside a box."""
        for i in range(4):
            self.line(x + 6, y + 8 + i * (height - 16) / 4, x + width - 10 - 9 * i, y + 10 + i * (height - 16) / 4, 1.2)

    def save(self, path, turned=False):
        pixels = self.pixels[::-1] if turned else self.pixels
        rows = b"".join(b"\0" + bytes(pixels[y * self.width:(y + 1) * self.width]) for y in range(self.height))
        parts = (b"IHDR", struct.pack(">IIBBBBB", self.width, self.height, 8, 0, 0, 0, 0)), (b"IDAT", zlib.compress(rows, 1)), (b"IEND", b"")
        path.write_bytes(b"\x89PNG\r\n\x1a\n" + b"".join(struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in parts))
        return path
