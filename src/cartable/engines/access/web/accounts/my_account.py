"""One's own account: how one signs in, where one is signed in, what was done and refused."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from cartable.engines.access.api import charter_in_force, factors_of
from cartable.engines.access.domain.accounts.charter import acceptance_of
from cartable.engines.access.domain.accounts.sessions import end_session, end_sessions, sessions_of
from cartable.engines.access.domain.accounts.traces import leave_trace, origin_of
from cartable.engines.access.models import AccountTrace
from cartable.engines.access.queries.accounts import traces_of
from cartable.engines.access.web.accounts.words import say_agent, say_standing, say_trace, state_status
from cartable.kernel.clock import system_clock
from cartable.kernel.problems import NotAllowed

SHOWN_TRACES = 12


def _account(request: HttpRequest) -> Any:
    user: Any = request.user
    if not user.is_authenticated:
        raise NotAllowed("account.view", _("Sign in first."))
    return user


@never_cache
@require_safe
def my_account(request: HttpRequest) -> HttpResponse:
    """All of it on a page."""
    account, now = _account(request), system_clock()
    here = request.session.session_key
    sessions = [
        {"row": row, "is_here": row.session_key == here, "agent": say_agent(row.user_agent)}
        for row in sessions_of(account, now=now)
    ]
    traces = [
        {"row": row, "what": say_trace(row), "agent": say_agent(row.agent) if row.agent else ""}
        for row in traces_of(account)[:SHOWN_TRACES]
    ]
    context = {
        "account": account,
        "state": state_status(account),
        "why": say_standing(account),
        "sessions": sessions,
        "others": sum(1 for one in sessions if not one["is_here"]),
        "traces": traces,
        "factors": factors_of(account),
        "has_password": account.has_usable_password(),
        "charter": charter_in_force(),
        "accepted": acceptance_of(account),
    }
    return render(request, "access/accounts/my_account.html", context)


@require_POST
def end_one(request: HttpRequest, pk: int) -> HttpResponse:
    """Sign out there. Raises NotFound for somebody else's session."""
    account = _account(request)
    end_session(account=account, pk=pk)
    leave_trace(account=account, act=AccountTrace.Act.SESSIONS_ENDED, now=system_clock(), **origin_of(request))
    messages.success(request, _("That session has ended."))
    return HttpResponseRedirect(reverse("access:my-account"))


@require_POST
def end_others(request: HttpRequest) -> HttpResponse:
    """Sign out everywhere but here."""
    account = _account(request)
    count = end_sessions(account_ids=[account.pk], but=request.session.session_key)
    leave_trace(account=account, act=AccountTrace.Act.SESSIONS_ENDED, now=system_clock(), **origin_of(request))
    said = ngettext("%(count)d other session has ended.", "%(count)d other sessions have ended.", count)
    messages.success(request, said % {"count": count})
    return HttpResponseRedirect(reverse("access:my-account"))
