"""The adviser's students in a campaign: one list, what changed, what deserves a word; the record of one beside."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django.views import View

from cartable.engines.people.api import people_with_text
from cartable.engines.registration.api import (
    Campaign,
    Followed,
    approve_lists,
    follow,
    list_campaigns,
    students_advised,
)
from cartable.engines.registration.domain.advice.reaching import campaign_looked_at
from cartable.engines.registration.web.advice.words import LIST_STATES, list_status
from cartable.engines.registration.web.progress.shown import show_standing
from cartable.kernel.clock import system_clock, today
from cartable.kernel.languages import title_of
from cartable.kernel.permissions import require
from cartable.kernel.problems import Fault, InputRefused
from cartable.ui.lists import Column
from cartable.ui.lists.exports import export_csv, export_xlsx

ORDER = {"sent": 0, "returned": 2, "draft": 3, "none": 4, "approved": 5}
ASKING = 1
"""A derogation to decide comes right after the lists sent."""


class AdviceDesk(View):
    """Read the students; approve several lists at once."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """For those who advise somebody."""
        require(request.user, "advice.list")
        self.now = system_clock()
        self.campaign = campaign_looked_at(request.GET.get("campaign", ""), self.now)
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest) -> HttpResponseBase:
        """The page, or the file."""
        text = request.GET.get("q", "").strip()[:100]
        wanted = request.GET.get("state", "")
        rows = self._rows(self.campaign, text)
        kept = [row for row in rows if _is_wanted(row, wanted)]
        if kind := request.GET.get("export", ""):
            return _export(kind, kept)
        context = {
            "page_title": _("Students I advise"),
            "lead": self._lead(rows),
            "campaign": self.campaign,
            "campaign_title": title_of(self.campaign) if self.campaign else "",
            "campaigns": [(one.code, title_of(one)) for one in list_campaigns()],
            "rows": [_told(row) for row in kept],
            "text": text,
            "state": wanted,
            "states": [(key, title) for key, (_kind, title) in LIST_STATES.items()],
            "is_narrowed": bool(text or wanted),
            "next_url": _next_url(rows),
            "waiting_count": sum(row.state == "sent" for row in rows),
            "beside": self._beside(rows, request.GET.get("student", "")),
        }
        return render(request, "registration/advice/desk.html", context)

    def post(self, request: HttpRequest) -> HttpResponse:
        """Approve the lists ticked."""
        picked = {value for value in request.POST.getlist("pick") if value.isdigit()}
        rows = [row for row in self._rows(self.campaign, "") if str(row.pk) in picked and row.wish_list is not None]
        if not rows:
            mend = _("Tick at least one student, then choose.")
            raise InputRefused(Fault("advice.none", _("No list was chosen."), "pick", mend))
        done = approve_lists(
            wish_lists=[row.wish_list for row in rows if row.wish_list], actor=request.user, now=self.now
        )
        if done.count:
            said = ngettext("%(count)s list approved.", "%(count)s lists approved.", done.count)
            messages.success(request, said % {"count": done.count})
        for wish_list, why in done.left:
            messages.warning(request, said_of(wish_list.person.full_name, why))
        return HttpResponseRedirect(request.get_full_path())

    def _rows(self, campaign: Campaign | None, text: str) -> list[Followed]:
        reader = self.request.user.person  # type: ignore[union-attr]
        people = students_advised(reader, today())
        if campaign is None:
            return []
        found = follow(
            people=list(people_with_text(people, text) if text else people),
            campaign=campaign,
            reader=reader,
            on=today(),
        )
        return sorted(found, key=_urgency)

    def _lead(self, rows: list[Followed]) -> str:
        if self.campaign is None:
            return gettext("No campaign of choice was made yet.")
        waiting = sum(row.state == "sent" for row in rows)
        students = ngettext("%(count)s student", "%(count)s students", len(rows)) % {"count": len(rows)}
        lists = ngettext("%(count)s list to read", "%(count)s lists to read", waiting) % {"count": waiting}
        return said_of(title_of(self.campaign), f"{students}, {lists}.")

    def _beside(self, rows: list[Followed], key: str) -> dict[str, Any] | None:
        row = next((one for one in rows if str(one.person.uuid) == key), None)
        return None if row is None else {**_told(row), "shown": show_standing(row.standing)}


def _next_url(rows: list[Followed]) -> str:
    """The list to read first."""
    waiting = (row.wish_list for row in rows if row.state == "sent" and row.wish_list is not None)
    return next((reverse("registration:advised-list", args=[one.uuid]) for one in waiting), "")


def _urgency(row: Followed) -> tuple[Any, ...]:
    """What waits for the adviser first: lists sent, the oldest first, derogations asked, then what is new."""
    rank = min(ORDER[row.state], ASKING) if row.waiting else ORDER[row.state]
    sent_at = row.wish_list.sent_at if row.state == "sent" and row.wish_list is not None else None
    return rank, sent_at is None, sent_at.timestamp() if sent_at else 0.0, not row.news


def said_of(subject: Any, rest: Any) -> str:
    """« Printemps 2027 : 40 étudiants »."""
    return gettext("%(subject)s: %(rest)s") % {"subject": subject, "rest": rest}


def said_news(row: Followed) -> str:
    """« + SY16 − IF44 », or how many lines are new."""
    if row.added or row.removed:
        return " ".join([*(f"+ {code}" for code in row.added), *(f"− {code}" for code in row.removed)])
    number = len(row.news)
    return ngettext("%(count)s new line", "%(count)s new lines", number) % {"count": number} if number else ""


COLUMNS = (
    Column("name", _("Student"), value="person.sorted_name"),
    Column("code", _("Number"), value="person.code"),
    Column("state", _("List"), value=lambda row: list_status(row.state)),
    Column("credits", _("Credits"), value="credits", numeric=True),
    Column("units", _("Units"), value=lambda row: ", ".join(wish.offering.unit.code for wish in row.wishes)),
    Column("news", _("Changed since read"), value=said_news),
    Column("alerts", _("To look at"), value=lambda row: " ".join(str(alert.text) for alert in row.alerts)),
    Column("waiting", _("Derogations to decide"), value=lambda row: len(row.waiting), numeric=True),
)


def _told(row: Followed) -> dict[str, Any]:
    return {
        "row": row,
        "person": row.person,
        "status": list_status(row.state),
        "news": said_news(row),
        "alerts": row.alerts,
        "units": [(wish.offering.unit, wish.kind) for wish in row.wishes],
        "url": reverse("registration:advised-list", args=[row.wish_list.uuid]) if row.wish_list else "",
        "progress_url": reverse("registration:progress", args=[row.person.uuid]),
        "can_approve": row.state == "sent",
    }


def _is_wanted(row: Followed, state: str) -> bool:
    match state:
        case "":
            return True
        case "news":
            return bool(row.news)
        case "alerts":
            return any(alert.weight != "info" for alert in row.alerts) or bool(row.waiting)
    return row.state == state


def _export(kind: str, rows: Iterable[Followed]) -> HttpResponseBase:
    if kind == "csv":
        return export_csv(COLUMNS, rows, "advice")
    if kind == "xlsx":
        return export_xlsx(COLUMNS, rows, "advice", gettext("Students I advise"))
    raise InputRefused(Fault("export.format", _("This list is exported as csv or xlsx."), "export"))
