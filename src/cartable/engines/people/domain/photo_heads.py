"""What the head of an image says: its form and its size, read before anything is decoded."""

from __future__ import annotations

import struct
from dataclasses import dataclass

JPEG, PNG, WEBP = "image/jpeg", "image/png", "image/webp"
_PNG = b"\x89PNG\r\n\x1a\n"
#: Markers that begin a frame (ITU T.81, table B.1); C4, C8 and CC are other things.
_FRAMES = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})
_ALONE = frozenset({0x01, *range(0xD0, 0xD8)})
_SCAN, _END = 0xDA, 0xD9


@dataclass(frozen=True, slots=True)
class Head:
    """``media_type``, and the size in pixels that the file announces."""

    media_type: str
    width: int
    height: int


def read_head(content: bytes) -> Head | None:
    """The head of a JPEG, PNG or WebP; None for anything else, or one cut short or of no size."""
    try:
        found = _jpeg(content) or _png(content) or _webp(content)
    except (struct.error, IndexError):
        return None
    return found if found and found.width and found.height else None


def _jpeg(content: bytes) -> Head | None:
    """Segments are walked up to the first scan; a second frame header would tell another size: refused."""
    if content[:3] != b"\xff\xd8\xff":
        return None
    sizes, at = [], 2
    while True:
        if content[at] != 0xFF:
            return None
        marker, at = content[at + 1], at + 2
        if marker == 0xFF:
            at -= 1
            continue
        if marker in _ALONE:
            continue
        if marker in (_SCAN, _END):
            break
        (length,) = struct.unpack_from(">H", content, at)
        if length < 2:
            return None
        if marker in _FRAMES:
            sizes.append(struct.unpack_from(">HH", content, at + 3))
        at += length
    return Head(JPEG, sizes[0][1], sizes[0][0]) if len(sizes) == 1 else None


def _png(content: bytes) -> Head | None:
    if content[:8] != _PNG or content[12:16] != b"IHDR":
        return None
    return Head(PNG, *struct.unpack_from(">II", content, 16))


def _webp(content: bytes) -> Head | None:
    """The three kinds of WebP (RFC 9649): extended, lossless, lossy."""
    if content[:4] != b"RIFF" or content[8:12] != b"WEBP":
        return None
    kind = content[12:16]
    if kind == b"VP8X":
        return Head(WEBP, 1 + int.from_bytes(content[24:27], "little"), 1 + int.from_bytes(content[27:30], "little"))
    if kind == b"VP8L" and content[20] == 0x2F:
        (bits,) = struct.unpack_from("<I", content, 21)
        return Head(WEBP, 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF))
    if kind == b"VP8 " and content[23:26] == b"\x9d\x01\x2a":
        width, height = struct.unpack_from("<HH", content, 26)
        return Head(WEBP, width & 0x3FFF, height & 0x3FFF)
    return None
