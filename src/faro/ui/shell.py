"""What every public page says around its content, told by the room that knows the addresses."""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

from faro.kernel.text import _


@dataclass(frozen=True, slots=True)
class Link:
    """A word that leads to an address of this site."""

    label: str
    url: str


@dataclass(frozen=True, slots=True)
class PublicShell:
    """The frame of a public page.

    ``main`` is the navigation, ``footer`` the links below; ``synthetic``: the figures shown are invented.
    """

    municipality: str = ""
    context: str = ""
    main: tuple[Link, ...] = ()
    footer: tuple[Link, ...] = ()
    synthetic: bool = False


Provider = Callable[[], PublicShell]

_providers: list[Provider] = []


@dataclass(frozen=True, slots=True)
class Reminder:
    """A line that stays on every staff page of whoever it concerns. ``late``: its day is over."""

    text: str
    link: Link
    late: bool = False


Reminding = Callable[[HttpRequest], Reminder | None]

_reminding: list[Reminding] = []


def register_reminder(reminding: Reminding) -> None:
    """Add someone who can say what a person must not forget, or nothing. Called when a room starts."""
    if reminding not in _reminding:
        _reminding.append(reminding)


def reminders_for(request: HttpRequest) -> tuple[Reminder, ...]:
    """What stays on every staff page of the person who asks."""
    said = (reminding(request) for reminding in _reminding)
    return tuple(each for each in said if each is not None)


def register_public_shell(provider: Provider) -> Provider:
    """Name what the public shell shows, when the room that owns the public pages starts. Returns what it replaces.

    The provider is not given the request: a public page is the same for everyone.
    """
    replaced = public_shell_provider()
    _providers[:] = [provider]
    return replaced


def public_shell_provider() -> Provider:
    """The one in charge; without any, the frame holds the links whose addresses exist."""
    return _providers[0] if _providers else _plain_shell


def _plain_shell() -> PublicShell:
    return PublicShell(main=existing_links((_("Inicio"), "portal:home")))


def public_shell() -> PublicShell:
    """What the public shell shows now."""
    return public_shell_provider()()


def existing_links(*wanted: tuple[str, str]) -> tuple[Link, ...]:
    """Links to those named addresses (label, URL name) that exist."""
    found = ((label, address_of(name)) for label, name in wanted)
    return tuple(Link(label, url) for label, url in found if url)


def address_of(url_name: str) -> str:
    """The address of that name, or nothing where no room has it."""
    try:
        return reverse(url_name)
    except NoReverseMatch:
        return ""


@dataclass(frozen=True, slots=True)
class PlacedLink:
    """A link as the reader of this page sees it. ``current`` goes into ``aria-current``: page, true or nothing."""

    label: str
    url: str
    current: str


def placed(links: tuple[Link, ...], request: HttpRequest | None) -> tuple[PlacedLink, ...]:
    """The links, with the one that the reader is at or below marked."""
    path = request.path if request else ""
    nearest = max((link.url for link in links if _is_at(path, link.url)), key=len, default=None)
    return tuple(
        PlacedLink(link.label, link.url, _mark(path, link.url) if link.url == nearest else "") for link in links
    )


def _is_at(path: str, url: str) -> bool:
    return path == url or (url != "/" and path.startswith(url))


def _mark(path: str, url: str) -> str:
    return "page" if path == url else "true"


def sign_in_link() -> Link | None:
    """Where the staff goes to work, if it can."""
    url = address_of("workspace:home")
    return Link(_("Trabajo"), url) if url else None
