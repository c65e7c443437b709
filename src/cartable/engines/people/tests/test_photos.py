"""Photos: drawn anew without what the camera wrote, upright, small; what is no photo is refused in words."""

from __future__ import annotations

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from cartable.engines.people.api import set_photo
from cartable.engines.people.demo import affiliate, make_account, make_person
from cartable.engines.people.domain.photo_heads import Head, read_head
from cartable.engines.people.tests.pictures import JPEG, MAKER, WEBP, chunk, chunks_of, png, taken_by_camera
from cartable.kernel.clock import system_clock
from cartable.kernel.files import open_stored
from cartable.kernel.problems import InputRefused


@pytest.fixture
def kept(tmp_path, settings, db):
    """``kept(content)``: the bytes that are kept of a photo."""
    settings.MEDIA_ROOT = tmp_path

    def keep(content: bytes) -> bytes:
        person = make_person()
        set_photo(person=person, file=BytesIO(content), now=system_clock(), actor="tests")
        assert person.photo.media_type == "image/png"
        with open_stored(person.photo) as file:
            return file.read()

    return keep


@pytest.mark.parametrize(("orientation", "size"), [(1, (40, 20)), (3, (40, 20)), (6, (20, 40)), (8, (20, 40))])
def test_where_it_was_taken_is_gone_and_it_stands_upright(kept, orientation, size):
    content = taken_by_camera(orientation)
    assert MAKER in content
    found = kept(content)
    assert read_head(found) == Head("image/png", *size)
    assert {kind for kind, _ in chunks_of(found)} <= {b"IHDR", b"IDAT", b"IEND", b"pHYs"}
    assert MAKER not in found
    assert b"Exif" not in found


def test_the_pixels_are_those_of_the_photo(kept):
    assert kept(taken_by_camera(1)) == kept(JPEG)
    assert kept(taken_by_camera(3)) != kept(JPEG)


@pytest.mark.parametrize(("content", "size"), [(WEBP, (40, 20)), (png(960, 480), (480, 240)), (png(3, 900), (2, 480))])
def test_other_forms_and_sizes_become_small(kept, content, size):
    assert read_head(kept(content)) == Head("image/png", *size)


def test_texts_inside_are_gone(kept):
    whole = png(30, 30)
    told = whole[:33] + chunk(b"tEXt", b"Author\0" + MAKER) + chunk(b"eXIf", b"II*\0" + MAKER) + whole[33:]
    assert MAKER not in kept(told)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "photo.form"),
        (b"GIF89a" + b"\0" * 40, "photo.form"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "photo.form"),
        (b"%PDF-1.7\n", "photo.form"),
        (JPEG[:60], "photo.form"),
        (b"\xff\xd8\xff" + b"\0" * 400, "photo.form"),
        (png(0, 10), "photo.form"),
        (png(30, 30)[:60], "photo.damaged"),
        (png(5_001, 5_000), "photo.too_many_pixels"),
        (png(1, 1)[:16] + b"\0\0\xea\x60" * 2 + png(1, 1)[24:], "photo.too_many_pixels"),
        (JPEG + b"\0" * 10 * 1024 * 1024, "photo.too_large"),
    ],
)
def test_what_is_no_photo_is_refused_in_words(content, code, db):
    with pytest.raises(InputRefused) as refused:
        set_photo(person=make_person(), file=BytesIO(content), now=system_clock(), actor="tests")
    (fault,) = refused.value.faults
    assert (fault.where, fault.code) == ("photo", code)
    assert str(fault.what)
    assert str(fault.mend)


def test_a_bomb_is_told_on_the_form(db):
    person = make_person()
    affiliate(person, "staff")
    client = Client(headers={"Accept-Language": "fr"})
    client.force_login(make_account(person))
    sent = SimpleUploadedFile("me.png", png(12_000, 12_000), "image/png")
    answer = client.post(reverse("people:edit-my-photo"), {"photo": sent})
    assert answer.status_code == 422
    assert "La photo a 12000 × 12000 pixels" in answer.content.decode()
    person.refresh_from_db()
    assert person.photo is None
