"""A measure crossed, along the months or on the map, as tables and drawings."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.core.exceptions import PermissionDenied
from django.utils.safestring import SafeString

from faro.directory.api import Access
from faro.kernel.errors import FaroError
from faro.kernel.periods import Period
from faro.kernel.text import _
from faro.matching.words import folded
from faro.registers.domain.definition import ViewRule
from faro.registers.domain.maps.geojson import AREA
from faro.registers.domain.maps.shapes import Shape
from faro.registers.domain.maps.window import Window
from faro.registers.domain.measures import parse_measure
from faro.registers.domain.measures.telling import millionths
from faro.registers.domain.measures.tree import Compare, Name, Operator, Text
from faro.registers.domain.periods import written
from faro.registers.forms.boards import BoardForm
from faro.registers.models import MeasureVersion, Register
from faro.registers.selectors.access import Sight, may_open
from faro.registers.selectors.boards.crossing import Asking, crossed
from faro.registers.selectors.boards.dimensions import Dimension, Key, dimension_of
from faro.registers.selectors.boards.tables import Crossed, crossed_for
from faro.registers.selectors.maps import map_in_use
from faro.registers.selectors.measures import measures_of, span_of, words_of_register
from faro.registers.selectors.measures.pages import Shown, latest_day, shown_to
from faro.registers.views.boards.addresses import board_path
from faro.registers.views.measures.presenting import MONTHS, points_of
from faro.ui.api import Area, Cell, DataTable, Link, TableColumn, areas_chart, columns_chart

_QUARTERS, _HALVES = 4, 2
YEARS = 5


@dataclass(frozen=True, slots=True)
class Board:
    """What a view shows: a drawing where it has one, its table, and what is to be said about it."""

    table: DataTable | None = None
    chart: SafeString | None = None
    notes: Sequence[str] = ()
    links: Sequence[Link] = ()
    problem: str = ""
    asked: Mapping[str, str] = field(default_factory=dict)


def figure_board(access: Access, register: Register, view: ViewRule, form: BoardForm) -> Board:
    """The pivot, series or map of a view. What it cannot show it says."""
    measure = _measure(register, view.measure)
    if measure is None:
        return Board(problem=_("La medida «{code}» ya no está en uso.").format(code=view.measure))
    period = form.year_or(latest_day(register))
    asked = {"periodo": written(period), "estado": form.state}
    try:
        return _BOARDS[view.kind](_Looking(access, register, view, measure, period, form.state, asked))
    except FaroError as error:
        return Board(problem=str(error), asked=asked)


def _measure(register: Register, code: str) -> MeasureVersion | None:
    return next((line.shown for line in measures_of(register) if line.code == code), None)


@dataclass(frozen=True, slots=True)
class _Looking:
    access: Access
    register: Register
    view: ViewRule
    measure: MeasureVersion
    period: Period
    state: str
    asked: Mapping[str, str]

    @property
    def asking(self) -> Asking:
        return asking_of(self.register, self.measure, self.period, self.state)

    def cell(self, shown: Shown, **keys: Key) -> Cell:
        """A figure that leads to the records behind it, for who may read them."""
        if shown.found is None or not shown.found.sample or not may_open(self.access, self.register):
            return Cell(shown.words)
        said = {name: _key(key) for name, key in keys.items()}
        return Cell(shown.words, url=board_path(self.register, self.view, "board_records", **self.asked, **said))


NOTHING = "*"
"""How an address says that there is no answer."""


def _key(key: Key) -> str:
    return NOTHING if key is None else str(key)


def key_of(dimension: Dimension, text: str) -> Key:
    """The value that an address names."""
    return None if text == NOTHING else dimension.read(text)


def asking_of(register: Register, measure: MeasureVersion, period: Period, state: str) -> Asking:
    """The measure over a period, and a state where one was chosen."""
    conditions = (Compare(Name("estado"), Operator.EQUAL, Text(state)),) if state else ()
    return Asking(parse_measure(measure.expression), register, span_of(period), conditions)


def dimensions_of(access: Access, register: Register, view: ViewRule) -> list[Dimension]:
    """What a view is crossed by, for who may see those answers. Raises PermissionDenied."""
    names = [view.by] if view.kind == "map" else [view.rows, *view.columns[:1]]
    found = [dimension_of(words_of_register(register), each) for each in names if each]
    version = register.version
    covered = Sight(access, register).covered(register.unit, version.rules, version.form)
    for each in found:
        question = version.form.find(each.name.text)
        reference = f"{question.repeat}.{question.key}" if question and question.repeat else each.name.text
        if reference in covered:
            raise PermissionDenied(_("Esta vista nombra datos personales."))
    return found


def _pivot(look: _Looking) -> Board:
    rows, columns = dimensions_of(look.access, look.register, look.view)
    found = crossed_for(look.access, look.asking, rows, columns)
    table = _pivot_table(look, found)
    return Board(table, None, _notes(found), asked=look.asked)


def _pivot_table(look: _Looking, found: Crossed) -> DataTable:
    over = found.columns
    if over is None:
        raise TypeError(look.view.kind)
    across = found.keys_of(over, 1)
    labels = [TableColumn(found.rows.label), *(TableColumn(words, figures=True) for _key, words in across)]
    rows = []
    for row, words in found.keys_of(found.rows, 0):
        cells = [Cell(words)]
        for column, _words in across:
            cells.append(look.cell(_at(found, row, column), fila=row, columna=column))
        if not found.covers:
            cells.append(look.cell(found.down.get(row, Shown(None, "–")), fila=row))
        rows.append(tuple(cells))
    if not found.covers:
        labels.append(TableColumn(_("Todos"), figures=True))
        rows.append(_last_row(look, found, across))
    caption = _("{name}: {rows} por {columns}").format(
        name=look.measure.name, rows=found.rows.label, columns=over.label
    )
    return DataTable(caption, tuple(labels), tuple(rows), stacked=len(across) > 2)


def _last_row(look: _Looking, found: Crossed, across: Sequence[tuple[Key, str]]) -> tuple[Cell, ...]:
    none = Shown(None, "–")
    cells = [look.cell(found.over.get(column, none), columna=column) for column, _words in across]
    return (Cell(_("Todos")), *cells, look.cell(found.whole or none))


def _at(found: Crossed, *keys: Key) -> Shown:
    return found.cells.get(keys, Shown(None, "–"))


def _notes(found: Crossed) -> list[str]:
    notes = []
    for each in (found.rows, found.columns):
        if each is not None and each.is_several:
            text = _("Una anotación con varias respuestas en «{label}» cuenta en cada una: no sumen las filas.")
            notes.append(text.format(label=each.label))
        if each is not None and each.cut:
            text = _("De «{label}» se muestran solo los {n} valores más anotados.")
            notes.append(text.format(label=each.label, n=len(each.values)))
    if found.covers:
        notes.append(_("Es un registro reservado: no se muestran cifras de pocas personas ni las que las delatarían."))
    return notes


def _map(look: _Looking) -> Board:
    (by,) = dimensions_of(look.access, look.register, look.view)
    found = crossed_for(look.access, look.asking, by)
    keys = found.keys_of(found.rows, 0)
    shown = {key: _at(found, key) for key, _words in keys}
    labels = (TableColumn(found.rows.label), TableColumn(look.measure.name, figures=True))
    rows = [(Cell(words), look.cell(shown[key], fila=key)) for key, words in keys]
    if found.whole is not None:
        rows.append((Cell(_("Todos")), Cell(found.whole.words)))
    caption = look.measure.name
    areas, others, unknown = _areas([(key, words, shown[key]) for key, words in keys])
    chart = areas_chart(areas, caption=caption, of=found.rows.label, values=look.measure.name, others=others)
    notes = _notes(found)
    if unknown:
        notes.append(_("Sin límites en el mapa del lugar, se dibujan como cuadros: {names}.").format(names=unknown))
    return Board(DataTable(caption, labels, tuple(rows)), chart, notes, asked=look.asked)


def _areas(
    values: Sequence[tuple[Key, str, Shown]],
) -> tuple[list[Area], list[tuple[tuple[float, float], ...]], str]:
    """The areas with their outlines on the map in use, the outlines left over, and the names of those without any."""
    place = map_in_use()
    shapes = {folded(shape.name): shape for shape in place.shapes if shape.kind == AREA and shape.name}
    window = Window(place.box)
    found, used = [], set()
    for key, words, shown in values:
        shape = shapes.get(folded(words)) or shapes.get(folded(str(key or "").replace("_", " ")))
        value = millionths(shown.found.value) if shown.found is not None else None
        found.append(Area(words, value, shown.words, _outlines(shape, window) if shape else ()))
        if shape:
            used.add(shape.name)
    drawn = [each for each in found if each.outlines]
    others = [
        outline for shape in shapes.values() if shape.name not in used and drawn for outline in _outlines(shape, window)
    ]
    missing = ", ".join(each.label for each in found if not each.outlines)
    return found, others, missing


def _outlines(shape: Shape, window: Window) -> tuple[tuple[tuple[float, float], ...], ...]:
    return tuple(tuple(window.share(point) for point in path) for path in shape.paths)


def _series(look: _Looking) -> Board:
    points = [(label, period, _shown(look, period)) for label, period in _periods(look)]
    of = {"quarter": _("Trimestre"), "semester": _("Semestre"), "year": _("Año")}.get(look.view.by, _("Mes"))
    caption = _("{name}, {year}").format(name=look.measure.name, year=look.period.year)
    columns = (TableColumn(of), TableColumn(look.measure.name, figures=True))
    rows = tuple((Cell(label), _series_cell(look, period, shown)) for label, period, shown in points)
    drawn = points_of([(date(2000, 1, 1), shown) for _label, _period, shown in points])
    named = [
        type(each)(label, each.value, each.said) for (label, _period, _shown), each in zip(points, drawn, strict=True)
    ]
    chart = columns_chart(named, caption=caption, of=of, values=look.measure.name)
    return Board(DataTable(caption, columns, rows), chart, (), asked=look.asked)


def _series_cell(look: _Looking, period: Period, shown: Shown) -> Cell:
    quarter = look.view.by == "quarter"
    if shown.found is None or not shown.found.sample or quarter or not may_open(look.access, look.register):
        return Cell(shown.words)
    asked = {**look.asked, "periodo": written(period)}
    return Cell(shown.words, url=board_path(look.register, look.view, "board_records", **asked))


def _shown(look: _Looking, period: Period) -> Shown:
    found = crossed(asking_of(look.register, look.measure, period, look.state), ())[()]
    return shown_to(look.access, look.register, found)


def _periods(look: _Looking) -> list[tuple[str, Period]]:
    year = look.period.year
    if look.view.by == "year" or not may_open(look.access, look.register):
        return [(str(each), Period(each, 1, 12)) for each in range(year - YEARS + 1, year + 1)]
    if look.view.by == "semester":
        return [(_("{n}.º").format(n=each + 1), Period(year, each * 6 + 1, each * 6 + 6)) for each in range(_HALVES)]
    if look.view.by == "quarter":
        return [(_("{n}.º").format(n=each + 1), Period(year, each * 3 + 1, each * 3 + 3)) for each in range(_QUARTERS)]
    return [(MONTHS[month - 1], Period(year, month, month)) for month in range(1, 13)]


_BOARDS = {"pivot": _pivot, "map": _map, "series": _series}
