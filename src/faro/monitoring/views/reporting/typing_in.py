"""What a page or its script sends of fields, read; and what it is answered."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.http import HttpRequest

from faro.kernel.errors import FaroError
from faro.kernel.text import _
from faro.monitoring.domain.amounts import sign_of
from faro.monitoring.domain.reporting.cells import read_cell, shown_cell
from faro.monitoring.domain.sheets import Answered
from faro.monitoring.domain.sheets import FieldChange as Typed
from faro.monitoring.domain.sheets import SaveOutcome as Told
from faro.monitoring.models import Clash
from faro.monitoring.services.reporting import FieldChange, SaveOutcome
from faro.monitoring.views.reporting.presenting import name_of


@dataclass(frozen=True, slots=True)
class Reading:
    """Each change with its figures read, by its mark; and why those that can't be read were refused."""

    typed: tuple[Typed, ...]
    read: Mapping[str, FieldChange]
    wrong: Mapping[str, str]

    @property
    def changed(self) -> list[FieldChange]:
        """Those that say something else than what was seen."""
        return [each for each in self.read.values() if each.base != each.value]


def reading_of(typed: Sequence[Typed], known: Sequence[str]) -> Reading:
    """Read what was typed. ``known``: the fields that there are."""
    read: dict[str, FieldChange] = {}
    wrong: dict[str, str] = {}
    for each in typed:
        try:
            if each.field not in known:
                raise FaroError(_("Eso no se llena aquí."))
            base = read_cell(each.field, each.base)
            value = read_cell(each.field, each.value, sign_of([each.value]))
            read[each.id] = FieldChange(each.row, each.field, base, value, each.id)
        except FaroError as error:
            wrong[each.id] = str(error)
    return Reading(tuple(typed), read, wrong)


def typed_in_form(request: HttpRequest, row: str, known: Sequence[str]) -> tuple[Typed, ...]:
    """The fields of a form, each with what its page showed."""
    sent = request.POST
    return tuple(
        Typed(field, row, field, sent.get(f"base_{field}", ""), sent.get(field, "")) for field in known if field in sent
    )


def without_marks(changes: Sequence[FieldChange]) -> list[FieldChange]:
    """Changes of a form bear no mark of a browser."""
    return [FieldChange(each.activity_code, each.field, each.base, each.value) for each in changes]


def told_of(reading: Reading, outcome: SaveOutcome) -> Told:
    """What the script is answered: of each change once what became of it."""
    clashing = {(_row(clash), clash.field): clash for clash in outcome.clashes}
    kept = {(each.activity_code, each.field): each.value for each in outcome.saved}
    saved, clashes, errors = [], [], []
    for each in reading.typed:
        clash = clashing.get((each.row, each.field))
        if each.id in reading.wrong:
            errors.append(Answered(each.id, each.row, each.field, each.value, message=reading.wrong[each.id]))
        elif clash is not None:
            now, by = _now(clash)
            clashes.append(Answered(each.id, each.row, each.field, shown_cell(each.field, now), who=name_of(by)))
        else:
            saved.append(Answered(each.id, each.row, each.field, shown_cell(each.field, kept[each.row, each.field])))
    return Told(tuple(saved), tuple(clashes), tuple(errors), {}, outcome.revision)


def _row(clash: Clash) -> str:
    if clash.figure is not None:
        return clash.figure.activity.code
    return clash.measure.indicator if clash.measure else ""


def _now(clash: Clash) -> tuple[int | str | None, str]:
    row = clash.figure or clash.measure
    return (getattr(row, clash.field), row.filled_by) if row is not None else (None, "")


def refuse_clashes(outcome: SaveOutcome) -> None:
    """Tell whoever sent a form that somebody was faster. Raises :class:`FaroError`."""
    if outcome.clashes:
        raise FaroError(_("Otra persona escribió lo mismo a la vez: elija abajo cuál de los dos valores queda."))
