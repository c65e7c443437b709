"""Mapping files: found by the code of their source, read, and explained when they are wrong."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from cartable.connectors.ldap.mapping import DirectoryMapping
from cartable.connectors.ldap.mapping_faults import Reader
from cartable.kernel.problems import Fault, InputRefused, NotFound

EXAMPLE = Path(__file__).with_name("supann.toml")
CODE = re.compile(r"[a-z0-9][a-z0-9-]*")


class NoMapping(NotFound):
    """The source has no mapping file."""

    code = "directory.no_mapping"


def mapping_path(code: str) -> Path:
    """Where the mapping of a source is: ``directories/<code>.toml`` in the data folder."""
    return Path(settings.DATA_DIR) / "directories" / f"{code}.toml"


def password_variable(code: str) -> str:
    """The name of the environment variable that holds the password of a source's directory."""
    return f"CARTABLE_LDAP_{code.upper().replace('-', '_')}_PASSWORD"


def mapped_codes() -> list[str]:
    """The codes of the sources that have a mapping file."""
    folder = mapping_path("x").parent
    return sorted(path.stem for path in folder.glob("*.toml")) if folder.is_dir() else []


def read_mapping(code: str) -> DirectoryMapping:
    """The mapping of a source. Raises NoMapping; InputRefused with all that is wrong in the file."""
    path = mapping_path(code)
    if not CODE.fullmatch(code) or not path.is_file():
        what = format_lazy(_("There is no mapping file directories/{code}.toml in the data folder."), code=code)
        raise NoMapping(what, _("Write one: “cartable ldap example” shows one to begin with."))
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        line = re.search(r"at line (\d+)", str(error))
        what = format_lazy(_("The file can't be read as TOML: {error}."), error=error)
        mend = _("Correct the file; it must be in UTF-8.")
        raise InputRefused(
            Fault("directory.unreadable", what, path.name, mend, int(line[1]) if line else None)
        ) from error
    return judge_mapping(content, path.name)


def judge_mapping(content: dict[str, Any], name: str) -> DirectoryMapping:
    """The mapping that a file's tables say. Raises InputRefused with all that is wrong."""
    reader = Reader(content, name)
    mapping = reader.read()
    if reader.faults or mapping is None:
        raise InputRefused(reader.faults)
    return mapping
