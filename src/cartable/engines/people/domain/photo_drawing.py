"""A photo drawn anew, smaller, from its pixels alone: nothing of what the file carried beside them is left.

Cameras write where and when a picture was taken, with what, sometimes a small copy of what was cut away. The
orientation is applied first. Decoding what a stranger sent is done by Typst in a process of its own, with little memory
and time: a file made to fill the memory ends that process and nothing else.
"""

from __future__ import annotations

import logging
import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

from cartable.engines.people.domain.photo_heads import Head

LONGEST_SIDE = 480
MOST_SECONDS = 60
MOST_MEMORY = 1536 * 1024**2
"""Bytes of addresses, most of which are never touched: the threads of the renderer ask for them."""
FORMS = {"image/jpeg": "jpg", "image/png": "png", "image/webp": "webp"}
DRAWING = """\
#set page(width: auto, height: auto, margin: 0pt, fill: white)
#context {{
  let size = measure(image("/photo", format: "{form}"))
  let scale = {side}pt / calc.max(size.width, size.height)
  let side(length) = calc.max(1pt, calc.round(length.pt() * scale) * 1pt)
  image("/photo", format: "{form}", width: side(size.width), height: side(size.height), fit: "stretch")
}}
"""
CHILD = """\
import sys
most_memory, most_seconds, folder, home = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3], sys.argv[4]
try:
    import resource
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CPU, (most_seconds, most_seconds))
    resource.setrlimit(resource.RLIMIT_AS, (most_memory, most_memory))
except (ImportError, ValueError, OSError):
    pass  # a system without these limits: the time stays limited from outside
sys.path.insert(0, home)
import typst
drawn = typst.compile(folder + "/drawing.typ", root=folder, format="png", ppi=72, ignore_system_fonts=True)
sys.stdout.buffer.write(drawn)
"""
_log = logging.getLogger(__name__)


class PhotoUnreadable(Exception):
    """The image is damaged, or asks for more than is given to draw it."""


def draw_photo(content: bytes, head: Head) -> bytes:
    """The photo as a PNG of ``LONGEST_SIDE`` pixels at most a side, without transparency. Raises PhotoUnreadable."""
    side = min(LONGEST_SIDE, max(head.width, head.height))
    with TemporaryDirectory(prefix="photo-") as folder:
        Path(folder, "photo").write_bytes(content)
        Path(folder, "drawing.typ").write_text(DRAWING.format(form=FORMS[head.media_type], side=side))
        return _run(folder)


def _run(folder: str) -> bytes:
    limits = [str(MOST_MEMORY), str(MOST_SECONDS)]
    asked = [sys.executable, "-I", "-c", CHILD, *limits, folder, _home_of_typst()]
    little = {"PATH": os.defpath, "HOME": folder, "RAYON_NUM_THREADS": "1"}
    try:
        done = subprocess.run(asked, capture_output=True, timeout=MOST_SECONDS, check=True, env=little)
    except (subprocess.SubprocessError, OSError) as error:
        # Nothing of the photo is in what the renderer says, only what it couldn't read.
        _log.warning("a photo can't be drawn: %s", (getattr(error, "stderr", b"") or b"")[-400:])
        raise PhotoUnreadable from error
    return done.stdout


def _home_of_typst() -> str:
    """Where the renderer is installed: the isolated process reads no path of this one's."""
    found = find_spec("typst")
    if found is None or found.origin is None:
        raise PhotoUnreadable("typst isn't installed")
    return str(Path(found.origin).parent.parent)
