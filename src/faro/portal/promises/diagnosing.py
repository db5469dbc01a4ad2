"""The figures with which documents describe the province, each with its place, and where they contradict each other."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from faro.kernel.formats import MISSING, quantity
from faro.kernel.text import _
from faro.portal.promises.narrowing import Choice, Option
from faro.promises import api as promises
from faro.promises.api import Conflict, DiagnosisSeries, Figure, Later

_FEWEST_DRAWN: Final = 3
"""Years that a series needs before a picture says more than a list."""


@dataclass(frozen=True, slots=True)
class FigureShown:
    """A figure as its document prints it. ``doubted``: another one contradicts it."""

    year: str
    value: str
    source: str
    note: str
    doubted: bool


@dataclass(frozen=True, slots=True)
class LaterShown:
    """A value of another source, or of an indicator about the same subject."""

    name: str
    year: str
    value: str
    source: str


@dataclass(frozen=True, slots=True)
class ConflictShown:
    """Figures that cannot all be right."""

    said: str
    figures: tuple[FigureShown, ...]


@dataclass(frozen=True, slots=True)
class SeriesShown:
    """What documents say of one thing in one place."""

    name: str
    topic: str
    unit: str
    anchor: str
    picture: str
    figures: tuple[FigureShown, ...]
    conflicts: tuple[str, ...]
    later: tuple[LaterShown, ...]
    likeness: tuple[LaterShown, ...]


def series_shown(series: DiagnosisSeries, *, drawn: bool) -> SeriesShown:
    """A series for a reader, as a picture too where it is wanted and has figures enough."""
    doubted = {figure.code for conflict in series.conflicts for figure in conflict.figures}
    return SeriesShown(
        _("{name}, {place}").format(name=series.name, place=series.place),
        series.topic,
        series.unit,
        f"dato-{series.code}",
        promises.series_picture(series, identifier=f"serie-{series.code}") if drawn and _is_drawable(series) else "",
        tuple(_figure(each, series.name, doubted=each.code in doubted) for each in series.figures),
        tuple(each.said for each in series.conflicts),
        tuple(_later(each) for each in series.later),
        tuple(_later(each) for each in series.likeness),
    )


def _is_drawable(series: DiagnosisSeries) -> bool:
    dated = [each for each in series.figures if each.value is not None and each.last_year is not None]
    return len({each.last_year for each in dated}) >= _FEWEST_DRAWN


def conflict_shown(conflict: Conflict) -> ConflictShown:
    """A contradiction for a reader."""
    return ConflictShown(conflict.said, tuple(_figure(each, "", doubted=False) for each in conflict.figures))


def _figure(figure: Figure, name: str, *, doubted: bool) -> FigureShown:
    told = figure.printed if figure.value is None else quantity(figure.value)
    value = f"{told} {figure.unit}".strip() if told and figure.value is not None else told
    same = value.replace(" ", "").startswith(figure.printed.replace(" ", ""))
    printed = "" if same else _("impreso «{text}»").format(text=figure.printed)
    named = "" if figure.indicator == name else figure.indicator
    note = " · ".join(part for part in (named, printed, figure.note) if part)
    return FigureShown(figure.year, value or MISSING, _place(figure), note, doubted)


def _place(figure: Figure) -> str:
    line = _("línea {line}").format(line=figure.line) if figure.line else ""
    return ", ".join(part for part in (figure.document, figure.section, line) if part)


def _later(value: Later) -> LaterShown:
    return LaterShown(value.name, str(value.year), f"{quantity(value.value)} {value.unit}".strip(), value.source)


def topic_choice(series: Iterable[DiagnosisSeries], chosen: str) -> Choice:
    """The topics, each with its number of series."""
    counts: dict[str, int] = {}
    for each in series:
        counts[each.topic] = counts.get(each.topic, 0) + 1
    options = tuple(Option(topic, topic, count, topic == chosen) for topic, count in counts.items())
    return Choice("tema", _("Tema"), options)
