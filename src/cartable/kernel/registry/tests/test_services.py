"""Services are found by their folder, and a wrong manifest says all that is wrong with it."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import pytest
from django.utils.translation import override

from cartable.kernel.problems import InputRefused, NotFound
from cartable.kernel.registry import engines, get_service, services
from cartable.kernel.registry.services import OWN_FOLDER

GOOD = """
    id = "telework"
    owner = "HR"
    engines = []
    [title]
    fr = "Télétravail"
    en = "Telework"
    [roles.manager]
    fr = "Responsable"
    en = "Manager"
    [retention]
    years = 5
"""


@pytest.fixture
def folder(tmp_path: Path, settings) -> Path:
    settings.CARTABLE_SERVICES_PATH = [str(tmp_path)]
    return tmp_path


def write(folder: Path, text: str, name: str = "telework") -> None:
    (folder / name).mkdir(parents=True, exist_ok=True)
    (folder / name / "service.toml").write_text(dedent(text), encoding="utf-8")


def faults() -> list[tuple[str, str]]:
    with pytest.raises(InputRefused) as refused:
        services()
    return [(fault.code, str(fault.where)) for fault in refused.value.faults]


def test_a_folder_is_enough(folder):
    write(folder, GOOD)
    (folder / "notes").mkdir()
    service = get_service("telework")
    assert (service.owner, service.folder, service.retention) == ("HR", folder / "telework", {"years": 5})
    assert [role.id for role in service.roles] == ["manager"]
    with override("fr"):
        assert (service.title, service.roles[0].title) == ("Télétravail", "Responsable")
    with override("en"):
        assert (service.title, service.roles[0].title) == ("Telework", "Manager")
    assert service in services()


def test_our_own_services_are_sound(settings):
    settings.CARTABLE_SERVICES_PATH = []
    assert {service.id for service in services()} == {path.parent.name for path in OWN_FOLDER.glob("*/service.toml")}


def test_an_installed_engine_is_known(folder):
    for engine in engines():
        write(folder, GOOD.replace("[]", f'["{engine.label}"]'))
        assert get_service("telework").engines == (engine.label,)
        break


def test_a_service_that_is_not_there(folder):
    with pytest.raises(NotFound, match="telework"):
        get_service("telework")


def test_every_fault_of_every_manifest_is_told(folder):
    write(folder, 'id = "Tele work"\ncolour = "red"\nengines = ["flying"]\nroles = 3\nretention = 1\n[title]\nfr = "T"')
    write(folder, GOOD, "other")
    write(folder, 'id = "bad\n', "broken")
    assert faults() == [
        ("service.unreadable", "broken/service.toml"),
        ("service.id_differs", "other/service.toml"),
        ("service.key_unknown", "telework/service.toml"),
        ("service.id_wrong", "telework/service.toml"),
        ("service.title_missing", "telework/service.toml"),
        ("service.owner_missing", "telework/service.toml"),
        ("service.engine_unknown", "telework/service.toml"),
        ("service.not_a_table", "telework/service.toml"),
        ("service.not_a_table", "telework/service.toml"),
    ]


def test_the_line_of_a_mistake_in_toml_is_given(folder):
    write(folder, 'id = "telework"\nowner = = 3\n')
    with pytest.raises(InputRefused) as refused:
        services()
    assert [fault.line for fault in refused.value.faults] == [2]


def test_a_role_needs_a_name_and_both_languages(folder):
    write(folder, GOOD + '    [roles.Chief]\n    fr = "Chef"\n')
    assert faults() == [
        ("service.role_wrong", "telework/service.toml"),
        ("service.title_missing", "telework/service.toml"),
    ]


def test_engines_must_be_a_list(folder):
    write(folder, GOOD.replace("[]", '"people"'))
    assert faults() == [("service.engines_wrong", "telework/service.toml")]


def test_two_services_of_one_name(folder, settings):
    write(folder / "a", GOOD)
    write(folder / "b", GOOD)
    settings.CARTABLE_SERVICES_PATH = [folder / "a", folder / "b"]
    assert faults() == [("service.twice", str(folder / "b" / "telework"))]


def test_a_folder_that_is_not_there(folder, settings):
    settings.CARTABLE_SERVICES_PATH = [folder / "nowhere"]
    assert faults() == [("service.no_folder", str(folder / "nowhere"))]
