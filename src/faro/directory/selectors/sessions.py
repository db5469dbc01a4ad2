"""A person's open sessions, as they recognise them."""

import re
from dataclasses import dataclass
from datetime import datetime

from allauth.usersessions.models import UserSession

from faro.directory.models import Person
from faro.kernel.text import _

_BROWSERS = (("Edg", "Edge"), ("OPR", "Opera"), ("SamsungBrowser", "Samsung Internet"), ("Firefox", "Firefox"))
_LATER_BROWSERS = (("Chrome", "Chrome"), ("Safari", "Safari"))
_SYSTEMS = (("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("Mac OS", "Mac"))
_LATER_SYSTEMS = (("Linux", "Linux"),)


@dataclass(frozen=True, slots=True)
class OpenSession:
    """A session, by the browser and system it says it is, its address and beginning."""

    pk: int
    device: str
    address: str
    since: datetime
    is_current: bool


def open_sessions(person: Person, current_key: str | None) -> list[OpenSession]:
    """The sessions still open, newest first; those that ended by themselves are forgotten now."""
    sessions = UserSession.objects.purge_and_list(person)
    return [
        OpenSession(
            session.pk,
            device(session.user_agent),
            session.ip,
            session.created_at,
            session.session_key == current_key,
        )
        for session in sorted(sessions, key=lambda session: session.created_at, reverse=True)
    ]


def device(user_agent: str) -> str:
    """``Firefox en Windows``, as far as a browser tells."""
    browser = _named(user_agent, (*_BROWSERS, *_LATER_BROWSERS))
    system = _named(user_agent, (*_SYSTEMS, *_LATER_SYSTEMS))
    if browser and system:
        return _("{browser} en {system}").format(browser=browser, system=system)
    return browser or system or _("Navegador desconocido")


def _named(user_agent: str, names: tuple[tuple[str, str], ...]) -> str:
    return next((name for sign, name in names if re.search(rf"\b{sign}", user_agent)), "")
