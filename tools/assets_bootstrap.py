"""Keep of Bootstrap only what Cartable's pages use: the reset, the grid and a few utilities.

The components (buttons, forms, tables…) are Cartable's own, under Bootstrap's names where the meaning is the same;
shipping Bootstrap's as well would cost 25 kB a first view and be overridden anyway.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

KEPT_CLASSES = re.compile(
    r"^(container|container-fluid|row|col|col-auto|col-(sm-|md-|lg-)?(auto|\d+)|g[xy]?-[0-5]"
    r"|d-(sm-|md-|lg-)?(none|block|inline|inline-block|flex|grid)|d-print-(none|block)"
    r"|flex-(row|column|wrap|nowrap|fill|grow-[01]|shrink-[01])|justify-content-(start|end|center|between)"
    r"|align-items-(start|end|center|baseline|stretch)|align-self-(start|end|center)|gap-[0-5]"
    r"|[mp][tbsexy]?-(0|1|2|3|4|5|auto)|w-(25|50|75|100|auto)|h-100"
    r"|text-(start|end|center|nowrap|break|truncate)|fw-(bold|semibold|normal)|fst-italic"
    r"|position-(relative|sticky)|overflow-(auto|hidden)|visually-hidden|visually-hidden-focusable"
    r"|list-unstyled|vstack|hstack|vr|ratio)$"
)


def blocks(css: str) -> Iterator[tuple[str, str]]:
    """The (prelude, body) pairs at the top level of a style sheet without comments."""
    position = 0
    while (start := css.find("{", position)) != -1:
        depth, end = 1, start + 1
        while depth:
            depth += {"{": 1, "}": -1}.get(css[end], 0)
            end += 1
        yield css[position:start].strip(), css[start + 1 : end - 1].strip()
        position = end


def is_kept(selector: str) -> bool:
    """Element selectors (the reset) stay; a class stays when it is in the list."""
    classes = re.findall(r"\.([A-Za-z][\w-]*)", selector)
    if not classes:
        return not re.search(r"\[data-bs-theme|:root|-webkit-(datetime|date|color)", selector)
    return all(KEPT_CLASSES.match(name) for name in classes)


def kept_rule(prelude: str, body: str) -> str:
    if prelude.startswith("@media"):
        inner = "".join(kept_rule(*block) for block in blocks(body))
        return f"{prelude}{{{inner}}}\n" if inner else ""
    if prelude.startswith("@"):
        return ""
    kept = [part.strip() for part in prelude.split(",") if is_kept(part.strip())]
    declarations = "".join(line.strip() for line in body.splitlines())
    return f"{','.join(kept)}{{{declarations}}}\n" if kept else ""


def trim_bootstrap(css: str) -> str:
    """The trimmed style sheet, with the licence's banner; rule texts are Bootstrap's, untouched."""
    banner = css[: css.index("*/") + 2].replace('@charset "UTF-8";', "").strip()
    plain = re.sub(r"/\*.*?\*/", "", css, flags=re.S).replace('@charset "UTF-8";', "")
    return banner + "\n" + "".join(kept_rule(*block) for block in blocks(plain))
