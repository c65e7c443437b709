"""The guide on paper."""

from __future__ import annotations

import pytest

from cartable.engines.catalogue.domain.guide import booklet
from cartable.engines.catalogue.domain.guide.booklet import BookletNotMade, make_booklet, set_pages

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    """Booklets of this test only."""
    settings.MEDIA_ROOT = tmp_path


def read(answer) -> bytes:
    """The whole file."""
    return b"".join(answer.streaming_content)


def test_the_whole_guide_is_a_tagged_pdf(client, guide):
    answer = client.get("/guide/guide.pdf")
    content = read(answer)
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    assert content.startswith(b"%PDF-")
    assert b"/MarkInfo" in content
    assert b"pdfuaid" in content
    assert 'filename="guide-des-ue.pdf"' in answer["Content-Disposition"]


def test_a_selection_is_another_booklet(client, guide):
    whole, chosen = (read(client.get(f"/guide/guide.pdf{query}")) for query in ("", "?u=IF51"))
    assert whole != chosen
    assert len(list(booklet.folder().glob("*.pdf"))) == 2


def test_odd_texts_are_set_as_they_are(client, guide):
    unit = guide["MT33"]
    unit.title_fr, unit.summary_fr = "#set page() $x^2$ *a* @b <c>", "= Titre\n- [x] \\ ` // \u202e 😀"
    unit.save()
    assert client.get("/guide/guide.pdf?u=MT33").status_code == 200


def test_the_same_content_is_made_once():
    made = []

    def draw(source: bytes, data: str) -> bytes:
        made.append(data)
        return b"%PDF-"

    first = make_booklet({"a": 1, "b": 2}, draw=draw)
    assert make_booklet({"b": 2, "a": 1}, draw=draw) == first
    assert make_booklet({"a": 2}, draw=draw) != first
    assert len(made) == 2


def test_the_oldest_booklets_are_forgotten(monkeypatch):
    monkeypatch.setattr(booklet, "KEPT", 2)
    for number in range(4):
        make_booklet({"n": number}, draw=lambda source, data: b"%PDF-")
    assert len(list(booklet.folder().glob("*.pdf"))) == 2


def test_a_booklet_that_fails_leaves_nothing_and_is_said():
    def draw(source: bytes, data: str) -> bytes:
        raise BookletNotMade

    with pytest.raises(BookletNotMade):
        make_booklet({"a": 1}, draw=draw)
    assert list(booklet.folder().glob("*.p*")) == []
    with pytest.raises(BookletNotMade):
        set_pages(b"#nothing-of-the-kind()", "{}")
