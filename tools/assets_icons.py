"""The Lucide icons that the interface draws, as the inner markup of a 24 by 24 drawing."""

from __future__ import annotations

import re
from pathlib import Path

NAMES = """
accessibility activity archive arrow-down arrow-left arrow-right arrow-up arrow-up-down award ban banknote bell book
book-open bookmark briefcase building building-2 bus calendar calendar-check calendar-days calendar-plus calendar-x
chart-column chart-line chart-no-axes-column check check-check chevron-down chevron-left chevron-right chevron-up
chevrons-up-down circle circle-check circle-dashed circle-dot circle-question-mark circle-user circle-x clipboard
clipboard-check clipboard-list clock clock-alert cloud-upload code coins columns-3 contact copy cpu credit-card database
door-closed door-open download ellipsis external-link eye eye-off file file-check file-down file-input file-plus
file-spreadsheet file-text file-up filter flag flask-conical folder folder-open folder-tree footprints gauge gavel
gift git-branch git-compare globe graduation-cap grid-3x3 hand handshake hash heart-pulse history house id-card image
inbox info key-round landmark languages laptop layers layout-dashboard layout-grid leaf library life-buoy link list
list-checks list-filter list-ordered list-tree loader lock log-in log-out mail map map-pin megaphone menu message-square
microscope minus monitor moon network newspaper package palette paperclip pause pencil phone pin play plus presentation
printer puzzle qr-code recycle refresh-cw repeat rotate-ccw rotate-cw route ruler save scale school scroll-text search
send settings settings-2 shapes share-2 shield shield-check shopping-cart signature sliders-horizontal square square-pen
star sun sun-moon table tag tags target ticket timer toggle-right train-front trash-2 trending-down trending-up
triangle-alert trophy truck type umbrella undo-2 university unlink unlock upload user user-check user-cog user-plus
user-round user-x users users-round utensils video wallet wand-sparkles warehouse waypoints webhook wifi workflow wrench x
zoom-in
""".split()


def collect_icons(folder: Path) -> dict[str, str]:
    """Name to inner markup; raises FileNotFoundError naming an icon that Lucide no longer has."""
    return {name: inner_markup((folder / f"{name}.svg").read_text()) for name in NAMES}


def inner_markup(svg: str) -> str:
    body = svg[svg.index(">", svg.index("<svg")) + 1 : svg.rindex("</svg>")]
    return re.sub(r"\s*\n\s*", "", body).replace(" />", "/>")
