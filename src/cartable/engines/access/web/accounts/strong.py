"""Led here: a second factor is needed to go on."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from cartable.engines.access.api import factors_of, is_strong
from cartable.engines.access.domain.accounts.strong import must_be_strong
from cartable.engines.access.web.accounts.charter import place_to_go
from cartable.kernel.clock import today
from cartable.kernel.problems import NotAllowed

NEXT_KEY = "access_strong_next"
"""In the session: where whoever sets up a factor wanted to go; the page of factors offers it."""


@never_cache
@require_safe
def strong(request: HttpRequest) -> HttpResponse:
    """Confirm with the factor one has, or set one up."""
    user: Any = request.user
    if not user.is_authenticated:
        raise NotAllowed("account.strong", _("Sign in first."))
    back = place_to_go(request)
    if is_strong(request):
        return HttpResponseRedirect(back)
    request.session[NEXT_KEY] = back
    factors, query = factors_of(user), urlencode({"next": back})
    context = {
        "factors": factors,
        "passkey_url": f"{reverse('mfa_reauthenticate_webauthn')}?{query}",
        "app_url": f"{reverse('mfa_reauthenticate')}?{query}",
        "due_on": user.strong_due_on if must_be_strong(user, today()) else None,
    }
    return render(request, "access/accounts/strong.html", context)
