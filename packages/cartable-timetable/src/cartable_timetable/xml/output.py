"""Where XML is written: a path (replaced at once, never half written) or an open binary file."""

from __future__ import annotations

import gzip
import tempfile
from pathlib import Path
from typing import Any, BinaryIO

from lxml import etree

Destination = str | Path | BinaryIO


def write_xml(root: Any, doctype: str, dest: Destination, *, compress: bool | None) -> None:
    """Writes ``root`` as UTF-8. ``compress`` None means gzip when the path ends in ``.gz``. Raises OSError.

    The bytes depend only on the content: no date goes into the gzip header.
    """
    data: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True, doctype=doctype)
    if compress is None:
        compress = isinstance(dest, str | Path) and str(dest).endswith(".gz")
    if compress:
        data = gzip.compress(data, compresslevel=9, mtime=0)
    if isinstance(dest, str | Path):
        _replace(Path(dest), data)
    else:
        dest.write(data)


def _replace(path: Path, data: bytes) -> None:
    if path.exists() and not path.is_file():
        path.write_bytes(data)
        return
    with tempfile.TemporaryDirectory(dir=path.parent, prefix=f".{path.name}.") as folder:
        temporary = Path(folder) / path.name
        temporary.write_bytes(data)
        if path.exists():
            temporary.chmod(path.stat().st_mode & 0o777)
        temporary.replace(path)
