"""A campus, a source, and directories that answer."""

from __future__ import annotations

import pytest
from django.utils.translation import override

from cartable.connectors.ldap.mapping_files import mapping_path, password_variable
from cartable.connectors.ldap.tests.entries import mapping
from cartable.connectors.ldap.tests.slapd import PASSWORD, Slapd
from cartable.engines.people.api import arriving
from cartable.engines.people.demo import make_account_with_role, make_institution, make_structure


@pytest.fixture(autouse=True)
def english():
    """Texts are judged in one language."""
    with override("en"):
        yield


@pytest.fixture
def data_folder(settings, tmp_path, monkeypatch):
    """A data folder of its own, and the password of its directory."""
    settings.DATA_DIR = tmp_path
    monkeypatch.setenv(password_variable("annuaire"), PASSWORD)
    (tmp_path / "directories").mkdir()
    return tmp_path


@pytest.fixture
def keeper(db):
    """Who keeps sources."""
    return make_account_with_role("registrar")


@pytest.fixture
def source(keeper):
    """The directory as a source, over two structures."""
    root = make_institution()
    make_structure("CHEMISTRY", parent=root)
    return arriving.create_source(
        code="annuaire", title_fr="Annuaire", title_en="Directory", kind="ldap", trust=60, actor=keeper
    )


@pytest.fixture
def serve(data_folder):
    """Start a directory that holds some entries, and write the mapping that reads it."""
    running = []

    def start(ldif: str, **options) -> Slapd:
        written = {name: options.pop(name) for name in ("more", "server", "nightly") if name in options}
        server = Slapd(ldif, **options).__enter__()
        running.append(server)
        mapping_path("annuaire").write_text(mapping(server.url, **written), encoding="utf-8")
        return server

    yield start
    for server in running:
        server.__exit__(None, None, None)
