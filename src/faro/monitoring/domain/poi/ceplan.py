"""The export of the «Aplicativo CEPLAN»: about 277 columns, of which those below are known, in any order.

Several rows tell one activity, one for each genérica of spending: what is physical repeats and counts once, money adds
up. Columns that are not used are passed through, and given back as they came.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from faro.kernel.errors import FaroError, InputProblems, Problem
from faro.kernel.text import _
from faro.monitoring.domain.amounts import read_amount
from faro.monitoring.domain.poi.cells import MONTHS, SCALES
from faro.monitoring.domain.poi.grids import FormulaFound, Grid, GridRow, columns_of, folded, problem, read_grid
from faro.package.limits import LIMITS, Limits

CODE, NAME, UNIT, ACTION, MEASURE = "code", "name", "unit", "action", "measure"
USED: Mapping[str, tuple[str, ...]] = {
    "year": ("POI",),
    UNIT: ("Centro Costo ID", "Centro de Costo ID"),
    ACTION: ("AEI",),
    CODE: ("Actividad Operativa ID",),
    NAME: ("Actividad Operativa",),
    MEASURE: ("Unidad de Medida",),
    "active": ("Activo AO",),
    "aggregation": ("Tipo de Agregación", "Tipo Agregación"),
    "priority": ("Nivel de Prioridad", "Prioridad"),
}
"""The columns that become part of an activity, with the headings they are known by; the first one is written."""

REQUIRED = (CODE, NAME, UNIT, ACTION, MEASURE)
PASSED = (
    "Nro Registro POI",
    "Centro de Costo",
    "CC Responsable ID",
    "CC Responsable",
    "OEI",
    "Categoria ID",
    "Categoria",
    "Producto ID",
    "Producto",
    "Actividad Presupuestal ID",
    "Actividad Presupuestal",
    "UM ID",
    "Departamento Nombre UBIGEO",
    "GG ID",
    "Cons PIM",
)
"""Known columns that are kept and given back as they came."""

FAMILIES = {"cs": "pia", "re": "reprogrammed", "se": "executed"}
SIDES = {"f": "physical", "fn": "financial"}
_MONTH = re.compile(r"(fn?) ?\( ?(cs|re|se) ?\) ?(0?[1-9]|1[0-2]|total)")
GENERIC = folded("GG ID")

Amounts = dict[tuple[str, int], int | None]
"""Side and month → millionths or céntimos."""


@dataclass
class CeplanActivity:
    """An activity of the export: ``texts`` by field; ``stages`` → amounts; ``rows``: where it stands."""

    code: str
    texts: dict[str, str]
    rows: list[int] = field(default_factory=list)
    stages: dict[str, Amounts] = field(default_factory=dict)
    passed: list[dict[str, dict[str, str]]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class CeplanReading:
    """What was read, with every problem at once. ``stages``: the families of months the file has."""

    grid: Grid
    activities: tuple[CeplanActivity, ...]
    problems: tuple[Problem, ...]
    stages: tuple[str, ...]
    fields: frozenset[str]
    passed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Columns:
    fields: Mapping[str, int]
    months: Mapping[tuple[str, str, int], int]
    passed: Mapping[str, int]


def heading_of(side: str, family: str, month: int | None) -> str:
    """``F(CS) 01``, ``Fn(SE) Total``."""
    letters = next(letters for letters, name in SIDES.items() if name == side)
    return f"{letters.capitalize()}({family.upper()}) {'Total' if month is None else f'{month:02d}'}"


def read_ceplan(
    content: bytes,
    name: str,
    year: int,
    units: Collection[str],
    actions: Collection[str],
    limits: Limits = LIMITS,
) -> CeplanReading:
    """What the export says of the year's activities, with all that is wrong in it.

    Raises :class:`InputProblems` for a file that is no such export, or lacks a required column.
    """
    known = [folded(each) for names in USED.values() for each in names] + [folded(each) for each in PASSED]
    grid = read_grid(content, name, tuple(known), limits)
    problems: list[Problem] = []
    columns = _columns(grid, problems)
    _check_required(grid, columns)
    found: dict[str, CeplanActivity] = {}
    for row in grid.rows:
        _read_row(_RowReader(grid, row, columns, problems), found)
    for activity in found.values():
        problems += _checked(grid, activity, year, units, actions)
    stages = tuple(stage for stage in FAMILIES.values() if any(key[0] == stage for key in columns.months))
    return CeplanReading(
        grid, tuple(found.values()), tuple(problems), stages, frozenset(columns.fields), tuple(columns.passed)
    )


def _columns(grid: Grid, problems: list[Problem]) -> _Columns:
    by_heading = {folded(name): field for field, names in USED.items() for name in names}
    fields: dict[str, int] = {}
    months: dict[tuple[str, str, int], int] = {}
    passed: dict[str, int] = {}
    for place, heading in columns_of(grid, problems):
        key = folded(heading)
        month = _MONTH.fullmatch(key)
        if key in by_heading and by_heading[key] not in fields:
            fields[by_heading[key]] = place
        elif month and month[3] != "total":
            months[FAMILIES[month[2]], SIDES[month[1]], int(month[3])] = place
        elif month is None:
            passed[heading] = place
    return _Columns(fields, months, passed)


def _check_required(grid: Grid, columns: _Columns) -> None:
    missing = [USED[name][0] for name in REQUIRED if name not in columns.fields]
    complete = [
        stage
        for stage in ("pia", "reprogrammed")
        if all((stage, side, month) in columns.months for side in SIDES.values() for month in MONTHS)
    ]
    if not complete:
        missing += [f"{heading_of(side, 'cs', 1)} … 12" for side in SIDES.values()]
    started = {(stage, side) for stage, side, _month in columns.months}
    letters = {stage: family for family, stage in FAMILIES.items()}
    missing += [
        heading_of(side, letters[stage], month)
        for stage, side in sorted(started)
        for month in MONTHS
        if (stage, side, month) not in columns.months
    ]
    if missing:
        said = _("Falta la columna «{name}».")
        mend = _("Exporte de nuevo con todas las columnas; el orden no importa.")
        raise InputProblems([problem(grid, 0, name, said.format(name=name), mend) for name in missing])


@dataclass(frozen=True, slots=True)
class _RowReader:
    grid: Grid
    row: GridRow
    columns: _Columns
    problems: list[Problem]

    def text(self, place: int) -> str:
        return self.row.cells[place] if place < len(self.row.cells) else ""

    def add(self, column: str, message: str, value: str | None = None) -> None:
        mend = _("Corríjalo en el aplicativo o en el archivo y tráigalo de nuevo.")
        self.problems.append(problem(self.grid, self.row.number, column, message, mend, value=value))

    def plain(self, place: int) -> str:
        text = self.text(place)
        if isinstance(text, FormulaFound):
            heading = self.grid.headings[place]
            self.add(heading, _("La celda guarda {what}; Faro toma solo valores.").format(what=text))
            return ""
        return text


def _read_row(reader: _RowReader, found: dict[str, CeplanActivity]) -> None:
    columns = reader.columns
    texts = {name: " ".join(reader.plain(place).split()) for name, place in columns.fields.items()}
    code = texts[CODE]
    if not code:
        if any(reader.row.cells):
            reader.add(USED[CODE][0], _("La fila no dice de qué actividad es."))
        return
    activity = found.setdefault(code, CeplanActivity(code, texts))
    _meet_texts(reader, activity, texts)
    money: dict[str, str] = {}
    for (stage, side, month), place in columns.months.items():
        amount = _amount(reader, side, place)
        amounts = activity.stages.setdefault(stage, {})
        if side == "financial":
            _add(amounts, (side, month), amount)
            money[f"{stage}/{month}"] = "" if amount is None else str(amount)
        else:
            _meet_physical(reader, activity, amounts, (side, month), amount, place)
    others = {heading: str(reader.text(place)) for heading, place in columns.passed.items()}
    activity.passed.append({"cells": {name: text for name, text in others.items() if text}, "money": money})
    activity.rows.append(reader.row.number)


def _meet_texts(reader: _RowReader, activity: CeplanActivity, texts: Mapping[str, str]) -> None:
    for name, text in texts.items():
        before = activity.texts.get(name, "")
        if text and before and text != before:
            said = _("Dice «{mine}» y la fila {row}, de la misma actividad, «{theirs}».")
            row = activity.rows[0] if activity.rows else reader.row.number
            reader.add(USED[name][0], said.format(mine=text, row=row, theirs=before), text)
        elif text:
            activity.texts[name] = text


def _amount(reader: _RowReader, side: str, place: int) -> int | None:
    text = reader.plain(place)
    try:
        return read_amount(text, SCALES[side])
    except FaroError as error:
        reader.add(reader.grid.headings[place], str(error), text)
        return None


def _add(amounts: Amounts, key: tuple[str, int], amount: int | None) -> None:
    before = amounts.get(key)
    amounts[key] = before if amount is None else (before or 0) + amount


def _meet_physical(
    reader: _RowReader,
    activity: CeplanActivity,
    amounts: Amounts,
    key: tuple[str, int],
    amount: int | None,
    place: int,
) -> None:
    before = amounts.get(key)
    if amount is not None and before is not None and amount != before:
        said = _("Lo físico no es el de la fila {row}, que es de la misma actividad.").format(row=activity.rows[0])
        reader.add(reader.grid.headings[place], said, reader.text(place))
    elif before is None:
        amounts[key] = amount


def _checked(
    grid: Grid, activity: CeplanActivity, year: int, units: Collection[str], actions: Collection[str]
) -> Iterator[Problem]:
    row = activity.rows[0]
    texts = activity.texts
    if texts.get("year") and texts["year"] != str(year):
        yield problem(grid, row, "POI", _("La fila es de otro año."), _("Deje solo las de {y}.").format(y=year))
    if not texts[NAME]:
        yield problem(grid, row, USED[NAME][0], _("La actividad no tiene nombre."), _("Complételo."))
    if texts[UNIT] not in units:
        mend = _("Dé de alta la unidad en el directorio, o corrija el código.")
        said = _("La municipalidad no tiene ese centro de costo.")
        yield problem(grid, row, USED[UNIT][0], said, mend, value=texts[UNIT])
    code = texts[ACTION].split(" ")[0]
    if code and code not in actions:
        mend = _("Corrija la acción, o agréguela al plan.")
        yield problem(grid, row, USED[ACTION][0], _("El plan no tiene esa acción."), mend, value=texts[ACTION])
    texts[ACTION] = code


def accumulated(activity: CeplanActivity) -> Sequence[str]:
    """The families whose physical months never fall and add up to more than the last one: they may be running sums."""
    found = []
    for stage, amounts in activity.stages.items():
        months = [amounts.get(("physical", month)) or 0 for month in MONTHS]
        if months == sorted(months) and months[0] and len(set(months)) == len(months):
            found.append(stage)
    return found
