"""The “Open” button: leads to the service's own address, and counts a use for who holds it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from cartable.engines.access.api import access_service, count_use, require_strong_for
from cartable.engines.access.queries.services import holding_states
from cartable.kernel.clock import today
from cartable.kernel.problems import NotAllowed, NotFound


@never_cache
@require_safe
def open_service(request: HttpRequest, code: str) -> HttpResponse:
    """Go to the service, signed in. The address is the catalogue's, never one of the request, and http(s) only.

    A page fetched ahead (``Sec-Purpose: prefetch``) or asked for its head alone isn't a use.
    """
    service = access_service(request.user, code)
    if not request.user.is_authenticated:
        raise NotAllowed("service.open", _("Sign in first."))
    require_strong_for(request, service)
    if not service.url.startswith(("https://", "http://")) or service.state in ("planned", "closed"):
        raise NotFound(_("This service isn't opened from here."), _("Its page says how to use it."))
    if request.method == "GET" and "prefetch" not in request.headers.get("Sec-Purpose", ""):
        state = holding_states(request.user.person, today()).get(service.pk)
        if state in ("held", "grace"):
            count_use(service=service, on=today())
    return HttpResponseRedirect(service.url)
