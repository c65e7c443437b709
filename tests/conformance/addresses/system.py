"""What the addresses of sign-in, the portal and the interface itself name, and what is sent there."""

from __future__ import annotations

from tests.conformance.addresses.asking import Form, Key, Keys, Upload

PAGE_KEYS: dict[str, Keys] = {
    "ui:job": lambda campus: [campus.job.uuid],
    "ui:job_restart": lambda campus: [campus.stopped_job.uuid],
    "ui:job_stop": lambda campus: [campus.job.uuid],
}

PATH_KEYS: dict[str, Key] = {
    "jobs": lambda campus: campus.job.uuid,
}

FORMS: dict[str, Form] = {
    "account_login": lambda campus: {"login": "teacher", "password": "not this one"},
    "account_change_password": lambda campus: {"oldpassword": "not this one", "password1": "a", "password2": "a"},
    "set_language": lambda campus: {"language": "en", "next": "/"},
    "ui:preferences": lambda campus: {"theme": "dark"},
    "ui:style": lambda campus: {"name": ""},
}

BODIES: dict[str, Form] = {}

QUERIES: dict[str, str] = {
    "GET /api/v1/search": "?q=tiny",
}

UPLOADS: dict[str, Upload] = {}
