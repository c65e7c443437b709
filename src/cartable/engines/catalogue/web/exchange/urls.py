"""Addresses of files of units."""

from django.urls import path

from cartable.engines.catalogue.web.exchange.exporting import export_units
from cartable.engines.catalogue.web.exchange.importing import (
    ImportUnits,
    unit_import_faults,
    unit_import_report,
    unit_import_write,
)

urlpatterns = [
    path("unit-export/", export_units, name="unit-export"),
    path("unit-import/", ImportUnits.as_view(), name="unit-import"),
    path("unit-import/<uuid:uuid>/", unit_import_report, name="unit-import-report"),
    path("unit-import/<uuid:uuid>/refused/", unit_import_faults, name="unit-import-faults"),
    path("unit-import/<uuid:uuid>/write/", unit_import_write, name="unit-import-write"),
]
