"""Addresses where units are kept."""

from django.urls import path

from cartable.engines.catalogue.web.versions.acts import (
    BeginVersion,
    DecideVersion,
    discard_version,
    propose_version,
    take_version_back,
)
from cartable.engines.catalogue.web.versions.editing import EditVersion
from cartable.engines.catalogue.web.versions.ending import RestoreUnit, UnitReplacedBy, WithdrawUnit
from cartable.engines.catalogue.web.versions.keeping import NewUnit, UnitRules
from cartable.engines.catalogue.web.versions.pages import CompareVersions, Proposals, UnitVersions, VersionPage

urlpatterns = [
    path("new-unit/", NewUnit.as_view(), name="unit-new"),
    path("proposals/", Proposals.as_view(), name="proposals"),
    path("units/<str:code>/versions/", UnitVersions.as_view(), name="unit-versions"),
    path("units/<str:code>/versions/new/", BeginVersion.as_view(), name="version-begin"),
    path("units/<str:code>/rules/", UnitRules.as_view(), name="unit-rules"),
    path("units/<str:code>/withdraw/", WithdrawUnit.as_view(), name="unit-withdraw"),
    path("units/<str:code>/replaced-by/", UnitReplacedBy.as_view(), name="unit-replaced-by"),
    path("units/<str:code>/restore/", RestoreUnit.as_view(), name="unit-restore"),
    path("versions/<uuid:uuid>/", VersionPage.as_view(), name="version"),
    path("versions/<uuid:uuid>/edit/", EditVersion.as_view(), name="version-edit"),
    path("versions/<uuid:uuid>/compare/", CompareVersions.as_view(), name="version-compare"),
    path("versions/<uuid:uuid>/decide/", DecideVersion.as_view(), name="version-decide"),
    path("versions/<uuid:uuid>/propose/", propose_version, name="version-propose"),
    path("versions/<uuid:uuid>/take-back/", take_version_back, name="version-take-back"),
    path("versions/<uuid:uuid>/discard/", discard_version, name="version-discard"),
]
