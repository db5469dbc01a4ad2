"""A clock as plain data, to be stored and read back: only text, whole numbers and truth values."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

from faro.kernel.text import _
from faro.workflow.clock import Clock, ClockError, Counting, DayKind, Extension, Suspension


def to_record(clock: Clock) -> dict[str, Any]:
    """The clock as plain data, fit for JSON."""
    return {
        "start": clock.start.isoformat(),
        "days": clock.days,
        "kind": clock.kind.value,
        "norm": clock.norm,
        "counting": asdict(clock.counting),
        "suspensions": [
            {
                "since": each.since.isoformat(),
                "until": each.until.isoformat() if each.until else None,
                "reason": each.reason,
                "norm": each.norm,
            }
            for each in clock.suspensions
        ],
        "extensions": [
            {"days": each.days, "on": each.on.isoformat(), "reason": each.reason, "norm": each.norm}
            for each in clock.extensions
        ],
    }


def from_record(record: Mapping[str, Any]) -> Clock:
    """The clock that :func:`to_record` wrote. Raises :class:`ClockError` for anything else."""
    try:
        return Clock(
            start=date.fromisoformat(record["start"]),
            days=_whole(record["days"]),
            kind=DayKind(record["kind"]),
            norm=record["norm"],
            counting=Counting(**record["counting"]),
            suspensions=tuple(_suspension(each) for each in record["suspensions"]),
            extensions=tuple(_extension(each) for each in record["extensions"]),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise ClockError(_("El plazo guardado no se entiende: {reason}.").format(reason=error)) from error


def _suspension(record: Mapping[str, Any]) -> Suspension:
    until = record["until"]
    return Suspension(
        since=date.fromisoformat(record["since"]),
        reason=record["reason"],
        norm=record["norm"],
        until=date.fromisoformat(until) if until is not None else None,
    )


def _extension(record: Mapping[str, Any]) -> Extension:
    return Extension(_whole(record["days"]), date.fromisoformat(record["on"]), record["reason"], record["norm"])


def _whole(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise TypeError(value)
    return value
