"""Forms of rules: priorities in order, to try them or to state them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from cartable.engines.registration.api import assignments

RANKS = (1, 2, 3, 4)
USUAL = ("degree", "last_chance", "seniority")


class RuleForm(forms.Form):
    """Priorities in order; then the lottery, always."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", "–"), *((name, str(title).capitalize()) for name, title in assignments.PRIORITY_TITLES.items())]
        ranked = {
            f"priority_{rank}": forms.ChoiceField(
                label=format_lazy(_("Priority {rank}"), rank=rank), choices=choices, required=False
            )
            for rank in RANKS
        }
        self.fields = {**ranked, **self.fields}

    def rule(self) -> list[str]:
        """The priorities given, in order."""
        return [name for rank in RANKS if (name := self.cleaned_data.get(f"priority_{rank}", ""))]


class TriedForm(RuleForm):
    """A rule to try; another seed only to see what chance changes."""

    seed = forms.CharField(
        label=_("Another seed"),
        required=False,
        max_length=64,
        help_text=_("Empty: the seed drawn for the campaign. A run with another seed can be looked at, not published."),
    )


class StatedForm(RuleForm):
    """A rule to state to students, with why."""

    reason = forms.CharField(
        label=_("Reason"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Students read it beside the rule: the council's decision, what is mended."),
    )


def as_initial(rule: Sequence[str]) -> dict[str, str]:
    """A rule as the form shows it."""
    return {f"priority_{rank}": name for rank, name in zip(RANKS, rule, strict=False)}
