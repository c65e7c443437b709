"""What the computer gives: Python, packages, disk, folders, programs."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, distribution, requires, version
from pathlib import Path

from cartable.config.cli.language import gettext as _
from cartable.config.doctor.finding import Finding

OLDEST_PYTHON = (3, 11)
LOW_DISK_BYTES = 500_000_000
EMPTY_DISK_BYTES = 100_000_000
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def python_version() -> Finding:
    """Python is recent enough."""
    title, told = "Python", ".".join(map(str, sys.version_info[:3]))
    if sys.version_info >= OLDEST_PYTHON:
        return Finding("python", title, "ok", told)
    return Finding("python", title, "broken", told, _("Install Python 3.11 or newer, then run “make setup” again."))


def packages(lock: Path) -> Finding:
    """Every package is there, in the version of the lock when there is one (a checkout), else as declared."""
    title, wrong = _("Packages"), list(_wrong_packages(lock))
    if not wrong:
        return Finding("packages", title, "ok", _("all there"))
    missing = [one for one in wrong if one.endswith(_("missing"))]
    state = "broken" if missing else "warning"
    told = ", ".join(wrong[:8]) + (" …" if len(wrong) > 8 else "")
    return Finding("packages", title, state, told, _("Run “make setup”, or install the locked versions with pip."))


def _wrong_packages(lock: Path) -> Iterator[str]:
    for name, wanted in _wanted(lock):
        try:
            found = version(name)
        except PackageNotFoundError:
            yield f"{name} {_('missing')}"
            continue
        if wanted and found != wanted:
            yield f"{name} {found} ({_('locked')}: {wanted})"


def _wanted(lock: Path) -> Iterator[tuple[str, str]]:
    from packaging.requirements import Requirement

    lines = lock.read_text().splitlines() if lock.is_file() else requires("cartable") or []
    for line in lines:
        text = line.split("--hash")[0].rstrip(" \\")
        if not text or text.startswith((" ", "#", "-")):
            continue
        requirement = Requirement(text)
        if requirement.marker is None or requirement.marker.evaluate({"extra": ""}):
            pins = [one.version for one in requirement.specifier if one.operator == "=="]
            yield requirement.name, pins[0] if pins else ""


def disk(data_dir: Path) -> Finding:
    """There is room to work."""
    title, nearest = _("Disk"), next(one for one in (data_dir, *data_dir.parents) if one.exists())
    free = shutil.disk_usage(nearest).free
    told = _("%(free).1f GB free for %(folder)s") % {"free": free / 1e9, "folder": data_dir}
    if free >= LOW_DISK_BYTES:
        return Finding("disk", title, "ok", told)
    state = "broken" if free < EMPTY_DISK_BYTES else "warning"
    return Finding("disk", title, state, told, _("Free some space: at least 500 MB."))


def data_folder(data_dir: Path) -> Finding:
    """The data folder is ours to write and nobody else's to read."""
    title, where = _("Data folder"), str(data_dir)
    if not data_dir.exists():
        nearest = next(one for one in data_dir.parents if one.exists())
        if os.access(nearest, os.W_OK):
            return Finding("data", title, "note", _("%(folder)s will be made at the first start") % {"folder": where})
        mend = _("Make %(folder)s writable, or choose another folder with CARTABLE_DATA.") % {"folder": nearest}
        return Finding("data", title, "broken", _("%(folder)s can't be made") % {"folder": where}, mend)
    if not os.access(data_dir, os.R_OK | os.W_OK | os.X_OK):
        mend = _("Give it to the account that runs Cartable (chown -R).")
        return Finding("data", title, "broken", _("%(folder)s can't be written") % {"folder": where}, mend)
    secret = data_dir / "secret-key"
    if secret.exists() and secret.stat().st_mode & 0o077:
        mend = _("chmod 600 %(file)s") % {"file": secret}
        return Finding("data", title, "warning", _("others may read the secret key"), mend)
    return Finding("data", title, "ok", where)


def browser() -> Finding:
    """Only the browser tests need one."""
    found = next((path for name in BROWSERS if (path := shutil.which(name))), None)
    if found:
        return Finding("browser", "Chromium", "ok", found)
    return Finding("browser", "Chromium", "note", _("not installed; only the browser tests need it"))


def installed_from() -> Path:
    """The checkout this runs from, or where the package is."""
    try:
        place = distribution("cartable").locate_file("")
    except PackageNotFoundError:
        place = None
    here = Path(__file__).resolve().parents[4]
    return here if (here / "pyproject.toml").is_file() else Path(str(place or here))
