"""The student's card on the home page: what they chose for the present term, and the credits it adds up to."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from cartable.engines.calendar.api import current_term
from cartable.engines.registration.api import choices_of
from cartable.engines.registration.web.choices import said_term
from cartable.kernel.clock import today
from cartable.kernel.permissions import is_allowed
from cartable.kernel.registry import HomeCard


def present_choices(request: HttpRequest) -> HomeCard | None:
    """The reader's choices of the term of the day; no card for whoever chose nothing in it."""
    if not is_allowed(request.user, "choice.view_own"):
        return None
    term = current_term(today())
    person = request.user.person  # type: ignore[union-attr]
    choices = list(choices_of(person=person, term=term)) if term is not None else []
    if term is None or not choices:
        return None
    context = {
        "term": said_term(term, choices),
        "link_url": reverse("registration:choices"),
        "link_label": _("See my choices"),
    }
    return HomeCard(_("My choices"), "registration/home/choices.html", context, order=20)
