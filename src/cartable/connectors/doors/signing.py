"""The signature of a message: HMAC-SHA256 of its instant and its body, under a secret that both sides hold."""

from __future__ import annotations

import hashlib
import hmac

TIMESTAMP_HEADER = "X-Cartable-Timestamp"
SIGNATURE_HEADER = "X-Cartable-Signature"
CONTROLLER_HEADER = "X-Cartable-Controller"
MOST_SECONDS_APART = 300
"""A message whose timestamp is further than this from the receiver's clock is refused."""
SHORTEST_SECRET = 32


def sign(secret: bytes, timestamp: int, body: bytes) -> str:
    """``sha256=`` and the hexadecimal HMAC of ``<timestamp>.<body>``; ``timestamp`` in seconds since 1970, UTC."""
    return "sha256=" + hmac.new(secret, b"%d." % timestamp + body, hashlib.sha256).hexdigest()


def is_signed(secret: bytes, timestamp: str, signature: str, body: bytes, *, now: float) -> bool:
    """Whether the signature is that of this body at this instant, and the instant is near enough to ``now``."""
    if not (timestamp.isascii() and timestamp.isdigit() and len(timestamp) <= 12):
        return False
    if abs(now - int(timestamp)) > MOST_SECONDS_APART:
        return False
    return hmac.compare_digest(sign(secret, int(timestamp), body).encode(), signature.encode())
