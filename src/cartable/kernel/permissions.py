"""Who may do what: each permission is ``noun.verb`` with one rule, and a refusal says which rule refused."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _
from rules import permissions as ruled
from rules.predicates import Predicate

from cartable.kernel.problems import NotAllowed, Text

Check = Callable[..., bool]
"""A predicate of django-rules, or any function ``(actor, obj) -> bool`` (``obj`` None: asked in general)."""


@dataclass(frozen=True, slots=True)
class _Terms:
    reason: Text
    anonymous: bool


_terms: dict[str, _Terms] = {}

Explainer = Callable[[Any], Text | None]
"""``(actor)`` → why nothing is open to them at the moment, or None."""
_explainers: list[Explainer] = []


def explain_refusals(explainer: Explainer) -> None:
    """Let a layer that knows people say why an actor is refused, before the rule's own reason ("you left in June")."""
    _explainers.append(explainer)


def add_rule(name: str, predicate: Check, *, reason: Text = "", anonymous: bool = False) -> None:
    """Declare who holds the permission ``name``.

    ``reason`` is shown to those refused: who may, and how one comes to it. ``anonymous`` lets the predicate judge
    people who aren't signed in; otherwise they are refused before it is asked. Raises ValueError when ``name`` isn't
    ``noun.verb`` or has a rule already.
    """
    noun, dot, verb = name.partition(".")
    if not (noun.isidentifier() and dot and verb.isidentifier()):
        raise ValueError(f"a permission is written noun.verb: {name!r}")
    if name in _terms:
        raise ValueError(f"the permission {name!r} has a rule already")
    _terms[name] = _Terms(reason, anonymous)
    ruled.add_perm(name, predicate if isinstance(predicate, Predicate) else Predicate(predicate))  # type: ignore[no-untyped-call]


def remove_rule(name: str) -> None:
    """Forget a rule (tests). The permission is then refused to everyone."""
    ruled.remove_perm(name)  # type: ignore[no-untyped-call]
    del _terms[name]


def permission_names() -> list[str]:
    """Every permission that has a rule, in alphabetical order."""
    return sorted(_terms)


def is_allowed(actor: Any, name: str, obj: Any = None) -> bool:
    """Whether ``actor`` (an account, AnonymousUser or None) holds ``name`` on ``obj``; no rule means no."""
    return _refusal(actor, name, obj) is None


def require(actor: Any, name: str, obj: Any = None) -> None:
    """Go on only if allowed. Raises NotAllowed with the permission and the reason."""
    refusal = _refusal(actor, name, obj)
    if refusal is not None:
        raise NotAllowed(name, refusal)


def _refusal(actor: Any, name: str, obj: Any) -> Text | None:
    """Why the permission is refused; None when it is granted."""
    terms = _terms.get(name)
    if terms is None:
        return _("No rule opens this to anyone.")
    if not getattr(actor, "is_authenticated", False):
        if not terms.anonymous:
            return _("Sign in first.")
    elif not getattr(actor, "is_active", False):
        return _("This account is closed. The help desk can say why and open it again.")
    if ruled.has_perm(name, actor, obj):  # type: ignore[no-untyped-call]
        return None
    # "is not None": the truth of a lazy text is its words, and finding those may ask the database.
    told = next((reason for explain in _explainers if (reason := explain(actor)) is not None), None)
    return told if told is not None else terms.reason or _("No rule of this institution opens this to you.")
