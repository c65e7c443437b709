"""A person's photo, to those who may see it."""

from __future__ import annotations

from uuid import UUID

from django.http import FileResponse, HttpRequest
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from cartable.engines.people.api import access_person, shows_photo
from cartable.engines.people.domain.photos import SHOWN_TYPES
from cartable.kernel.files import open_stored
from cartable.kernel.problems import NotFound


@require_safe
@cache_control(private=True, max_age=300)
def photo(request: HttpRequest, uuid: UUID) -> FileResponse:
    """The image alone. That there is one isn't told to who may not see it: 404 for both."""
    person = access_person(request.user, uuid)
    if person.photo is None or not shows_photo(request.user, person) or person.photo.media_type not in SHOWN_TYPES:
        raise NotFound(_("There is no photo to show."), _("The person may not have agreed to show it."))
    answer = FileResponse(open_stored(person.photo), content_type=person.photo.media_type)
    answer["Content-Disposition"] = "inline"
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return answer
