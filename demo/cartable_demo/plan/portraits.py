"""Portraits that are nobody's: a head, hair and shoulders as plain shapes, drawn by chance."""

from __future__ import annotations

import random
from collections.abc import Iterator

SIDE = 240
SKINS = ("#f2d6c1", "#e0b795", "#c48f65", "#96633f", "#6b4229", "#f7e3d4")
HAIRS = ("#2b2320", "#5a3a22", "#8c5a2b", "#c9a063", "#7d7d7d", "#a8442a")
CLOTHES = ("#2f5d8a", "#4c7a5a", "#8a3f52", "#6a5a8f", "#b0752f", "#3f6f74")
GROUNDS = ("#e7eef4", "#eef3e6", "#f6ece4", "#ece9f3", "#f3eff0", "#e6f1f0")


def draw_portraits(number: int, seed: int) -> Iterator[str]:
    """So many drawings (SVG, a square of ``SIDE`` pixels); the same seed gives the same ones."""
    chance = random.Random(f"{seed}-portraits")
    for _number in range(number):
        yield _portrait(chance)


def _portrait(chance: random.Random) -> str:
    skin, hair, cloth, ground = (chance.choice(colours) for colours in (SKINS, HAIRS, CLOTHES, GROUNDS))
    wide, high = chance.randint(38, 46), chance.randint(48, 56)
    return "".join(
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{SIDE}" height="{SIDE}" viewBox="0 0 240 240">',
            f'<rect width="240" height="240" fill="{ground}"/>',
            _behind(chance.randint(0, 2), hair, wide),
            f'<path d="M30 240 C30 190 75 178 120 178 C165 178 210 190 210 240 Z" fill="{cloth}"/>',
            f'<rect x="104" y="140" width="32" height="48" rx="14" fill="{skin}"/>',
            f'<ellipse cx="120" cy="108" rx="{wide}" ry="{high}" fill="{skin}"/>',
            f'<path d="M{120 - wide - 2} 100 C{120 - wide} 40 {120 + wide} 40 {120 + wide + 2} 100 '
            f"C{120 + wide - 14} {chance.randint(66, 86)} {120 - wide + 16} {chance.randint(62, 82)} "
            f'{120 - wide - 2} 100 Z" fill="{hair}"/>',
            _glasses() if chance.random() < 0.3 else "",
            "</svg>",
        )
    )


def _behind(length: int, hair: str, wide: int) -> str:
    """Hair behind the head: none, to the chin, to the shoulders."""
    if not length:
        return ""
    return f'<rect x="{112 - wide}" y="70" width="{2 * wide + 16}" height="{60 + 36 * length}" rx="34" fill="{hair}"/>'


def _glasses() -> str:
    lens = '<circle cx="{}" cy="106" r="13" fill="none" stroke="#2b2b2b" stroke-width="3"/>'
    return f'{lens.format(103)}{lens.format(137)}<path d="M116 106 h8" stroke="#2b2b2b" stroke-width="3"/>'
