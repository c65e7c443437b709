"""A backup, the loss of everything, and the restore."""

from __future__ import annotations

import gzip
import io
import shutil
import tarfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.system.installation import Installation, serving

FILL = """
from datetime import UTC, date, datetime
from cartable.engines.people.models import Structure
from cartable.kernel.audit import because
from cartable.kernel.files import store
with because(actor="test", reason="to be saved"):
    Structure.objects.create(code="GI", title_fr="Génie informatique", title_en="Computing", kind="department",
                             valid_from=date(2020, 9, 1))
store("L’été à Compiègne\\n".encode(), "été.txt", "text/plain")
store(bytes(range(256)) * 5000, "octets.bin", "application/octet-stream")
"""
CLEAR = "from cartable.engines.people.models import Structure; Structure.objects.all().delete()"


@pytest.fixture
def filled(installation: Installation) -> Installation:
    """An installation with rows, their history, and files."""
    done = installation.run("django", "shell", "-c", FILL)
    assert done.returncode == 0, done.stderr
    return installation


@pytest.mark.parametrize("name", ["campus.tar.gz", "campus.tar.zst"])
def test_everything_comes_back_after_the_loss_of_the_folder(filled: Installation, tmp_path: Path, name: str) -> None:
    if name.endswith("zst") and shutil.which("zstd") is None:
        pytest.skip("no zstd on this computer")
    before, key = filled.contents(), (filled.data / "secret-key").read_text()
    assert len([path for path in before if path.startswith("files/")]) == 2
    backup = tmp_path / name
    told = filled.json("backup", str(backup))
    assert (told["ok"], told["parts"]) == (True, 4)
    assert backup.stat().st_mode & 0o777 == 0o600
    shutil.rmtree(filled.data)

    restored = filled.json("restore", str(backup))

    assert (restored["ok"], restored["parts"], restored["applied"]) == (True, 4, [])
    assert filled.contents() == before
    assert (filled.data / "secret-key").read_text() == key
    # And once more, over what the restore made.
    assert filled.json("restore", str(backup), "--force")["ok"] is True
    assert filled.contents() == before


def test_a_restore_replaces_nothing_unless_told_to(filled: Installation, tmp_path: Path) -> None:
    backup = tmp_path / "campus.tar.gz"
    filled.json("backup", str(backup))
    before = filled.contents()
    assert filled.run("django", "shell", "-c", CLEAR).returncode == 0
    cleared = filled.contents()
    assert cleared["people_structure"] != before["people_structure"]

    refused = filled.run("--json", "restore", str(backup))
    assert refused.returncode == 4
    assert '"restore.occupied"' in refused.stdout
    assert filled.contents() == cleared

    assert filled.run("restore", str(backup), "--force").returncode == 0
    assert filled.contents() == before


def test_a_restore_under_a_running_site_is_refused(filled: Installation, tmp_path: Path) -> None:
    backup = tmp_path / "campus.tar.gz"
    filled.json("backup", str(backup))
    with serving(filled) as site:
        site.wait_for("ready")
        site.get_until("/health", 200)
        refused = filled.json("restore", str(backup), "--force")
        assert (refused["exit_code"], refused["error"]["code"]) == (4, "restore.in_use")
        # A backup needs no pause.
        assert filled.json("backup", str(tmp_path / "live.tar.gz"))["parts"] == 4


def test_a_damaged_backup_is_refused_before_anything_is_touched(filled: Installation, tmp_path: Path) -> None:
    backup, bad = tmp_path / "campus.tar.gz", tmp_path / "bad.tar.gz"
    filled.json("backup", str(backup))
    before = filled.contents()

    bad.write_bytes(backup.read_bytes()[:-5000])
    assert filled.json("restore", str(bad), "--force")["error"]["faults"][0]["code"] == "backup.unreadable"

    change(backup, bad, "secret-key", lambda body: body[::-1])
    told = filled.json("restore", str(bad), "--force")
    fault = told["error"]["faults"][0]
    assert (told["exit_code"], fault["code"], fault["where"]) == (3, "backup.damaged", f"{bad}: secret-key")

    change(backup, bad, "manifest.json", lambda body: b"{}")
    assert filled.json("restore", str(bad), "--force")["error"]["faults"][0]["code"] == "backup.manifest"

    newer = lambda body: body.replace(b'"version": "0.', b'"version": "9.')  # noqa: E731
    change(backup, bad, "manifest.json", newer)
    assert filled.json("restore", str(bad), "--force")["error"]["faults"][0]["code"] == "backup.newer"

    bad.write_text("holiday")
    assert filled.json("restore", str(bad), "--force")["error"]["faults"][0]["code"] == "backup.unreadable"
    assert filled.json("restore", str(tmp_path / "nowhere.tar.gz"))["error"]["faults"][0]["code"] == "backup.missing"
    assert filled.contents() == before


def test_an_archive_cannot_write_outside_its_folder(installation: Installation, tmp_path: Path) -> None:
    bad = tmp_path / "bad.tar.gz"
    with tarfile.open(bad, "w:gz") as tar:
        member = tarfile.TarInfo("../../outside")
        member.size = 3
        tar.addfile(member, io.BytesIO(b"bad"))
    assert installation.json("restore", str(bad), "--force")["error"]["faults"][0]["code"] == "backup.unreadable"
    assert list(tmp_path.rglob("outside")) == []


def test_a_backup_needs_a_name_that_says_how_it_is_packed(installation: Installation, tmp_path: Path) -> None:
    told = installation.json("backup", str(tmp_path / "campus.zip"))
    assert (told["exit_code"], told["error"]["faults"][0]["code"]) == (3, "backup.name")
    assert sorted(tmp_path.iterdir()) == [installation.data]


def change(source: Path, target: Path, name: str, alter: Callable[[bytes], bytes]) -> None:
    """Copy an archive, altering one of its files."""
    with tarfile.open(source) as given, gzip.open(target, "wb") as file, tarfile.open(fileobj=file, mode="w|") as made:
        for member in given:
            content = given.extractfile(member)
            body = content.read() if content else b""
            body = alter(body) if member.name == name else body
            member.size = len(body)
            made.addfile(member, io.BytesIO(body))
