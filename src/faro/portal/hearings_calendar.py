"""A hearing as an iCalendar file (RFC 5545): one event, in UTC, folded and escaped as the format asks."""

from datetime import UTC, datetime, timedelta

from faro.hearings.api import Hearing
from faro.kernel.text import _, without_control_signs

LONGEST_LINE = 75
HOURS = 2
"""How long the event stands in a calendar: nobody knows when a hearing ends."""

_STATUS = {"cancelled": "CANCELLED", "postponed": "TENTATIVE"}


def calendar_of(hearing: Hearing, url: str, host: str) -> bytes:
    """The file. The same hearing keeps its UID, so that a calendar moves the event instead of adding one."""
    start = hearing.starts_at.astimezone(UTC)
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Faro//Audiencias//ES",
        "METHOD:PUBLISH",
        "BEGIN:VEVENT",
        f"UID:audiencia-{hearing.code}@{_text(host)}",
        f"SEQUENCE:{hearing.postponements.count()}",
        f"DTSTAMP:{_moment(hearing.created_at)}",
        f"DTSTART:{_moment(start)}",
        f"DTEND:{_moment(start + timedelta(hours=HOURS))}",
        f"SUMMARY:{_text(hearing.title)}",
        f"LOCATION:{_text(hearing.place)}",
        f"DESCRIPTION:{_text(_description(hearing))}",
        f"URL:{without_control_signs(url)}",
        f"STATUS:{_STATUS.get(hearing.state, 'CONFIRMED')}",
        "END:VEVENT",
        "END:VCALENDAR",
    ]
    return "".join(f"{_folded(line)}\r\n" for line in lines).encode()


def _description(hearing: Hearing) -> str:
    online = _("En línea: {url}").format(url=hearing.online_url) if hearing.online_url else ""
    return "\n".join(part for part in (*hearing.agenda_items, online) if part)


def _moment(value: datetime) -> str:
    return value.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def _text(value: str) -> str:
    """A TEXT value: backslashes, separators and line ends escaped, nothing that could begin a line of its own."""
    escaped = value.replace("\r\n", "\n").replace("\r", "\n").replace("\\", "\\\\").replace(";", "\\;")
    return without_control_signs(escaped.replace(",", "\\,").replace("\n", "\\n"))


def _folded(line: str) -> str:
    """No line longer than 75 octets; a letter is never cut."""
    parts: list[str] = []
    current = ""
    for letter in line:
        if len((current + letter).encode()) > LONGEST_LINE - bool(parts):
            parts.append(current)
            current = ""
        current += letter
    return "\r\n ".join([*parts, current])
