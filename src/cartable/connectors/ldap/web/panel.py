"""On the page of a source that is an LDAP directory: the way to its pages."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from cartable.connectors.ldap.mapping_files import mapping_path
from cartable.connectors.ldap.running import readings_of
from cartable.connectors.ldap.web.readings import tell_readings
from cartable.kernel.registry import HomeCard


def directory_panel(request: HttpRequest, source: Any) -> HomeCard | None:
    """For LDAP sources: the last readings, and the way to try and import."""
    if source.kind != source.Kind.LDAP:
        return None
    context = {
        "code": source.code,
        "has_mapping": mapping_path(source.code).is_file(),
        "readings": tell_readings(readings_of(source)[:3]),
    }
    return HomeCard(_("Directory"), "directories/panel.html", context, order=10)
