"""Units as files: read from CSV, workbooks, ELMO and EWP, written to ELMO and EWP."""

from cartable.engines.catalogue.domain.exchange.elmo_writing import Issuer, write_elmo
from cartable.engines.catalogue.domain.exchange.ewp_writing import Span, write_ewp
from cartable.engines.catalogue.domain.exchange.importing import UnitReport, import_units
from cartable.engines.catalogue.domain.exchange.jobs import (
    NoSuchUnitImport,
    access_unit_import,
    list_unit_imports,
    run_unit_import,
    start_unit_import,
    write_unit_import,
)
from cartable.engines.catalogue.domain.exchange.listed import FORMS, write_list
from cartable.engines.catalogue.domain.exchange.spans import spans_of

__all__ = [
    "FORMS",
    "Issuer",
    "NoSuchUnitImport",
    "Span",
    "UnitReport",
    "access_unit_import",
    "import_units",
    "list_unit_imports",
    "run_unit_import",
    "spans_of",
    "start_unit_import",
    "write_elmo",
    "write_ewp",
    "write_list",
    "write_unit_import",
]
