"""Addresses of programmes and their regulations."""

from django.urls import path

from cartable.engines.catalogue.web.programmes.acts import (
    AdoptRegulation,
    BeginRegulation,
    DiscardRegulation,
    EditTexts,
    ImportTree,
    NewProgramme,
)
from cartable.engines.catalogue.web.programmes.editing import (
    AddRequirement,
    EditRequirement,
    RegulationEditor,
    act_on_requirement,
    preview_requirement,
)
from cartable.engines.catalogue.web.programmes.keeping import ChangeProgramme, EndProgramme, ReopenProgramme
from cartable.engines.catalogue.web.programmes.lists import ProgrammeList
from cartable.engines.catalogue.web.programmes.pages import (
    CompareRegulations,
    ProgrammePage,
    RegulationPage,
    export_regulation,
)

urlpatterns = [
    path("programmes/", ProgrammeList.as_view(), name="programmes"),
    path("new-programme/", NewProgramme.as_view(), name="programme-new"),
    path("programmes/<str:code>/", ProgrammePage.as_view(), name="programme"),
    path("programmes/<str:code>/edit/", ChangeProgramme.as_view(), name="programme-edit"),
    path("programmes/<str:code>/end/", EndProgramme.as_view(), name="programme-end"),
    path("programmes/<str:code>/reopen/", ReopenProgramme.as_view(), name="programme-reopen"),
    path("programmes/<str:code>/regulations/new/", BeginRegulation.as_view(), name="regulation-new"),
    path("regulations/<uuid:uuid>/", RegulationPage.as_view(), name="regulation"),
    path("regulations/<uuid:uuid>/compare/", CompareRegulations.as_view(), name="regulation-compare"),
    path("regulations/<uuid:uuid>/export/", export_regulation, name="regulation-export"),
    path("regulations/<uuid:uuid>/edit/", RegulationEditor.as_view(), name="regulation-edit"),
    path("regulations/<uuid:uuid>/texts/", EditTexts.as_view(), name="regulation-texts"),
    path("regulations/<uuid:uuid>/import/", ImportTree.as_view(), name="regulation-import"),
    path("regulations/<uuid:uuid>/adopt/", AdoptRegulation.as_view(), name="regulation-adopt"),
    path("regulations/<uuid:uuid>/discard/", DiscardRegulation.as_view(), name="regulation-discard"),
    path("regulations/<uuid:uuid>/act/", act_on_requirement, name="regulation-act"),
    path("regulations/<uuid:uuid>/preview/<slug:kind>/", preview_requirement, name="requirement-preview"),
    path("regulations/<uuid:uuid>/requirements/<str:key>/", EditRequirement.as_view(), name="requirement-edit"),
    path("regulations/<uuid:uuid>/requirements/<str:key>/add/", AddRequirement.as_view(), name="requirement-add"),
]
