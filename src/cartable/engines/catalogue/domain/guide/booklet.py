"""The guide as a PDF that screen readers can read (PDF/UA-1), made once for each content.

What has been made lies on the disk under the digest of all that it shows: a unit whose text changes makes another
booklet, and the oldest ones are removed. One is made at a time, so that a hundred readers cost as much as one.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from cartable.kernel.problems import Problem

TEMPLATE = Path(__file__).parent / "guide.typ"
KEPT = 200


class BookletNotMade(Problem):
    """The program that sets the pages isn't installed, or refused the content."""

    code = "guide.booklet"

    def __init__(self) -> None:
        super().__init__(
            _("The printed guide can't be made at the moment."),
            _("The pages of the guide can be printed from the browser. Tell the help desk if it lasts."),
        )


def make_booklet(content: Mapping[str, Any], *, draw: Callable[[bytes, str], bytes] | None = None) -> Path:
    """The PDF of a content (JSON; see ``guide.typ``), from the disk when it was made before. Raises BookletNotMade."""
    data = json.dumps(content, ensure_ascii=False, sort_keys=True)
    digest = hashlib.sha256(template() + data.encode()).hexdigest()
    target = folder() / f"{digest}.pdf"
    if not target.exists():
        with _alone():
            if not target.exists():
                _write(target, (draw or set_pages)(template(), data))
                _forget_old()
    else:
        os.utime(target)
    return target


def set_pages(source: bytes, data: str) -> bytes:
    """Set the pages with Typst. Raises BookletNotMade."""
    try:
        import typst
    except ImportError as error:
        raise BookletNotMade from error
    try:
        made: bytes = typst.compile(source, format="pdf", sys_inputs={"data": data}, pdf_standards=["ua-1"])
    except (RuntimeError, ValueError) as error:
        raise BookletNotMade from error
    return made


@lru_cache(maxsize=1)
def template() -> bytes:
    """The look of the booklet."""
    return TEMPLATE.read_bytes()


def folder() -> Path:
    """Where booklets lie; made when it isn't there."""
    place = Path(settings.MEDIA_ROOT) / "guide"
    place.mkdir(parents=True, exist_ok=True)
    return place


def _write(target: Path, content: bytes) -> None:
    handle, name = tempfile.mkstemp(dir=target.parent, suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(name).replace(target)
    finally:
        Path(name).unlink(missing_ok=True)


@contextmanager
def _alone() -> Iterator[None]:
    """One booklet at a time among all processes of this machine."""
    with (folder() / "making").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _forget_old() -> None:
    """Keep the booklets read last."""
    made = sorted(folder().glob("*.pdf"), key=lambda path: path.stat().st_mtime, reverse=True)
    for path in made[KEPT:]:
        path.unlink(missing_ok=True)
