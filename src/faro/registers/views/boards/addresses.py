"""The addresses of the views of a register."""

from collections.abc import Mapping
from urllib.parse import urlencode

from django.urls import reverse

from faro.registers.domain.definition import ViewRule
from faro.registers.models import Register
from faro.registers.views.presenting import list_crumb, register_crumb
from faro.ui.api import Crumb, Link


def board_path(register: Register, view: ViewRule, page: str = "board", **asked: str) -> str:
    """A page of a view, with what is asked of it."""
    path = reverse(f"registers:{page}", args=[register.code, view.code])
    return with_query(path, asked)


def with_query(path: str, asked: Mapping[str, str]) -> str:
    """An address with what is asked; what is empty is left out."""
    said = {key: value for key, value in asked.items() if value}
    return f"{path}?{urlencode(said)}" if said else path


def file_path(register: Register, view: ViewRule, suffix: str, asked: Mapping[str, str]) -> str:
    """The file of a view."""
    return with_query(reverse("registers:board_file", args=[register.code, view.code, suffix]), asked)


def tabs_of(register: Register) -> list[Link]:
    """The records of a register and its views, as links."""
    links = [Link(register.definition.record.many, reverse("registers:register", args=[register.code]))]
    links += [Link(view.name, board_path(register, view)) for view in register.definition.views]
    return links


def crumbs_of(register: Register, *more: Crumb) -> list[Crumb]:
    """The way to a view."""
    return [list_crumb(), register_crumb(register), *more]
