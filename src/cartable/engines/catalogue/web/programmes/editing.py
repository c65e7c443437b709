"""The editor of a draft: the tree as it stands, and each requirement by a form of its own. Works without JavaScript."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from cartable.engines.catalogue.api import Regulation, programmes, regulations
from cartable.engines.catalogue.web.programmes.forms import FORMS, RequirementForm, begun_with, field_of
from cartable.engines.catalogue.web.programmes.pages import list_crumb
from cartable.engines.catalogue.web.programmes.words import (
    REQUIREMENT_HELP,
    REQUIREMENT_KINDS,
    programme_address,
    read,
    regulation_address,
    version_name,
)
from cartable.kernel.languages import reader_language, title_of
from cartable.kernel.problems import Conflict, Fault, InputRefused, NotFound
from cartable.ui.lists import Action
from cartable.ui.views import DetailPage, FormPage

GROUPS = ("all", "some", "credits")


def crumbs_of(regulation: Regulation, *, editor: bool = False) -> list[tuple[Any, str]]:
    """The way to a page of the regulation."""
    programme = regulation.programme
    crumbs = [
        list_crumb(),
        (title_of(programme), programme_address(programme)),
        (version_name(regulation), regulation_address(regulation)),
    ]
    return [*crumbs, (_("Editor"), regulation_address(regulation, "regulation-edit"))] if editor else crumbs


def access_open_draft(request: HttpRequest, uuid: Any) -> Regulation:
    """The draft, for one who writes it. Raises NotAllowed, NotFound, RegulationNotDraft."""
    found = programmes.access_draft(request.user, uuid)
    if found.state != Regulation.State.DRAFT:
        raise programmes.RegulationNotDraft
    return found


class RegulationEditor(DetailPage):
    """The draft, requirement by requirement."""

    template_name = "catalogue/programmes/editor.html"

    def get_object(self) -> Any:
        """The draft."""
        return access_open_draft(self.request, self.kwargs["uuid"])

    def page_title(self) -> Any:
        """Which draft."""
        return gettext("Draft: %(name)s") % {"name": version_name(self.object)}

    def lead_text(self) -> Any:
        """Of which programme."""
        return title_of(self.object.programme)

    def crumbs(self) -> list[tuple[Any, str]]:
        """The regulation."""
        return crumbs_of(self.object)

    def actions(self) -> Sequence[Any]:
        """Texts, files, adoption."""
        one = self.object
        return [
            Action(_("Texts and credits"), regulation_address(one, "regulation-texts"), icon="file-text"),
            Action(_("Import (JSON)"), regulation_address(one, "regulation-import"), icon="upload"),
            Action(_("Adopt…"), regulation_address(one, "regulation-adopt"), icon="check", primary=True),
        ]

    def extra(self) -> dict[str, Any]:
        """The tree with its buttons, and what forbids adopting it so far."""
        tree, spoken = read(self.object), reader_language()
        outline = regulations.outline(tree, spoken, programmes.competence_titles(spoken))
        return {
            "row": editor_row(self.object, tree, outline, 0, 1),
            "digest": programmes.digest(self.object),
            "act_url": regulation_address(self.object, "regulation-act"),
            "discard_url": regulation_address(self.object, "regulation-discard"),
            "faults": [said_fault(one, tree, spoken) for one in programmes.adoption_faults(self.object)],
        }


def editor_row(
    regulation: Regulation, node: regulations.Requirement, said: regulations.Outline, place: int, beside: int
) -> dict[str, Any]:
    """A requirement as the editor shows it; ``place`` among ``beside`` of them."""
    address = [regulation.uuid, node.key]
    return {
        "key": node.key,
        "text": said.text,
        "detail": said.detail,
        "category": regulations.category_of(node),
        "is_root": node.key == regulation.tree["key"],
        "is_first": place == 0,
        "is_last": place == beside - 1,
        "edit_url": reverse("catalogue:requirement-edit", args=address),
        "add_url": reverse("catalogue:requirement-add", args=address) if node.kind in GROUPS else "",
        "parts": [
            editor_row(regulation, part, words, number, len(node.of))
            for number, (part, words) in enumerate(zip(node.of, said.parts, strict=True))
        ],
    }


def said_fault(fault: Fault, tree: regulations.Requirement, spoken: str) -> dict[str, Any]:
    """A fault of the tree, its place told by the requirement's words."""
    inside = str(fault.where).removeprefix("tree").removeprefix(".")
    nodes = [
        (path, node) for path, node in regulations.walk_paths(tree) if not path or f"{inside}.".startswith(f"{path}.")
    ]
    node = max(nodes, key=lambda one: len(one[0]))[1]
    return {"place": regulations.label(node, spoken), "what": fault.what, "mend": fault.mend}


class RequirementPage(FormPage):
    """The form of a requirement of a draft."""

    template_name = "catalogue/programmes/requirement.html"

    def prepare(self) -> None:
        """Find the draft and the requirement."""
        self.regulation = access_open_draft(self.request, self.kwargs["uuid"])
        self.tree = read(self.regulation)
        self.node = regulations.node_of(self.tree, self.kwargs["key"])
        self.kind = self.find_kind()

    def find_kind(self) -> str:
        """The kind of what is written."""
        return self.node.kind

    def build_form(self, data: Any = None, files: Any = None) -> RequirementForm:
        """The form of the kind."""
        return FORMS[self.kind](data, initial=self.initial())

    def crumbs(self) -> list[tuple[Any, str]]:
        """The editor."""
        return crumbs_of(self.regulation, editor=True)

    def extra(self) -> dict[str, Any]:
        """What the form carries along."""
        preview = reverse("catalogue:requirement-preview", args=[self.regulation.uuid, self.kind])
        return {"digest": programmes.digest(self.regulation), "preview_url": preview, "begun": self.begun()}

    def begun(self) -> str:
        """The requirement in words, as it stands."""
        return ""

    def changed(self, given: dict[str, Any]) -> regulations.Requirement:
        """The tree with what was given."""
        raise NotImplementedError

    def perform(self, form: RequirementForm) -> None:
        """Write the draft with it."""
        try:
            tree = self.changed(form.read())
            faults = programmes.unknown_in(tree)
            programmes.write_regulation(
                regulation=self.regulation,
                tree=regulations.write(tree),
                actor=self.request.user,
                was=self.request.POST.get("was", ""),
            )
        except InputRefused as refusal:
            raise InputRefused([on_field(one, form) for one in refusal.faults]) from None
        if faults:
            messages.warning(self.request, " ".join(f"{one.what} {one.mend}" for one in faults))

    def success_url(self) -> str:
        """The editor, at the requirement."""
        return regulation_address(self.regulation, "regulation-edit")


def on_field(fault: Fault, form: RequirementForm) -> Fault:
    """The fault, on the field of the form that it is about."""
    return Fault(fault.code, fault.what, field_of(str(fault.where), form), fault.mend)


class EditRequirement(RequirementPage):
    """Change a requirement."""

    submit_label = _("Save the requirement")

    def initial(self) -> dict[str, Any]:
        """What it says."""
        return begun_with(self.node)

    def page_title(self) -> Any:
        """What it is."""
        return gettext("Edit: %(name)s") % {"name": regulations.label(self.node, reader_language())}

    def lead_text(self) -> Any:
        """Its kind."""
        return REQUIREMENT_KINDS[self.kind]

    def begun(self) -> str:
        """As it stands."""
        return regulations.phrase(self.node, reader_language())

    def changed(self, given: dict[str, Any]) -> regulations.Requirement:
        """The parts stay."""
        kept = {"of": regulations.write(self.node)["of"]} if self.node.of else {}
        node = regulations.parse({**given, "key": self.node.key, **kept}, draft=True)
        return regulations.put(self.tree, self.node.key, node)

    def success_message(self) -> Any:
        """Done."""
        return gettext("The requirement is saved.")


class AddRequirement(RequirementPage):
    """Choose a kind, then add a requirement inside another one."""

    submit_label = _("Add the requirement")

    def find_kind(self) -> str:
        """The kind chosen; none yet shows the choice."""
        if self.node.kind not in GROUPS:
            raise NotFound(gettext("Nothing can be added inside this requirement."))
        kind = self.request.GET.get("kind", "") or self.request.POST.get("kind", "")
        return kind if kind in FORMS else ""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The choice of a kind, or the form."""
        if self.kind:
            return super().get(request, *args, **kwargs)
        kinds = [
            {"url": f"?kind={kind}", "title": title, "help": REQUIREMENT_HELP[kind]}
            for kind, title in REQUIREMENT_KINDS.items()
        ]
        context = {"kinds": kinds, **self.frame_context(), "cancel_url": self.success_url()}
        return render(request, "catalogue/programmes/kinds.html", context)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Without a kind there is nothing to add."""
        return super().post(request, *args, **kwargs) if self.kind else self.get(request, *args, **kwargs)

    def page_title(self) -> Any:
        """Inside what."""
        return REQUIREMENT_KINDS[self.kind] if self.kind else gettext("What to add?")

    def lead_text(self) -> Any:
        """Inside what."""
        return gettext("Inside: %(name)s.") % {"name": regulations.label(self.node, reader_language())}

    def extra(self) -> dict[str, Any]:
        """The preview needs a kind."""
        return {**super().extra(), "kind": self.kind} if self.kind else {}

    def changed(self, given: dict[str, Any]) -> regulations.Requirement:
        """Last inside."""
        key = regulations.fresh_key(self.tree, self.kind)
        node = regulations.parse({**given, "key": key}, draft=True)
        return regulations.add_below(self.tree, self.node.key, node)

    def success_message(self) -> Any:
        """Done."""
        return gettext("The requirement is added.")


def preview_requirement(request: HttpRequest, uuid: Any, kind: str) -> HttpResponse:
    """What is being typed, in words; for the page's script, the page works without."""
    programmes.access_draft(request.user, uuid)
    if kind not in FORMS:
        raise NotFound
    form = FORMS[kind](request.GET)
    said = ""
    if form.is_valid():
        try:
            node = regulations.parse({**form.read(), "key": "typed"}, draft=True)
            spoken = reader_language()
            said = regulations.phrase(node, spoken, programmes.competence_titles(spoken))
        except InputRefused as refusal:
            said = " ".join(f"{one.what} {one.mend}" for one in refusal.faults)
    return render(request, "catalogue/programmes/parts/preview.html", {"begun": said})


@require_POST
def act_on_requirement(request: HttpRequest, uuid: Any) -> HttpResponse:
    """Move a requirement earlier or later, or remove it with what is inside."""
    regulation = access_open_draft(request, uuid)
    act, key = request.POST.get("act", ""), request.POST.get("key", "")
    tree = read(regulation)
    if act in ("up", "down"):
        changed = regulations.move(tree, key, "up" if act == "up" else "down")
    elif act == "remove":
        changed = regulations.remove(tree, key)
    else:
        raise NotFound
    try:
        programmes.write_regulation(
            regulation=regulation,
            tree=regulations.write(changed),
            actor=request.user,
            was=request.POST.get("was", ""),
        )
    except Conflict as conflict:
        messages.error(request, str(conflict))
    else:
        done = gettext("The requirement is removed.") if act == "remove" else gettext("The requirement is moved.")
        messages.success(request, done)
    return HttpResponseRedirect(regulation_address(regulation, "regulation-edit"))
