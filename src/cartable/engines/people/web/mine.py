"""One's own record: what each corrects by themselves, their photo, what they agree to."""

from __future__ import annotations

from typing import Any

from django import forms
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cartable.engines.people.api import consents_given, edit_person, remove_photo, set_consents, set_photo
from cartable.engines.people.web.labels import CONSENTS
from cartable.kernel.clock import system_clock
from cartable.kernel.permissions import require
from cartable.kernel.problems import NotAllowed
from cartable.ui.views import FormPage

OWN = ("usage_given_name", "usage_family_name", "personal_mail", "phone")


class OwnRecordForm(forms.Form):
    """What is one's own to say."""

    usage_given_name = forms.CharField(
        label=_("Given name of use"),
        max_length=120,
        required=False,
        help_text=_("The one that the campus shows, if it isn't that of your civil status. Diplomas keep the latter."),
    )
    usage_family_name = forms.CharField(label=_("Family name of use"), max_length=120, required=False)
    personal_mail = forms.EmailField(
        label=_("Personal mail"), required=False, help_text=_("To reach you when you have left, or lost your account.")
    )
    phone = forms.CharField(label=_("Telephone"), max_length=40, required=False)
    consents = forms.MultipleChoiceField(
        label=_("I agree"),
        choices=list(CONSENTS.items()),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Untick a box to take your consent back; what was agreed to stops at once."),
    )


class PhotoForm(forms.Form):
    """A photo, or none."""

    photo = forms.FileField(
        label=_("Photo"),
        required=False,
        help_text=_("JPEG, PNG or WebP, 10 MB at most. It is made smaller; where and when it was taken isn't kept."),
        widget=forms.ClearableFileInput(attrs={"accept": "image/jpeg,image/png,image/webp"}),
    )
    remove = forms.BooleanField(label=_("Take my photo away"), required=False)


class Mine(FormPage):
    """A form on the reader's own record."""

    def prepare(self) -> None:
        """The reader."""
        if not self.request.user.is_authenticated:
            raise NotAllowed("person.edit_own", _("Sign in first."))
        self.person = self.request.user.person
        require(self.request.user, "person.edit_own", self.person)

    def crumbs(self) -> list[tuple[Any, str]]:
        """One's own page."""
        return [(_("My profile"), reverse("people:me"))]

    def success_url(self) -> str:
        """One's own page."""
        return reverse("people:me")


class EditMine(Mine):
    """Correct what is one's own."""

    title = _("My details")
    form_class = OwnRecordForm
    submit_label = _("Save my details")

    def lead_text(self) -> Any:
        """And whom to ask for the rest."""
        return _(
            "You correct these by yourself. Your name of civil status, your birth and your campus mail are kept by the "
            "registrar's office for students, by human resources for staff: ask them."
        )

    def initial(self) -> dict[str, Any]:
        """As they are."""
        return {field: getattr(self.person, field) for field in OWN} | {"consents": sorted(consents_given(self.person))}

    def perform(self, form: OwnRecordForm) -> None:
        """Write them."""
        said = dict(form.cleaned_data)
        consents = said.pop("consents")
        edit_person(person=self.person, actor=self.request.user, reason=gettext("By the person"), **said)
        set_consents(person=self.person, given=consents, now=system_clock(), actor=self.request.user)

    def success_message(self) -> Any:
        """Done."""
        return gettext("Your details are saved.")


class EditMyPhoto(Mine):
    """Send one's photo, or take it away."""

    title = _("My photo")
    lead = _("Those who keep records see it. Others who see your name do only if you agree, in your details.")
    form_class = PhotoForm
    submit_label = _("Save my photo")

    def build_form(self, data: Any = None, files: Any = None) -> Any:
        """Nothing to take away without a photo."""
        form = super().build_form(data, files)
        if self.person.photo_id is None:
            del form.fields["remove"]
        return form

    def perform(self, form: PhotoForm) -> None:
        """Keep it, or take it away."""
        photo = form.cleaned_data["photo"]
        if photo:
            set_photo(person=self.person, file=photo, now=system_clock(), actor=self.request.user)
        elif form.cleaned_data.get("remove"):
            remove_photo(person=self.person, actor=self.request.user)

    def success_message(self) -> Any:
        """Done."""
        return gettext("Your photo is saved.") if self.person.photo_id else gettext("You have no photo here.")
