"""One list, as its student and its adviser discuss it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from cartable.engines.registration.api import (
    approve_list,
    can_act,
    comment,
    follow_one,
    journal_of,
    mark_read,
    propose,
    return_list,
    take_over,
)
from cartable.engines.registration.domain.advice.reaching import access_advised_list, access_proposal
from cartable.engines.registration.models import ListEvent, WishList
from cartable.engines.registration.queries.advice.advisers import lists_waiting
from cartable.engines.registration.web.advice.words import (
    WISH_KINDS,
    derogation_status,
    derogation_title,
    list_status,
    told_line,
)
from cartable.engines.registration.web.progress.shown import show_standing
from cartable.kernel.clock import system_clock, today
from cartable.kernel.languages import title_of
from cartable.kernel.permissions import is_allowed
from cartable.kernel.problems import InputRefused
from cartable.ui.views import FormPage
from cartable.ui.views.form_page import add_fault

AREA = forms.Textarea(attrs={"rows": 3})


class WordForm(forms.Form):
    """Something to say."""

    text = forms.CharField(label=_("Message"), widget=AREA, max_length=4000)


class ProposalForm(forms.Form):
    """Units to add and to take out."""

    added = forms.CharField(label=_("Units to add"), required=False, help_text=_("Codes, with a space between them."))
    removed = forms.CharField(label=_("Units to take out"), required=False)
    text = forms.CharField(label=_("Message"), widget=AREA, required=False, max_length=4000)


@require_safe
def advised_list(request: HttpRequest, key: UUID) -> HttpResponse:
    """The list, its journal and what may be done with it."""
    return _page(request, access_advised_list(request.user, key))


@require_POST
def read_list(request: HttpRequest, key: UUID) -> HttpResponse:
    """Note that the adviser has read the list."""
    wish_list = access_advised_list(request.user, key, advising=True)
    mark_read(wish_list=wish_list, actor=request.user, now=system_clock())
    if request.headers.get("HX-Request"):
        return HttpResponse(status=204)
    return HttpResponseRedirect(_address(wish_list))


@require_POST
def comment_list(request: HttpRequest, key: UUID) -> HttpResponse:
    """Say something about it, as its student or its adviser."""
    wish_list = access_advised_list(request.user, key)
    form = WordForm(request.POST)
    if not form.is_valid():
        return _page(request, wish_list, word=form, status=422)
    comment(wish_list=wish_list, text=form.cleaned_data["text"], actor=request.user, now=system_clock())
    return _done(request, wish_list, _("Your message is sent."))


@require_POST
def propose_units(request: HttpRequest, key: UUID) -> HttpResponse:
    """Propose other units."""
    wish_list = access_advised_list(request.user, key, advising=True)
    form = ProposalForm(request.POST)
    if form.is_valid():
        said = form.cleaned_data
        try:
            propose(
                wish_list=wish_list,
                added=said["added"].replace(",", " ").split(),
                removed=said["removed"].replace(",", " ").split(),
                text=said["text"],
                actor=request.user,
                now=system_clock(),
            )
        except InputRefused as refusal:
            for fault in refusal.faults:
                add_fault(form, fault)
        else:
            return _done(request, wish_list, _("The proposal is sent: the student takes it over or not."))
    return _page(request, wish_list, proposal=form, status=422)


@require_POST
def approve_one(request: HttpRequest, key: UUID) -> HttpResponse:
    """Approve the list as it is."""
    wish_list = access_advised_list(request.user, key, advising=True)
    approve_list(wish_list=wish_list, actor=request.user, now=system_clock())
    following = _next_waiting(request.user, wish_list)[0] if request.POST.get("then") == "next" else None
    messages.success(request, gettext("The list of %(name)s is approved.") % {"name": wish_list.person.full_name})
    return HttpResponseRedirect(_address(following or wish_list))


@require_POST
def take_proposal_over(request: HttpRequest, key: UUID) -> HttpResponse:
    """The student takes a proposal over."""
    proposal = access_proposal(request.user, key)
    held = take_over(proposal=proposal, actor=request.user, now=system_clock())
    return _done(request, held, _("Your list is changed as it was proposed. Send it when you are ready."))


class ReturnList(FormPage):
    """Give the list back with what is to be changed."""

    title = _("Give the list back")
    lead = _("The student reads your message, changes the list and sends it again.")
    form_class = WordForm
    submit_label = _("Give it back")

    def prepare(self) -> None:
        """The list, for those who advise."""
        self.wish_list = access_advised_list(self.request.user, self.kwargs["key"], advising=True)

    def crumbs(self) -> list[tuple[Any, str]]:
        """The list."""
        return [(self.wish_list.person.full_name, _address(self.wish_list))]

    def perform(self, form: Any) -> None:
        """Give it back."""
        text = form.cleaned_data["text"]
        return_list(wish_list=self.wish_list, text=text, actor=self.request.user, now=system_clock())

    def success_message(self) -> Any:
        """Done."""
        return _("The list is given back.")

    def success_url(self) -> str:
        """The list."""
        return _address(self.wish_list)


def _page(request: HttpRequest, wish_list: WishList, *, status: int = 200, **forms_given: Any) -> HttpResponse:
    person, campaign, actor = wish_list.person, wish_list.campaign, request.user
    own = wish_list.person_id == actor.person_id  # type: ignore[union-attr]
    row = follow_one(person=person, campaign=campaign, reader=actor.person, on=today())  # type: ignore[union-attr]
    lines = list(journal_of(wish_list))
    taken = {line.data.get("proposal") for line in lines if line.kind == ListEvent.Kind.TAKEN_OVER}
    may_change = own and can_act(campaign, "reopen", system_clock())
    following, left = (None, 0) if own else _next_waiting(actor, wish_list)
    context = {
        "page_title": _("Advice on my choice") if own else person.full_name,
        "lead": title_of(campaign),
        "crumbs": [] if own else [(_("Students I advise"), reverse("registration:advice"))],
        "wish_list": wish_list,
        "campaign": campaign,
        "person": person,
        "own": own,
        "status": list_status(wish_list.state),
        "row": row,
        "wishes": [(wish.offering.unit, title_of(wish.offering.unit), WISH_KINDS[wish.kind]) for wish in row.wishes],
        "lines": [
            {**told_line(line), "can_take": may_change and line.kind == "proposed" and str(line.uuid) not in taken}
            for line in lines
        ],
        "derogations": [
            (
                one,
                derogation_title(one),
                derogation_status(one),
                not own and is_allowed(actor, "derogation.decide", one),
            )
            for one in row.derogations
        ],
        "shown": show_standing(row.standing),
        "word": forms_given.get("word") or WordForm(),
        "proposal": forms_given.get("proposal") or ProposalForm(),
        "may_approve": not own and wish_list.state == WishList.State.SENT,
        "may_return": not own and wish_list.state in (WishList.State.SENT, WishList.State.APPROVED),
        "next_list": following,
        "left_count": left,
        "is_unread": not own and bool(row.news),
    }
    return render(request, "registration/advice/list.html", context, status=status)


def _next_waiting(actor: Any, wish_list: WishList) -> tuple[WishList | None, int]:
    """The list that the reader reads next, and how many wait besides this one: those after it, then the others."""
    rows = lists_waiting(adviser=actor.person, campaign=wish_list.campaign, on=today())
    others = [row for row in rows if row.pk != wish_list.pk]
    here = _turn(wish_list)
    after = (row for row in others if _turn(row) > here)
    return next(after, next(iter(others), None)), len(others)


def _turn(wish_list: WishList) -> tuple[float, int]:
    return (wish_list.sent_at.timestamp() if wish_list.sent_at else 0.0), wish_list.pk


def _done(request: HttpRequest, wish_list: WishList, said: Any) -> HttpResponse:
    messages.success(request, said)
    return HttpResponseRedirect(_address(wish_list))


def _address(wish_list: WishList) -> str:
    return reverse("registration:advised-list", args=[wish_list.uuid])
