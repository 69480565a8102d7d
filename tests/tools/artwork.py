"""Postings whose poster has artwork of a test's own."""
import base64
import shutil
import struct
import zlib

from tap import HOUSE, scratch


def png(size):
    """A picture as an address: dark colours, in each of the four corners another, and a black cross."""
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    def pixel(x, y):
        return (0, 0, 0) if size // 2 in (x, y) else (x * 60 // size, y * 60 // size, (size - x) * 30 // size)
    rows = b"".join(b"\0" + bytes(part for x in range(size) for part in pixel(x, y)) for y in range(size))
    head = struct.pack(">IIBBBBB", size, size, 8, 2, 0, 0, 0)
    data = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
    return "data:image/png;base64," + base64.b64encode(data).decode()


def with_artwork(body):
    """The house's posting, its motif replaced."""
    posting = scratch() / "pictured"
    shutil.copytree(HOUSE, posting)
    (posting / "layouts").mkdir()
    shutil.copy("layouts/brand-harbour.ini", posting / "layouts")
    shutil.copy("layouts/harbour-logo.svg", posting / "layouts")
    spaces = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    (posting / "layouts/harbour-tide.svg").write_text(f'<svg {spaces} width="600" height="300">{body}</svg>')
    return posting
