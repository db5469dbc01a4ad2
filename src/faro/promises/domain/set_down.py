"""What a folder of tables says of government plans, looked through: all that is wrong with it at once."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from faro.kernel.errors import Place
from faro.kernel.fixed import QUANTITY_SCALE, InexactNumber, NumberTooLarge, to_scaled
from faro.kernel.text import _
from faro.package.problems import ProblemList
from faro.promises.domain.deadlines import last_day
from faro.promises.domain.kinds import COMPARATORS, KINDS
from faro.promises.domain.tables import AXES, PLANS, PLEDGES, SHOWN, Row, Tables
from faro.promises.domain.words import title_of
from faro.reading.pledges.model import KIND_OF_TARGET_TYPE, Kind
from faro.reading.pledges.targets import target_of

NO_TARGET = "sin meta impresa"
"""What a target's text says where the document prints none."""
ELECTED = {"": None, "true": True, "false": False}
WITHOUT_INDICATOR = "(sin indicador)"


@dataclass(frozen=True, slots=True)
class SetDownTarget:
    """A target as set down. Quantities in millionths."""

    number: str
    text: str
    kind: str
    quantity: int | None
    unit: str
    comparator: str
    baseline: int | None
    deadline: str
    deadline_inherited: bool


@dataclass(frozen=True, slots=True)
class SetDownPledge:
    """A pledge as set down, with what is ours to say of it; ``target`` None where the document prints none."""

    row: Row
    code: str
    line: int
    title: str
    dimension: str
    axis: str
    sector: str
    quotation: str
    target: SetDownTarget | None


@dataclass(frozen=True, slots=True)
class SetDownPlan:
    """A government plan with its axes, parents first, and its pledges in their order."""

    row: Row
    code: str
    elected: bool | None
    years: tuple[int, int, int]
    axes: tuple[Row, ...]
    pledges: tuple[SetDownPledge, ...]


def plans_set_down(tables: Tables, *, quotation_words: int) -> tuple[SetDownPlan, ...]:
    """The plans of the tables. Raises :class:`~faro.kernel.errors.InputProblems` with all that is wrong with them."""
    reader = _Reader(tables, quotation_words)
    found = tuple(reader.plans())
    reader.problems.raise_if_any(PLANS)
    return found


def kind_of(target_type: str) -> str:
    """The kind of a target by its type as set down, or by its own name; empty for none that is known."""
    mapped = KIND_OF_TARGET_TYPE.get(target_type)
    return mapped.value if mapped else target_type if target_type in dict(KINDS) else ""


class _Reader:
    def __init__(self, tables: Tables, quotation_words: int) -> None:
        self._tables, self._words = tables, quotation_words
        self._shown = {row["id"]: row for row in tables.get(SHOWN, ())}
        self.problems = ProblemList()

    def plans(self) -> Iterator[SetDownPlan]:
        self._look_for_twins(PLANS, "code")
        self._look_for_twins(PLEDGES, "id")
        self._look_for_strays()
        for number, row in enumerate(self._tables[PLANS], 2):
            years = tuple(
                self._whole(PLANS, number, column, row[column])
                for column in ("election_year", "period_from", "period_to")
            )
            if row["elected"] not in ELECTED:
                self._add(PLANS, number, "elected", _("No es true, false ni vacío."), row["elected"])
            if not row["code"] or not row["party"]:
                self._add(PLANS, number, "code", _("Falta el código o la organización política."), row["code"])
            axes = [each for each in self._tables.get(AXES, ()) if each["document"] == row["document"]]
            codes = {each["code"] for each in axes}
            yield SetDownPlan(
                row=row,
                code=row["code"],
                elected=ELECTED.get(row["elected"]),
                years=(years[0], years[1], years[2]),
                axes=tuple(axes),
                pledges=tuple(self._pledges(row["document"], codes)),
            )

    def _pledges(self, document: str, axes: set[str]) -> Iterator[SetDownPledge]:
        for number, row in enumerate(self._tables[PLEDGES], 2):
            if row["document"] == document:
                yield self._pledge(number, row, axes)

    def _pledge(self, number: int, row: Row, axes: set[str]) -> SetDownPledge:
        shown = self._shown.get(row["id"], {})
        axis = shown.get("axis", "")
        if axis and axis not in axes:
            self._add(SHOWN, None, "axis", _("Ese eje no está en axes.csv."), axis)
        quotation = shown.get("quotation", "")
        if len(quotation.split()) > self._words:
            said = _("La cita pasa de {n} palabras.").format(n=self._words)
            self._add(SHOWN, None, "quotation", said, quotation)
        target = self._target(number, row)
        own = target is not None and WITHOUT_INDICATOR not in target.text
        return SetDownPledge(
            row=row,
            code=row["id"],
            line=self._whole(PLEDGES, number, "line", row["line"]),
            title=shown.get("title") or title_of(target.text if target and own else row["objective"]),
            dimension=shown.get("dimension") or row["dimension"],
            axis=axis,
            sector=shown.get("sector", ""),
            quotation=quotation,
            target=target,
        )

    def _target(self, number: int, row: Row) -> SetDownTarget | None:
        kind, text, deadline = kind_of(row["target_type"]), row["target_text"], row["deadline"]
        if not kind:
            self._add(PLEDGES, number, "target_type", _("No se conoce esa clase de meta."), row["target_type"])
        if row["target_comparator"] and row["target_comparator"] not in dict(COMPARATORS):
            self._add(PLEDGES, number, "target_comparator", _("No es una comparación."), row["target_comparator"])
        if deadline and last_day(deadline) is None:
            self._add(PLEDGES, number, "deadline", _("No es un año, un mes ni un día."), deadline)
        quantity = self._millionths(number, row["target_number"])
        if kind == Kind.NONE.value or text == NO_TARGET:
            return None
        return SetDownTarget(
            number=row["target_no"] or "1",
            text=text,
            kind=kind,
            quantity=quantity,
            unit=row["target_unit"],
            comparator=row["target_comparator"],
            baseline=_baseline(text, quantity),
            deadline=deadline,
            deadline_inherited=bool(deadline) and deadline not in text,
        )

    def _look_for_twins(self, table: str, column: str) -> None:
        for code, count in Counter(row[column] for row in self._tables[table]).items():
            if count > 1:
                self._add(table, None, column, _("Está repetido."), code)

    def _look_for_strays(self) -> None:
        documents = {row["document"] for row in self._tables[PLANS]}
        for number, row in enumerate(self._tables[PLEDGES], 2):
            if row["document"] not in documents:
                self._add(PLEDGES, number, "document", _("Ese documento no está en plans.csv."), row["document"])

    def _whole(self, table: str, number: int, column: str, text: str) -> int:
        if text.isascii() and text.isdecimal() and len(text) < 10:
            return int(text)
        self._add(table, number, column, _("No es un número entero."), text)
        return 0

    def _millionths(self, number: int, text: str) -> int | None:
        if not text:
            return None
        try:
            return to_scaled(Decimal(text), QUANTITY_SCALE)
        except (InvalidOperation, InexactNumber, NumberTooLarge):
            self._add(PLEDGES, number, "target_number", _("No es un número, o es demasiado grande."), text)
            return None

    def _add(self, table: str, row: int | None, column: str, said: str, value: str) -> None:
        self.problems.add(
            "bad_cell", Place(table, row, column), said, _("Corrija la celda y cárguelo otra vez."), value
        )


def _baseline(text: str, quantity: int | None) -> int | None:
    """Where the text says that the value starts: «de 7.9 a 4%»; only where it is read as it was set down."""
    read = target_of(text)
    if read.baseline is None or read.quantity is None or to_scaled(read.quantity, QUANTITY_SCALE) != quantity:
        return None
    return to_scaled(read.baseline, QUANTITY_SCALE)


def parents_first(axes: Sequence[Row]) -> list[Row]:
    """The axes so that each comes after the one it is in; those whose parent is not there stand alone."""
    placed: set[str] = set()
    waiting, found = list(axes), []
    codes = {row["code"] for row in axes}
    while waiting:
        ready = [row for row in waiting if row["parent_code"] not in codes or row["parent_code"] in placed] or waiting
        found += ready
        placed |= {row["code"] for row in ready}
        waiting = [row for row in waiting if row["code"] not in placed]
    return found
