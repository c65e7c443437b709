"""What the command line says, in which language, and how it ends."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from cartable.config.cli.language import use_language
from cartable.config.cli.root import COMMANDS
from tests.system.installation import Installation

LOOK = """
from cartable.engines.people.api import Account
account = Account.objects.get()
print(account.username, account.check_password("staple of another horse"))
"""


@pytest.fixture
def nowhere(tmp_path: Path) -> Installation:
    """A folder in which nothing was ever started."""
    return Installation(tmp_path / "data")


def test_help_comes_in_the_language_of_the_system_or_the_one_asked_for(nowhere: Installation) -> None:
    english, french = nowhere.run("--help"), nowhere.run("--help", LANG="fr_FR.UTF-8")
    assert "The digital campus of a university in one system." in english.stdout
    assert "Le campus numérique d’une université en un seul système." in french.stdout
    assert nowhere.run("--lang", "fr", "--help").stdout == french.stdout
    assert nowhere.run("--help", "--lang", "en", LANG="fr_FR.UTF-8").stdout == english.stdout
    assert french.stdout.startswith("Usage : cartable [OPTIONS] COMMAND")


@pytest.mark.parametrize("command", [name for name in COMMANDS if name != "django"])
def test_every_command_explains_itself_in_both_languages(command: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from click.testing import CliRunner

    from cartable.config.cli.root import root

    for name in ("CARTABLE_LANG", "LANGUAGE"):
        monkeypatch.setenv(name, "en")
    told = {}
    for language in ("en", "fr"):
        use_language(language)
        result = CliRunner().invoke(root(), [command, "--help"])
        assert result.exit_code == 0, result.output
        told[language] = [line.strip() for line in result.output.splitlines() if line.startswith("  ")]
    # Nothing but names and figures may be the same in both.
    same = {line for line in told["en"] if line in told["fr"] and " " in line.strip()}
    assert {line for line in same if not line.startswith("[")} == set()


def test_the_version_for_people_and_for_programs(nowhere: Installation) -> None:
    assert nowhere.run("--version").stdout == "cartable 0.1.0\n"
    assert json.loads(nowhere.run("--json", "--version").stdout) == {"ok": True, "version": "0.1.0"}
    assert not nowhere.data.exists()


@pytest.mark.parametrize(
    ("arguments", "environment", "code", "error"),
    [
        (["sevre"], {}, 2, "usage"),
        (["serve", "--port", "none"], {}, 2, "usage"),
        (["backup"], {}, 2, "usage"),
        (["serve"], {"CARTABLE_DEBUG": "perhaps"}, 5, "environment.wrong"),
        (["migrate"], {"DATABASE_URL": "mysql://elsewhere/cartable"}, 5, "environment.wrong"),
        (["migrate"], {"CARTABLE_DATA": "/proc/nowhere"}, 5, "data.unusable"),
        (["term", "import", "nowhere.xml"], {}, 3, "file.missing"),
    ],
)
def test_exit_codes(
    nowhere: Installation, arguments: list[str], environment: dict[str, str], code: int, error: str
) -> None:
    for said in (["--json", *arguments], [*arguments, "--json"]):
        done = nowhere.run(*said, **environment)
        told = json.loads(done.stdout)
        assert (done.returncode, told["ok"], told["exit_code"], told["error"]["code"]) == (code, False, code, error)
    told_to_people = nowhere.run(*arguments, **environment)
    assert (told_to_people.returncode, told_to_people.stdout) == (code, "")
    assert "Traceback" not in told_to_people.stderr


def test_an_unreachable_database_is_a_broken_environment(nowhere: Installation) -> None:
    url = "postgresql://nobody@127.0.0.1:9/none?connect_timeout=2"
    done = nowhere.run("backup", str(nowhere.data.parent / "b.tar.gz"), "--lang", "fr", DATABASE_URL=url)
    assert done.returncode == 5
    assert done.stderr.startswith("La base de données ne répond pas : ")
    assert "corrigez DATABASE_URL." in done.stderr


def test_check_finds_nothing_to_mend_and_starts_nothing(nowhere: Installation) -> None:
    done = nowhere.run("--json", "check")
    assert json.loads(done.stdout) == {"ok": True, "findings": []}
    assert done.returncode == 0
    assert not (nowhere.data / "postgres").exists()


def test_doctor_changes_nothing_and_says_what_will_happen(nowhere: Installation) -> None:
    told = nowhere.json("doctor")
    found = {one["key"]: one["state"] for one in told["findings"]}
    assert (told["ok"], found["python"], found["settings"], found["server"]) == (True, "ok", "ok", "ok")
    assert (found["data"], found["running"]) == ("note", "note")
    assert not nowhere.data.exists()


def test_doctor_names_what_is_broken_and_the_remedy(nowhere: Installation) -> None:
    (nowhere.data / "postgres").mkdir(parents=True)
    (nowhere.data / "postgres" / "PG_VERSION").write_text("99\n")
    (nowhere.data / "secret-key").write_text("x" * 50)
    os.chmod(nowhere.data / "secret-key", 0o644)
    done = nowhere.run("--json", "doctor")
    found = {one["key"]: one for one in json.loads(done.stdout)["findings"]}
    assert done.returncode == 5
    assert (found["server"]["state"], "Install PostgreSQL 99" in found["server"]["mend"]) == ("broken", True)
    assert (found["data"]["state"], found["data"]["what"]) == ("warning", "others may read the secret key")


def test_the_tables_are_made_once(installation: Installation) -> None:
    assert installation.json("migrate") == {"ok": True, "applied": []}
    assert installation.server_pid() is None


def test_the_first_account_can_be_opened_and_its_password_set(installation: Installation) -> None:
    weak = installation.run("account", "open", "ada", "--family", "Lovelace", "--password-stdin", given="short\n")
    assert weak.returncode == 3
    good = ["account", "open", "ada", "--family", "Lovelace", "--role", "administrator", "--password-stdin"]
    assert installation.run(*good, given="correct horse battery\n").returncode == 0
    twice = installation.run("--json", *good, given="correct horse battery\n")
    assert (twice.returncode, json.loads(twice.stdout)["ok"]) == (3, False)
    again = installation.run("account", "password", "ada", "--password-stdin", given="staple of another horse\n")
    assert again.returncode == 0
    done = installation.run("django", "shell", "-v", "0", "-c", LOOK)
    assert done.stdout.split() == ["ada", "True"]


def test_django_commands_pass_through(installation: Installation) -> None:
    done = installation.run("django", "showmigrations", "people", "--plan")
    assert done.returncode == 0
    assert "[X]  people.0001_first_tables" in done.stdout
