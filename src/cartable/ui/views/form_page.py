"""A form: shown, refused with reasons, or done."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from cartable.kernel.problems import Conflict, Fault, InputRefused
from cartable.ui.views.guarded import GuardedPage


class FormPage(GuardedPage):
    """Subclass it; see the README. A refused form answers 422 and keeps what was typed."""

    template_name = "ui/form.html"
    form_class: ClassVar[type[forms.BaseForm]]
    submit_label: ClassVar[Any] = _("Save")
    is_danger: ClassVar[bool] = False

    def initial(self) -> dict[str, Any]:
        """What the form begins with."""
        return {}

    def form_arguments(self) -> dict[str, Any]:
        """More arguments for the form (``instance``, ``actor``…)."""
        return {}

    def perform(self, form: Any) -> HttpResponse | None:
        """The write, through the engine's api. May raise InputRefused or Conflict; may return its own answer."""
        raise NotImplementedError

    def success_url(self) -> str:
        """Where to go once done."""
        raise NotImplementedError

    def success_message(self) -> Any:
        """What has been done, said on the next page."""
        return ""

    def cancel_url(self) -> str:
        """Where “Cancel” leads; the last crumb by default."""
        crumbs = list(self.crumbs())
        return crumbs[-1][1] if crumbs else ""

    def build_form(self, data: Any = None, files: Any = None) -> Any:
        """The form, bound when there are data."""
        return self.form_class(data, files, initial=self.initial(), **self.form_arguments())

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The form to fill."""
        return self.answer(self.build_form())

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The form filled."""
        form = self.build_form(request.POST, request.FILES)
        if not form.is_valid():
            return self.answer(form, status=422)
        try:
            answer = self.perform(form)
        except InputRefused as refusal:
            for fault in refusal.faults:
                add_fault(form, fault)
            return self.answer(form, status=422)
        except Conflict as conflict:
            form.add_error(None, str(conflict))
            return self.answer(form, status=409)
        if answer is not None:
            return answer
        if message := self.success_message():
            messages.success(request, message)
        return HttpResponseRedirect(self.success_url())

    def answer(self, form: Any, status: int = 200) -> HttpResponse:
        """The page with the form."""
        context = {
            "form": form,
            "submit_label": self.submit_label,
            "is_danger": self.is_danger,
            "cancel_url": self.cancel_url(),
            **self.frame_context(),
        }
        return render(self.request, self.template_name, context, status=status)


def add_fault(form: Any, fault: Fault) -> None:
    """A fault of the engine, on the field it names, else on the whole form with its place."""
    where = str(fault.where)
    if where in form.fields:
        form.add_error(where, " ".join(str(part) for part in (fault.what, fault.mend) if str(part)))
    else:
        form.add_error(None, str(fault))
