"""Registers among what can be found on this site, and among the pages worth a visit."""

from collections.abc import Iterator

from django.urls import reverse

from faro.kernel.text import _
from faro.portal.domain.searching import Entry
from faro.portal.registers.known import known_registers, register_address


def register_entries() -> Iterator[Entry]:
    """Each register, to be found by its words, its unit and its measures."""
    for each in known_registers():
        text = f"{each.purpose} {each.unit} {' '.join(each.measures)}"
        yield Entry(_("Registro"), each.system, each.name, text, register_address(each.code))


def register_pages() -> Iterator[str]:
    """The addresses of their pages."""
    yield reverse("portal:registers")
    yield from (register_address(each.code) for each in known_registers())
