"""What the addresses of directories that people come from name, and what is sent there."""

from __future__ import annotations

from tests.conformance.addresses.asking import Form, Key, Keys, Upload

PAGE_KEYS: dict[str, Keys] = {
    **dict.fromkeys(
        ("directories:directory", "directories:try", "directories:import"),
        lambda campus: [campus.referential.directory.code],
    ),
    "directories:reading": lambda campus: [campus.referential.reading.uuid],
}
PATH_KEYS: dict[str, Key] = {}
FORMS: dict[str, Form] = {}
BODIES: dict[str, Form] = {}
QUERIES: dict[str, str] = {}
UPLOADS: dict[str, Upload] = {}
