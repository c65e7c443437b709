"""Small pictures, and what cameras write into them."""

from __future__ import annotations

import struct
import zlib
from base64 import b64decode

#: 40 × 20 pixels, the left half red, the right half blue.
JPEG = b64decode("""
/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAA0JCgsKCA0LCgsODg0PEyAVExISEyccHhcgLikxMC4pLSwzOko+MzZGNywtQFdBRkxOUlNSMj5aYV
pQYEpRUk//2wBDAQ4ODhMREyYVFSZPNS01T09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT0//wAARCAAU
ACgDASIAAhEBAxEB/8QAFwABAQEBAAAAAAAAAAAAAAAAAAMEBf/EABYQAQEBAAAAAAAAAAAAAAAAAAADQf/EABcBAQEBAQAAAAAAAAAAAAAAAA
YFBAf/xAAaEQABBQEAAAAAAAAAAAAAAAAAAQIFNIGx/9oADAMBAAIRAxEAPwDigJwyJWxNS2Jl0XVZvVB0rbfnEADeTjSABHQiVsTAui6rN6oO
lbb84gAbycf/2Q==
""")
WEBP = b64decode("""
UklGRkwCAABXRUJQVlA4WAoAAAAgAAAAJwAAEwAASUNDUMgBAAAAAAHIAAAAAAQwAABtbnRyUkdCIFhZWiAH4AABAAEAAAAAAABhY3NwAAAAAA
AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAQAA9tYAAQAAAADTLQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA
AAAAAAlkZXNjAAAA8AAAACRyWFlaAAABFAAAABRnWFlaAAABKAAAABRiWFlaAAABPAAAABR3dHB0AAABUAAAABRyVFJDAAABZAAAAChnVFJDAA
ABZAAAAChiVFJDAAABZAAAAChjcHJ0AAABjAAAADxtbHVjAAAAAAAAAAEAAAAMZW5VUwAAAAgAAAAcAHMAUgBHAEJYWVogAAAAAAAAb6IAADj1
AAADkFhZWiAAAAAAAABimQAAt4UAABjaWFlaIAAAAAAAACSgAAAPhAAAts9YWVogAAAAAAAA9tYAAQAAAADTLXBhcmEAAAAAAAQAAAACZmYAAP
KnAAANWQAAE9AAAApbAAAAAAAAAABtbHVjAAAAAAAAAAEAAAAMZW5VUwAAACAAAAAcAEcAbwBvAGcAbABlACAASQBuAGMALgAgADIAMAAxADZW
UDggXgAAAPAEAJ0BKigAFAA+tU6hS6ckIyGwFVgA4BaJQBfs+t8A3gIYB9gFf/7gAAkN9QmkgAD+6tR/WjODf/maO+TYag+rLgj9BGQs93m3Ca
Q2E168QfOrJVy40gTS3jUygAA=
""")
LATITUDE = b"N\0\0\0"
MAKER = b"Camera of Arc-et-Senans"


def png(width: int, height: int) -> bytes:
    """A picture of nothing: very few bytes for very many pixels."""
    rows = zlib.compress(bytes(1 + 4 * width) * height, 1)
    head = struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def chunk(kind: bytes, content: bytes) -> bytes:
    """A chunk of a PNG."""
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def chunks_of(picture: bytes) -> list[tuple[bytes, bytes]]:
    """Kind and content of each chunk of a PNG."""
    found, at = [], 8
    while at < len(picture):
        (length,) = struct.unpack_from(">I", picture, at)
        found.append((picture[at + 4 : at + 8], picture[at + 8 : at + 8 + length]))
        at += length + 12
    return found


def taken_by_camera(orientation: int) -> bytes:
    """The JPEG with the EXIF of a camera: its maker, how it was held, and where (a GPS directory)."""
    entry = struct.Struct("<HHI4s")
    maker_at, gps_at = 8 + 2 + 3 * 12 + 4, 8 + 2 + 3 * 12 + 4 + len(MAKER)
    directory = struct.pack("<H", 3)
    directory += entry.pack(0x010F, 2, len(MAKER), struct.pack("<I", maker_at))
    directory += entry.pack(0x0112, 3, 1, struct.pack("<HH", orientation, 0))
    directory += entry.pack(0x8825, 4, 1, struct.pack("<I", gps_at)) + struct.pack("<I", 0)
    gps = struct.pack("<H", 1) + entry.pack(1, 2, 2, LATITUDE) + struct.pack("<I", 0)
    exif = b"Exif\0\0II*\0" + struct.pack("<I", 8) + directory + MAKER + gps
    return JPEG[:2] + b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif + JPEG[2:]
