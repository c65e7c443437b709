"""The home page: what each engine has to say to this reader."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.views.decorators.http import require_safe

from cartable.kernel import clock
from cartable.kernel.registry import HomeCard, announced
from cartable.ui.moments import day_number, short_month, weekday_name


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The cards of the reader; to who isn't signed in, what Cartable is.

    A card's context may hold, besides what its template reads: ``sentence`` (said under the greeting), ``note`` and
    ``link_url``, ``link_label`` (in the margin, under its title).
    """
    if not request.user.is_authenticated:
        return render(request, "portal/welcome.html")
    cards = cards_of(request)
    sentences = [str(card.context["sentence"]) for card in cards if card.context.get("sentence")]
    day = clock.today(clock.system_clock)
    context = {
        "cards": [(card, render_to_string(card.template, dict(card.context), request=request)) for card in cards],
        "given_name": getattr(getattr(request.user, "person", None), "given_name", "") or str(request.user),
        "sentence": " ".join(sentences),
        "date_big": f"{day_number(day.day)} {short_month(day)}",
        "weekday": weekday_name(day),
        "week": day.isocalendar().week,
    }
    return render(request, "portal/home.html", context)


def cards_of(request: HttpRequest) -> list[HomeCard]:
    """The cards that engines have for this reader, in their order."""
    found = [card for function in announced("home") if (card := function(request)) is not None]
    return sorted(found, key=lambda card: card.order)
