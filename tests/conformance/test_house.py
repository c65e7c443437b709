"""The house rules that a reader relies on: small files, honest names, documented doors."""

from __future__ import annotations

import inspect
import re
from importlib import import_module
from pathlib import Path

import pytest

from cartable.kernel.registry import engines

ROOT = Path(__file__).parents[2]
FOLDERS = ("src", "demo", "packages", "tests", "tools")
BANNED = {"utils", "helpers", "common", "core", "base", "misc", "manager"}
HEADINGS = ["Purpose", "Words", "Invariants", "Tables", "Events"]
MOST_LINES = 400
ENGINES = [engine.name for engine in engines() if engine.name.startswith("cartable.engines.")]
PROGRAMS = sorted(
    path
    for folder in FOLDERS
    for path in (ROOT / folder).rglob("*.py")
    if not {"node_modules", "__pycache__", ".venv"} & set(path.parts)
)


def test_no_file_is_too_long():
    lines = {
        str(path.relative_to(ROOT)): len(path.read_text(encoding="utf-8").splitlines())
        for path in PROGRAMS
        if "migrations" not in path.parts and "data" not in path.parts
    }
    assert {name: number for name, number in lines.items() if number > MOST_LINES} == {}
    assert len(lines) > 300


def test_no_module_has_a_name_that_says_nothing():
    parts = {part for path in PROGRAMS for part in (*path.relative_to(ROOT).parts[:-1], path.stem)}
    assert parts & BANNED == set()


def test_migrations_have_names():
    names = [path.stem for path in PROGRAMS if path.parent.name == "migrations" and path.stem != "__init__"]
    assert [name for name in names if not re.fullmatch(r"\d{4}_[a-z]+(_[a-z]+)*", name) or "_auto" in name] == []
    assert len(names) >= 12


@pytest.mark.parametrize("engine", ENGINES)
def test_an_engine_says_what_it_promises(engine: str):
    readme = ROOT / "src" / engine.replace(".", "/") / "README.md"
    assert re.findall(r"^## (.+)$", readme.read_text(encoding="utf-8"), re.M) == HEADINGS


@pytest.mark.parametrize("engine", ENGINES)
def test_every_public_function_of_an_engine_is_documented(engine: str):
    api = import_module(f"{engine}.api")
    told = {name: getattr(api, name) for name in api.__all__}
    assert [
        name
        for name, thing in told.items()
        if (inspect.isfunction(thing) or inspect.isclass(thing)) and not inspect.getdoc(thing)
    ] == []
    functions = {
        name
        for name, thing in vars(api).items()
        if inspect.isfunction(thing) and thing.__module__ == api.__name__ and not name.startswith("_")
    }
    assert functions - set(api.__all__) == set()
