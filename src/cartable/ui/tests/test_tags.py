"""Every tag and filter of ``{% load cartable %}``."""

from __future__ import annotations

import pytest
from django.template import Context, Template
from django.test import RequestFactory
from django.utils.translation import override

from cartable.ui.icons import SHAPES, UnknownIcon, icons


def drawn(source: str, **context: object) -> str:
    with override("en"):
        return Template("{% load cartable %}" + source).render(Context(context))


def test_icon_is_hidden_from_readers_unless_it_has_a_label():
    assert 'aria-hidden="true"' in drawn('{% icon "calendar" %}')
    assert 'role="img" aria-label="Remove &lt;b&gt;"' in drawn('{% icon "x" label=name %}', name="Remove <b>")


def test_icon_unknown_names_the_nearest():
    with pytest.raises(UnknownIcon, match="calendar"):
        drawn('{% icon "calender" %}')


def test_status_has_icon_and_words():
    assert drawn('{% status "ok" "Open" %}').startswith('<span class="status s-ok"><svg class="icon"')
    assert 'class="status s-wait status-fill"' in drawn('{% status "wait" "Soon" fill=True %}')
    with pytest.raises(ValueError, match="use one of ok, wait"):
        drawn('{% status "green" "Open" %}')


def test_unit_label_has_its_shape_and_links_when_asked():
    assert drawn('{% unit_label "MT32" "cs" %}').endswith("MT32</span>")
    assert drawn('{% unit_label "MT32" "CS" "/u/" %}').startswith('<a class="unit cs" href="/u/"><svg class="shape cs"')
    assert 'class="unit xx"' in drawn('{% unit_label "AB01" "zz" %}')


@pytest.mark.parametrize("category", sorted(SHAPES))
def test_shape_of_each_category_differs(category: str):
    assert SHAPES[category] in drawn(f'{{% shape "{category}" %}}')
    assert len(set(SHAPES.values())) == len(SHAPES)


def test_notice_and_empty_state_say_what_to_do():
    assert 'class="notice s-no"' in drawn('{% notice "no" "Overlap" "Take group 2" %}')
    empty = drawn('{% empty_state "No room" "Import them." "/import/" "Import" %}')
    assert '<a class="btn btn-primary" href="/import/">Import</a>' in empty
    assert "btn-primary" not in drawn('{% empty_state "No room" "Later." %}')


def test_gauge_gives_shares_and_reads_aloud():
    html = drawn("{% gauge 24 30 coming=3 threshold=26 category='cs' label='Science' %}")
    assert 'aria-label="Science, 24 / 30, 3 under way, threshold 26"' in html
    assert '<rect class="have" width="80%"' in html
    assert '<rect class="coming" x="80%" width="10%"' in html
    assert '<rect class="have" width="100%"' in drawn("{% gauge 40 30 %}")
    assert 'class="have"' not in drawn("{% gauge 0 0 %}")


def test_facts_show_values_as_tables_do():
    assert "<dt>Open</dt><dd>yes</dd>" in drawn("{% facts pairs %}", pairs=[("Open", True)])
    assert "<dd>–</dd>" in drawn("{% facts pairs %}", pairs=[("Place", None)])


def test_query_keeps_the_rest_of_the_address():
    request = RequestFactory().get("/rooms/?q=b&page=3")
    assert drawn("{% query page=None sort='-code' %}", request=request) == "?q=b&amp;sort=-code"


@pytest.mark.parametrize(
    ("name", "said"), [("Inès Caradec", "IC"), ("Malo", "M"), ("Jean-Luc De Bray", "JB"), ("", "?")]
)
def test_initials(name: str, said: str):
    assert drawn("{{ name|initials }}", name=name) == said


def test_icons_are_all_drawings():
    assert len(icons()) > 150
    assert all(markup.startswith("<") and "style" not in markup for markup in icons().values())
