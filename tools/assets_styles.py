#!/usr/bin/env python3
"""Build ``static/ui/cartable.css`` from Bootstrap's trimmed file and ``src/cartable/ui/styles/*.css``. Pure Python.

One file a page, so one request. Three additions to CSS, expanded here:
``@dark {…}``        declarations of the dark theme, written once, emitted for the chosen and for the automatic theme;
``@positions;``      the timetable's ``.q1``… and ``.n1``… classes;  ``@lanes;``  the shares of a day's width.

    tools/assets_styles.py [--check]
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

UI = Path(__file__).resolve().parent.parent / "src/cartable/ui"
TARGET = UI / "static/ui/cartable.css"
QUARTERS = 60
LANES = (2, 3, 4, 5, 6, 8, 10, 12)
DAY_COLUMNS = 120


def dark(body: str) -> str:
    """On screen only: paper stays light."""
    return (
        f'@media screen{{[data-bs-theme="dark"]{{{body}}}}}'
        f'@media screen and (prefers-color-scheme:dark){{[data-bs-theme="auto"]{{{body}}}}}'
    )


def positions() -> str:
    """Start and length in quarter-hours: rows in the week, columns in the strip of a day."""
    span = range(1, QUARTERS + 1)
    rules = [f".q{i}{{grid-row-start:{i}}}.n{i}{{grid-row-end:span {i}}}" for i in span]
    rules += [f".day-strip .q{i}{{grid-column-start:{i}}}.day-strip .n{i}{{grid-column-end:span {i}}}" for i in span]
    rules += [f".hours-{h}{{--rows:{h * 4}}}" for h in range(1, QUARTERS // 4 + 1)]
    return "".join(rules)


def lanes() -> str:
    """``.l2-1`` is the first of two lanes of a day; a day has 120 columns, so every count divides it."""
    rules = []
    for count in LANES:
        width = DAY_COLUMNS // count
        rules += [f".l{count}-{i + 1}{{grid-column:{i * width + 1}/span {width}}}" for i in range(count)]
    return "".join(rules)


def expand(css: str) -> str:
    css = re.sub(r"@dark\s*\{(.*?)\n\}", lambda match: dark(match.group(1)), css, flags=re.S)
    return css.replace("@positions;", positions()).replace("@lanes;", lanes())


def minify(css: str) -> str:
    css = re.sub(r"/\*(?!!).*?\*/", "", css, flags=re.S)
    css = re.sub(r"\s+", " ", css)
    css = re.sub(r"\s*([{};,])\s*", r"\1", css)
    css = re.sub(r":\s+(?=[^{}]*[;}])", ":", css)
    return css.replace(";}", "}").strip() + "\n"


def built() -> str:
    bootstrap = (UI / "static/ui/vendor/bootstrap/bootstrap-trimmed.css").read_text()
    own = "\n".join(path.read_text() for path in sorted((UI / "styles").glob("*.css")))
    return minify(bootstrap.replace("/*!", "/*!", 1)) + minify(expand(own))


def main() -> int:
    css = built()
    if "--check" in sys.argv:
        fresh = TARGET.is_file() and TARGET.read_text() == css
        print(
            "the style sheet is up to date" if fresh else "static/ui/cartable.css is stale: run tools/assets_styles.py"
        )
        return 0 if fresh else 1
    TARGET.write_text(css)
    return 0


if __name__ == "__main__":
    sys.exit(main())
