"""The services installed: each folder that holds a ``service.toml``."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from cartable.kernel.problems import Fault, InputRefused, NotFound
from cartable.kernel.registry.engines import engines
from cartable.kernel.registry.manifest import FILE_NAME, ServiceManifest, read_manifest

OWN_FOLDER = Path(__file__).parents[2] / "services"


def services() -> list[ServiceManifest]:
    """All services, by identifier: those of ``cartable/services``, then of each folder in ``CARTABLE_SERVICES_PATH``.

    Read once a process (restart to see a change). Raises InputRefused with every fault of every manifest.
    """
    return list(_read(_folders(), frozenset(engine.label for engine in engines())))


def get_service(service_id: str) -> ServiceManifest:
    """One service. Raises NotFound; InputRefused as ``services``."""
    for manifest in services():
        if manifest.id == service_id:
            return manifest
    raise NotFound(_("No service is named “%(name)s”.") % {"name": service_id}, code="service.not_found")


def _folders() -> tuple[Path, ...]:
    return (OWN_FOLDER, *(Path(path) for path in getattr(settings, "CARTABLE_SERVICES_PATH", ())))


@lru_cache(maxsize=8)
def _read(folders: tuple[Path, ...], known_engines: frozenset[str]) -> tuple[ServiceManifest, ...]:
    found: dict[str, ServiceManifest] = {}
    faults: list[Fault] = []
    for folder in folders:
        if not folder.is_dir():
            faults.append(_no_folder(folder))
            continue
        for place in sorted(path.parent for path in folder.glob(f"*/{FILE_NAME}")):
            manifest = read_manifest(place, known_engines)
            if isinstance(manifest, list):
                faults += manifest
            elif manifest.id in found:
                faults.append(_twice(manifest, found[manifest.id]))
            else:
                found[manifest.id] = manifest
    if faults:
        raise InputRefused(faults)
    return tuple(found[key] for key in sorted(found))


def _no_folder(folder: Path) -> Fault:
    return Fault(
        "service.no_folder",
        _("This folder of services isn't there."),
        where=str(folder),
        mend=_("Correct CARTABLE_SERVICES_PATH, or make the folder."),
    )


def _twice(second: ServiceManifest, first: ServiceManifest) -> Fault:
    return Fault(
        "service.twice",
        _("The service “%(id)s” is in %(first)s already.") % {"id": second.id, "first": first.folder},
        where=str(second.folder),
        mend=_("Remove one of the two, or name it otherwise."),
    )
