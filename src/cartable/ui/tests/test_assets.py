"""Static files: as fetched, up to date, without source maps, and light."""

from __future__ import annotations

import gzip
import subprocess
import sys
from pathlib import Path

import pytest

from cartable.ui.contrast import contrast, measures

UI = Path(__file__).parent.parent
STATIC = UI / "static/ui"
ROOT = UI.parent.parent.parent
FIRST_VIEW = ("cartable.css", "ui.js", "vendor/htmx/htmx.min.js")
FIRST_FONTS = ("source-sans-3-normal", "bricolage-grotesque-normal")


@pytest.mark.parametrize("command", ["tools/assets", "tools/assets_styles.py"])
def test_committed_files_are_what_the_tools_write(command: str):
    done = subprocess.run([sys.executable, command, "--check"], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


def test_no_static_file_names_a_source_map_or_another_site():
    texts = {path: path.read_text() for path in STATIC.glob("**/*") if path.suffix in (".js", ".css")}
    assert len(texts) >= 4
    assert [str(path) for path, text in texts.items() if "sourceMappingURL" in text] == []
    assert [str(path) for path, text in texts.items() if "url(http" in text or "@import" in text] == []


def test_first_view_weighs_less_than_its_budget():
    text = sum(len(gzip.compress((STATIC / name).read_bytes(), mtime=0)) for name in FIRST_VIEW)
    fonts = sum((STATIC / f"vendor/fonts/{name}.woff2").stat().st_size for name in FIRST_FONTS)
    assert text < 40_000
    assert text + fonts < 115_000  # leaves 35 kB for the page itself within 150 kB


def test_every_vendored_library_has_its_licence():
    folders = {path.parent for path in (STATIC / "vendor").glob("*/*") if path.suffix in (".js", ".css", ".woff2")}
    assert folders
    assert [str(folder) for folder in folders if not list(folder.glob("*LICENSE"))] == []


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_ink_is_contrasted_enough(theme: str):
    assert [measure for measure in measures(theme) if not measure.is_enough] == []


def test_contrast_of_black_and_white_is_21():
    assert contrast("#000000", "#FFFFFF") == 21.0
