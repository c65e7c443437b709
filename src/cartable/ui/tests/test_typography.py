"""French spaces and marks; English untouched."""

from __future__ import annotations

import pytest
from django.utils.safestring import mark_safe
from django.utils.translation import override

from cartable.ui.typography import set_french, typeset

N, B = "\u202f", "\u00a0"


@pytest.mark.parametrize(
    ("written", "set_"),
    [
        ("Pourquoi ?", f"Pourquoi{N}?"),
        ("Vraiment?", f"Vraiment{N}?"),
        ("Temps : 150 h", f"Temps{B}: 150{B}h"),
        ("Temps: 2", f"Temps{B}: 2"),
        ("l'UE d'Inès", "l’UE d’Inès"),
        ("« mot »", f"«{B}mot{B}»"),
        ("2 418 dossiers", f"2{N}418 dossiers"),
        ("1 234 567", f"1{N}234{N}567"),
        ("8 h 30", f"8{B}h{B}30"),
        ("12 %", f"12{B}%"),
        ("Suite...", "Suite…"),
        ("Mme Ferrand", f"Mme{B}Ferrand"),
        ("page?x=1", "page?x=1"),
        ("à 8:30", "à 8:30"),
        ("B 101", "B 101"),
    ],
)
def test_set_french_writes_the_right_space(written: str, set_: str):
    assert set_french(written) == set_
    assert set_french(set_) == set_


def test_typeset_in_english_changes_nothing():
    with override("en"):
        assert typeset("Why ? It's 2 418") == "Why ? It&#x27;s 2 418"


def test_typeset_in_french_escapes_and_leaves_tags_alone():
    with override("fr"):
        assert typeset("<b>Quoi ?") == f"&lt;b&gt;Quoi{N}?"
        assert typeset(mark_safe('<a href="/x?y ?z">Quoi ?</a>')) == f'<a href="/x?y ?z">Quoi{N}?</a>'
