"""The frame's menu: cut for wide and narrow headers and for the phone."""

from __future__ import annotations

import pytest

from cartable.ui.context import Menu, MenuItem, address_of


def menu_of(count: int) -> Menu:
    return Menu([MenuItem(str(number), f"/{number}/", "house", number == count - 1) for number in range(count)])


@pytest.mark.parametrize(
    ("count", "first", "rest", "more", "tabs"), [(0, 0, 0, 0, 0), (5, 5, 0, 0, 5), (6, 6, 0, 2, 4), (9, 5, 4, 5, 4)]
)
def test_menu_is_cut_without_losing_an_entry(count: int, first: int, rest: int, more: int, tabs: int):
    menu = menu_of(count)
    assert (len(menu.first), len(menu.rest), len(menu.more), len(menu.tabs)) == (first, rest, more, tabs)
    assert menu.first + menu.rest == menu.items
    assert menu.has_more_tabs is (count > 5)
    assert menu.rest_is_current is (rest > 0)


def test_address_of_a_page_not_installed_is_empty():
    assert address_of("nowhere:page") == ""
    assert address_of("ui:preferences") == "/preferences/"
