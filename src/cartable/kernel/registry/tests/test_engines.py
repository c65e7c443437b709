"""Engines announce themselves."""

from types import ModuleType

from cartable.kernel.registry import EngineConfig, MenuEntry, engines, menu_entries


def test_an_engine_imports_what_registers_itself(tmp_path, monkeypatch):
    package = tmp_path / "trial_engine"
    package.mkdir()
    (package / "__init__.py").write_text("")
    (package / "rules.py").write_text("DECLARED = True\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    module = ModuleType("trial_engine")
    module.__path__ = [str(package)]
    EngineConfig("trial_engine", module).ready()
    import sys

    assert sys.modules["trial_engine.rules"].DECLARED
    assert "trial_engine.tasks" not in sys.modules


def test_the_menu_is_ordered(monkeypatch):
    first, second = MenuEntry("a", "A", "a", order=20), MenuEntry("b", "B", "b", order=10)
    for engine in engines():
        monkeypatch.setattr(type(engine), "menu", [])
    chosen = next(iter(engines()), None)
    if chosen is not None:
        monkeypatch.setattr(type(chosen), "menu", [first, second])
        assert menu_entries() == [second, first]
