"""What a reviewer decides in a campaign, line by line or many at once; closing it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext

from cartable.engines.access.api import access_review, close_review, decide_item
from cartable.engines.access.models import ReviewItem
from cartable.engines.access.queries.reviews import counted_reviews, items_told
from cartable.engines.access.web.rights.reviews import review_state
from cartable.engines.access.web.rights.words import say_last_day, what_of
from cartable.kernel.clock import system_clock
from cartable.kernel.permissions import is_allowed, require
from cartable.kernel.problems import Fault, InputRefused
from cartable.ui.cells import Status
from cartable.ui.lists import Action
from cartable.ui.moments import say_day, say_number
from cartable.ui.views import DetailPage, FormPage
from cartable.ui.views.list_page import page_links

ITEMS_A_PAGE = 50


class ReviewPage(DetailPage):
    """What a reviewer decides, line by line or many at once; how far the campaign is."""

    template_name = "access/rights/review.html"

    def get_object(self) -> Any:
        """The campaign, through its door."""
        return access_review(self.request.user, self.kwargs["uuid"])

    def prepare(self) -> None:
        """What is shown: one's own lines, or all of them for those who run it."""
        super().prepare()
        self.runs = is_allowed(self.request.user, "review.manage", self.object)
        self.reader = self.request.user.person  # type: ignore[union-attr]

    def page_title(self) -> Any:
        """Its title."""
        return self.object.title

    def lead_text(self) -> Any:
        """Until when."""
        day = say_day(self.object.due_on, "full")
        if self.object.closed_at is not None:
            return _("Closed on %(day)s.") % {"day": say_day(self.object.closed_at, "year")}
        return _("Keep or end each right before %(day)s. What nobody kept ends on that day.") % {"day": day}

    def crumbs(self) -> list[tuple[Any, str]]:
        """The list."""
        return [(_("Reviews of rights"), reverse("access:reviews"))]

    def actions(self) -> list[Action]:
        """Close it."""
        if not self.runs or self.object.closed_at is not None:
            return []
        return [
            Action(gettext_lazy("Close the review"), reverse("access:close-review", args=[self.object.uuid]), "lock")
        ]

    def items(self) -> QuerySet[Any]:
        """The lines that the reader sees."""
        rows = items_told(self.object)
        if not (self.runs and self.request.GET.get("who") != "me"):
            rows = rows.filter(reviewer=self.reader)
        if self.request.GET.get("left"):
            rows = rows.filter(decision="")
        return rows.order_by("grant__service__title_fr", "grant__person__name_key", "pk")

    def extra(self) -> dict[str, Any]:
        """The lines, the bar."""
        counted = counted_reviews().get(pk=self.object.pk)
        paginator = Paginator(self.items(), ITEMS_A_PAGE)
        page = paginator.get_page(self.request.GET.get("page"))
        is_open = self.object.closed_at is None
        return {
            "review": counted,
            "state": review_state(self.object),
            "lines": [self._tell(item, is_open=is_open) for item in page.object_list],
            "page": page,
            "pages": page_links(page, self.request.GET),
            "runs": self.runs,
            "reads": is_allowed(self.request.user, "holding.view"),
            "is_open": is_open,
        }

    def _tell(self, item: ReviewItem, *, is_open: bool) -> dict[str, Any]:
        grant = item.grant
        return {
            "item": item,
            "what": what_of(grant),
            "last_day": say_last_day(grant.valid_until),
            "state": decision_state(item),
            "may_decide": is_open
            and not item.decision
            and (self.runs or item.reviewer_id == self.reader.pk)
            and grant.person_id != self.reader.pk,
        }

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """One line by its button, or those ticked."""
        decision, picked = read_decision(request)
        rows = [item for item in items_told(self.object).filter(pk__in=picked) if not item.decision]
        if not rows:
            fault = Fault("list.bulk", _("No line was chosen."), mend=_("Tick at least one line, then choose."))
            raise InputRefused(fault)
        for item in rows:
            require(request.user, "review.decide", item)
        comment, now = request.POST.get("comment", "").strip()[:300], system_clock()
        for item in rows:
            decide_item(item=item, decision=decision, comment=comment, actor=request.user, now=now)
        said = (
            ngettext("%(count)s right is kept.", "%(count)s rights are kept.", len(rows))
            if decision == ReviewItem.Decision.KEEP
            else ngettext("%(count)s right is ended.", "%(count)s rights are ended.", len(rows))
        )
        messages.success(request, said % {"count": len(rows)})
        return HttpResponseRedirect(request.get_full_path())


def decision_state(item: ReviewItem) -> Status:
    """Waiting, kept, ended."""
    if item.decision == ReviewItem.Decision.KEEP:
        return Status("ok", pgettext("review", "Kept"))
    if item.decision == ReviewItem.Decision.END:
        return Status("no", pgettext("review", "Ended"))
    return Status("wait", pgettext("review", "To decide"))


def read_decision(request: HttpRequest) -> tuple[str, list[int]]:
    """What the buttons say: the decision and the lines. Raises InputRefused."""
    for decision in ReviewItem.Decision.values:
        one = request.POST.get(decision, "")
        if one.isdigit() and len(one) < 19:
            return decision, [int(one)]
        if request.POST.get("all") == decision:
            return decision, [
                int(value) for value in request.POST.getlist("pick") if value.isdigit() and len(value) < 19
            ]
    fault = Fault("review.decision", _("No decision was chosen."), mend=_("Use one of the buttons: keep or end."))
    raise InputRefused(fault)


class CloseForm(forms.Form):
    """Nothing to write: the button is the confirmation."""


class CloseReview(FormPage):
    """Close a campaign: what nobody kept ends."""

    title = gettext_lazy("Close the review")
    form_class = CloseForm
    submit_label = gettext_lazy("Close the review")
    is_danger = True

    def prepare(self) -> None:
        """The campaign, to who runs it."""
        self.review = access_review(self.request.user, self.kwargs["uuid"])
        require(self.request.user, "review.manage", self.review)

    def lead_text(self) -> Any:
        """What follows."""
        left = ReviewItem.objects.filter(review=self.review, decision="").count()
        if not left:
            return _("Every right was decided on: closing changes nothing else.")
        said = ngettext(
            "%(count)s right was kept by nobody: closing ends it today.",
            "%(count)s rights were kept by nobody: closing ends them today.",
            left,
        )
        return said % {"count": say_number(left)}

    def crumbs(self) -> list[tuple[Any, str]]:
        """The list, the campaign."""
        return [
            (_("Reviews of rights"), reverse("access:reviews")),
            (self.review.title, reverse("access:review", args=[self.review.uuid])),
        ]

    def perform(self, form: Any) -> None:
        """Close it."""
        close_review(review=self.review, actor=self.request.user, now=system_clock())

    def success_message(self) -> Any:
        """Done."""
        return _("The review is closed.")

    def success_url(self) -> str:
        """The campaign."""
        return reverse("access:review", args=[self.review.uuid])
