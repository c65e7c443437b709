"""Units as files: read from CSV, workbooks and ELMO, written to ELMO."""

from cartable.engines.catalogue.domain.exchange.elmo_writing import Issuer, write_elmo
from cartable.engines.catalogue.domain.exchange.importing import UnitReport, import_units
from cartable.engines.catalogue.domain.exchange.jobs import (
    NoSuchUnitImport,
    access_unit_import,
    list_unit_imports,
    run_unit_import,
    start_unit_import,
    write_unit_import,
)

__all__ = [
    "Issuer",
    "NoSuchUnitImport",
    "UnitReport",
    "access_unit_import",
    "import_units",
    "list_unit_imports",
    "run_unit_import",
    "start_unit_import",
    "write_elmo",
    "write_unit_import",
]
