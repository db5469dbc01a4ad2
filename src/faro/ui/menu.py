"""The menu of the staff pages: each room registers its places, each person sees those they may enter."""

from dataclasses import dataclass
from itertools import groupby
from typing import Protocol

from django.http import HttpRequest

from faro.ui.shell import Link, PlacedLink, address_of, placed


@dataclass(frozen=True, slots=True)
class MenuItem:
    """A place in the staff pages. ``permission`` empty: everyone who is signed in sees it."""

    label: str
    url_name: str
    permission: str = ""
    order: int = 100
    section: str = ""


@dataclass(frozen=True, slots=True)
class MenuSection:
    """A heading of the menu, empty for the first places, and what stands under it."""

    title: str
    links: tuple[PlacedLink, ...]


class _Access(Protocol):
    def may(self, code: str) -> bool: ...


_items: dict[str, MenuItem] = {}


def register_menu(*items: MenuItem) -> None:
    """Add places when a room starts. The same address registered again replaces the earlier one."""
    _items.update((item.url_name, item) for item in items)


def menu_for(request: HttpRequest) -> tuple[MenuSection, ...]:
    """The sections and places this person may enter, in order; a section stands where its first place does."""
    access: _Access | None = getattr(request, "access", None)
    addresses = ((item, address_of(item.url_name)) for item in _ordered())
    entered = [(item, Link(item.label, url)) for item, url in addresses if url and _may_enter(access, item)]
    shown = placed(tuple(link for _item, link in entered), request)
    pairs = zip((item for item, _link in entered), shown, strict=True)
    return tuple(
        MenuSection(title, tuple(link for _item, link in group))
        for title, group in groupby(pairs, key=lambda pair: pair[0].section)
    )


def _may_enter(access: _Access | None, item: MenuItem) -> bool:
    return not item.permission or (access is not None and access.may(item.permission))


def _ordered() -> list[MenuItem]:
    """By section, each placed by its lowest order; what has no section comes first."""
    first: dict[str, int] = {}
    for item in _items.values():
        first[item.section] = min(item.order, first.get(item.section, item.order))
    return sorted(
        _items.values(),
        key=lambda item: (item.section != "", first[item.section], item.section, item.order, item.label),
    )
