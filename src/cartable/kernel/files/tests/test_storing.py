"""Files on the disk: whole or not at all."""

from __future__ import annotations

import errno
import os
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction

from cartable.kernel.audit import because, history_of
from cartable.kernel.files import (
    FileMissing,
    FileTooLarge,
    StorageFull,
    StoredFile,
    delete_orphans,
    open_stored,
    store,
    storing,
)
from cartable.kernel.files.storing import clean_name, path_of

pytestmark = pytest.mark.django_db
NEXT_WEEK = lambda: datetime.now(UTC) + timedelta(days=7)  # noqa: E731


@pytest.fixture(autouse=True)
def media(settings, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path / "files"
    return settings.MEDIA_ROOT


def kept(media: Path) -> list[str]:
    return sorted(path.name for path in media.rglob("*") if path.is_file())


@pytest.mark.parametrize("given", [b"hello", BytesIO(b"hello"), SimpleUploadedFile("x", b"hello")])
def test_what_is_stored_is_read_back(media, given):
    stored = store(given, "Présentation.txt", "text/plain")
    digest = sha256(b"hello").hexdigest()
    assert (stored.name, stored.media_type, stored.size, stored.sha256) == ("Présentation.txt", "text/plain", 5, digest)
    with open_stored(stored) as file:
        assert file.read() == b"hello"
    assert kept(media) == [digest]


def test_a_large_file_is_read_by_pieces(media):
    content = os.urandom(storing.CHUNK * 2 + 17)
    stored = store(BytesIO(content), "big", "application/octet-stream")
    assert (stored.size, stored.sha256) == (len(content), sha256(content).hexdigest())


def test_the_same_bytes_are_kept_once(media):
    first, second = store(b"same", "a", "x"), store(b"same", "b", "y")
    assert first.pk != second.pk
    assert len(kept(media)) == 1


def test_who_stored_it_is_known():
    with because(actor="elodie", reason="report"):
        stored = store(b"x", "a", "x")
    assert [(c.label, c.actor) for c in history_of(stored)] == [("insert", "elodie")]


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EDQUOT])
@pytest.mark.parametrize("step", ["write", "fsync"])
def test_a_full_disk_is_told_and_leaves_nothing(media, monkeypatch, code, step):
    full = OSError(code, os.strerror(code))

    class FullDisk:
        """The target file of a disk that has room for ten bytes."""

        def __init__(self, file):
            self.file, self.room = file, 10

        def write(self, data):
            self.room -= len(data)
            if self.room < 0 and step == "write":
                raise full
            return self.file.write(data)

        def __getattr__(self, name):
            return getattr(self.file, name)

        def __enter__(self):
            return self

        def __exit__(self, *error):
            self.file.close()

    def fsync(_number):
        raise full

    real = os.fdopen
    monkeypatch.setattr(storing.os, "fdopen", lambda *args: FullDisk(real(*args)))
    if step == "fsync":
        monkeypatch.setattr(storing.os, "fsync", fsync)
    with pytest.raises(StorageFull, match=r"big\.bin"):
        store(b"x" * 100, "big.bin", "x")
    assert not StoredFile.objects.exists()
    assert kept(media) == []


def test_another_failure_of_the_disk_is_not_called_full(media, monkeypatch):
    def broken(*_args, **_more):
        raise OSError(errno.EIO, "broken")

    monkeypatch.setattr(storing.tempfile, "mkstemp", broken)
    with pytest.raises(OSError, match="broken"):
        store(b"x", "a", "x")


def test_too_large_a_file_is_refused_and_leaves_nothing(media):
    with pytest.raises(FileTooLarge) as refused:
        store(BytesIO(b"x" * 11), "big.bin", "x", max_size=10)
    assert [(fault.code, fault.where) for fault in refused.value.faults] == [("file.too_large", "big.bin")]
    assert not StoredFile.objects.exists()
    assert kept(media) == []
    assert store(b"x" * 10, "just.bin", "x", max_size=10).size == 10


@pytest.mark.parametrize("harm", ["gone", "cut"])
def test_lost_content_is_told(harm):
    stored = store(b"hello", "a.txt", "x")
    if harm == "gone":
        path_of(stored.sha256).unlink()
    else:
        path_of(stored.sha256).write_bytes(b"hel")
    with pytest.raises(FileMissing, match=r"a\.txt"):
        open_stored(stored)


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\temp\\a.doc", "a.doc"),
        ("a\x00b\n.txt", "ab.txt"),
        ("  ", "file"),
        ("..", "file"),
        ("é" * 300 + ".pdf", "é" * 251 + ".pdf"),
        ("x" * 300, "x" * 255),
    ],
)
def test_a_name_is_only_a_name(given, name):
    assert clean_name(given) == name
    assert store(b"", given, "x").name == name


def test_bytes_that_no_row_names_are_removed_after_a_while(media):
    stays = store(b"stays", "a", "x")
    with transaction.atomic():
        store(b"rolled back", "b", "x")
        transaction.set_rollback(True)
    (media / "incoming" / "killed").write_bytes(b"half")
    assert delete_orphans() == 0
    assert len(kept(media)) == 3
    assert delete_orphans(clock=NEXT_WEEK) == 2
    assert kept(media) == [stays.sha256]
