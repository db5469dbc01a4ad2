"""Two registers, one of which points to the other, filled at random; and measures over both worked out one by one."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction

from faro.registers.domain.answers import Answers, Value, Values
from faro.registers.domain.definition_reading import read_definition
from faro.registers.domain.forms.read import read_form
from faro.registers.domain.measures import Seen, Words, holds, words_of
from faro.registers.domain.measures.tree import (
    Figure,
    Kind,
    Measure,
    Name,
    Part,
    Percentage,
    Ratio,
    Scope,
    Series,
    Source,
    Stands,
    Window,
)
from faro.registers.models import Item, Participant, Pointer, Record, Register, RegisterVersion

NOW = datetime(2024, 3, 1, tzinfo=UTC)
FORMS = {
    "locales": """
| survey | | | |
| | type | name | label |
| | date | fecha | Fecha |
| | select_one giro | giro | Giro |
| | select_multiple uso | usos | Usos |
| | integer | aforo | Aforo |
| | text | dni | DNI |
| choices | | | |
| | list_name | name | label |
| | giro | bodega | Bodega |
| | giro | taller | Taller |
| | uso | venta | Venta |
| | uso | deposito | Depósito |
| settings | | | |
| | form_title | form_id | version |
| | Local | locales | 1 |
""",
    "visitas": """
| survey | | | |
| | type | name | label |
| | date | fecha | Fecha |
| | select_one_from_file locales.csv | local | Local |
| | select_one resultado | resultado | Resultado |
| | begin repeat | presentes | Presentes |
| | select_one_from_file locales.csv | de | De qué local |
| | text | dni | DNI |
| | integer | minutos | Minutos |
| | end repeat | | |
| choices | | | |
| | list_name | name | label |
| | resultado | conforme | Conforme |
| | resultado | observado | Observado |
| settings | | | |
| | form_title | form_id | version |
| | Visita | visitas | 1 |
""",
}
RULES = """
format = 1
code = "{code}"
name = "{code}"
unit = "03"

[record]
one = "Uno"
many = "Varios"
day = "fecha"

[columns]
filters = []

[[people]]
question = "{question}"
role = "atendido"
"""
PEOPLE = {"locales": "dni", "visitas": "presentes.dni"}
PARENT = {"locales.giro", "local.giro"}


@dataclass
class Row:
    """A record. ``party`` for each row of «presentes», or for the record itself under -1."""

    register: str
    number: str
    day: date
    answers: Answers
    voided: date | None = None
    party: dict[int, str] = field(default_factory=dict)
    pk: int = 0


@dataclass
class Thing:
    """A record, or one of its rows."""

    row: Row
    place: int = -1

    @property
    def inner(self) -> Values:
        return self.row.answers.items["presentes"][self.place] if self.place >= 0 else {}


def make_registers() -> dict[str, Register]:
    return {code: _made(code) for code in FORMS}


def _made(code: str) -> Register:
    definition = read_definition(RULES.format(code=code, question=PEOPLE[code]).encode())
    form = read_form(FORMS[code].encode(), "form.md")
    register = Register.objects.create(code=code, name=code, unit="03")
    register.current = RegisterVersion.objects.create(
        register=register,
        number=1,
        definition=dict(definition.data),
        form_name="form.md",
        form_source=b"",
        xform=form.xform,
        digest=code,
        loaded_at=NOW,
        loaded_by="person:p1",
    )
    register.save()
    return register


def words_kept(registers: dict[str, Register]) -> dict[str, Words]:
    return {code: words_of(each.version.rules, each.version.form) for code, each in registers.items()}


def drawn(seed: int, parties: list[str]) -> list[Row]:
    chance = random.Random(seed)  # noqa: S311  the same rows each time
    places = [_place(chance, number, parties) for number in range(14)]
    numbers = [row.number for row in places]
    return [*places, *(_visit(chance, number, numbers, parties) for number in range(70))]


def _day(chance: random.Random) -> date:
    return date(2023, 3, 1) + timedelta(days=chance.randrange(170))


def _voided(chance: random.Random, day: date) -> date | None:
    return day + timedelta(days=chance.randrange(1, 60)) if chance.random() < 0.12 else None


def _place(chance: random.Random, number: int, parties: list[str]) -> Row:
    day, party = _day(chance) - timedelta(days=60), chance.choice([*parties, ""])
    values: dict[str, Value] = {"fecha": day.isoformat()}
    if chance.random() < 0.8:
        values["giro"] = chance.choice(["bodega", "taller"])
    if chance.random() < 0.7:
        values["usos"] = chance.sample(["venta", "deposito"], chance.randrange(1, 3))
    if chance.random() < 0.8:
        values["aforo"] = chance.randrange(1, 9) * 1_000_000
    people = {-1: party} if party else {}
    return Row("locales", f"L-{number}", day, Answers(values, {}), _voided(chance, day), people)


def _visit(chance: random.Random, number: int, places: list[str], parties: list[str]) -> Row:
    day = _day(chance)
    values: dict[str, Value] = {"fecha": day.isoformat()}
    if chance.random() < 0.85:
        values["local"] = chance.choice(places)
    if chance.random() < 0.85:
        values["resultado"] = chance.choice(["conforme", "observado"])
    rows, people = [], {}
    for place in range(chance.randrange(4)):
        row: dict[str, Value] = {}
        if chance.random() < 0.7:
            row["de"] = chance.choice(places)
        if chance.random() < 0.8:
            row["minutos"] = chance.randrange(4) * 1_000_000
        if chance.random() < 0.7:
            people[place] = chance.choice(parties)
        rows.append(row)
    answers = Answers(values, {"presentes": rows} if rows else {})
    return Row("visitas", f"V-{number}", day, answers, _voided(chance, day), people)


def keep(registers: dict[str, Register], rows: list[Row]) -> None:
    """Put rows into the database, those pointed to first."""
    kept: dict[str, Record] = {}
    for row in rows:
        kept[row.number] = _keep(registers[row.register], row, kept)
        row.pk = kept[row.number].pk


def _keep(register: Register, row: Row, kept: dict[str, Record]) -> Record:
    record = Record.objects.create(
        register=register,
        version=register.version,
        number=row.number,
        unit="03",
        day=row.day,
        title=row.number,
        search=row.number,
        state_since=row.day,
        answers=dict(row.answers.values),
        entered_at=NOW,
        entered_by="person:p1",
        changed_at=NOW,
        voided_at=datetime(row.voided.year, row.voided.month, row.voided.day, 17, tzinfo=UTC) if row.voided else None,
    )
    common = {"register": register, "record": record, "day": row.day, "live": row.voided is None}
    if target := row.answers.values.get("local"):
        Pointer.objects.create(question="local", target=kept[str(target)], **common)
    if -1 in row.party:
        Participant.objects.create(question="dni", role="atendido", party=row.party[-1], **common)
    for place, values in enumerate(row.answers.items.get("presentes", ())):
        item = Item.objects.create(repeat="presentes", position=place, answers=dict(values), **common)
        if target := values.get("de"):
            Pointer.objects.create(question="presentes.de", target=kept[str(target)], item=item, **common)
        if place in row.party:
            Participant.objects.create(
                question="presentes.dni", role="atendido", party=row.party[place], item=item, **common
            )
    return record


@dataclass
class Plainly:
    """Measures over the rows, one by one. ``survivors``: for a party that was merged, the one it stands for."""

    rows: list[Row]
    words: dict[str, Words]
    home: str
    first: date
    last: date
    survivors: dict[str, str]

    def value(self, measure: Measure) -> Fraction | None:
        if isinstance(measure, Ratio):
            assert not isinstance(measure.over, Series)
            over, by = self.value(measure.part), self.value(measure.over)
            return over / by * measure.per if over is not None and by else None
        if isinstance(measure, Percentage):
            register, repeat = self._target(measure.scope.within)
            _looked, met = self._things(register, repeat, measure.scope)
            yes = [each for each in met if self._holds(measure.condition, each, repeat)]
            return Fraction(100 * len(yes), len(met)) if met else None
        assert isinstance(measure, Part)
        return self._part(measure)

    def _part(self, part: Part) -> Fraction | None:
        scope = part.scope
        sources = [Source(scope.within or Name(""), scope.where), *scope.more]
        looked: list[Thing] = []
        met: list[tuple[Thing, str]] = []
        for source in sources:
            register, repeat = self._target(source.within if source.within.text else None, part.figure)
            here, found = self._things(register, repeat, replace(scope, where=source.where))
            looked += here
            met += [(each, register) for each in found]
        if not looked:
            return None
        if part.figure.kind is Kind.COUNT:
            return Fraction(len(met))
        (name,) = part.figure.operands
        assert isinstance(name, Name)
        if part.figure.kind is Kind.SUM:
            numbers = [value for each, _code in met if isinstance(value := self._answer(name.text, each), int)]
            return Fraction(sum(numbers), 1_000_000)
        return Fraction(len({party for each, code in met for party in self._people(name.text, each, code)}))

    def _target(self, within: Name | None, figure: Figure | None = None) -> tuple[str, str]:
        if within is None:
            names = [each.text for each in figure.operands if isinstance(each, Name)] if figure else []
            inside = self.home == "visitas" and names in (
                ["atendido"],
                ["minutos"],
                ["de.aforo"],
                ["presentes.de.aforo"],
            )
            return self.home, "presentes" if inside else ""
        if within.text == "presentes":
            return self.home, "presentes"
        register, _dot, repeat = within.text.partition(".")
        names = [each.text for each in figure.operands if isinstance(each, Name)] if figure else []
        if register == "visitas" and names in (["atendido"], ["minutos"]):
            repeat = "presentes"
        return register, repeat

    def _things(self, register: str, repeat: str, scope: Scope) -> tuple[list[Thing], list[Thing]]:
        rows = [row for row in self.rows if row.register == register and self._inside(row, scope.window)]
        things = [each for row in rows for each in _split(row, repeat)]
        if scope.latest is not None:
            last: dict[object, Thing] = {}
            for each in sorted(things, key=lambda one: (one.row.day, one.row.pk, one.place)):
                if (value := self._answer(scope.latest.text, each)) is not None:
                    last[value] = each
            things = list(last.values())
        met = [each for each in things if scope.where is None or self._holds(scope.where, each, repeat)]
        return things, met

    def _inside(self, row: Row, window: Window) -> bool:
        if window is Window.CLOSE:
            return row.day <= self.last and (row.voided is None or row.voided > self.last)
        since = date(self.last.year, 1, 1) if window is Window.YEAR else self.first
        return row.voided is None and (window is Window.ALWAYS or since <= row.day <= self.last)

    def _holds(self, condition: object, each: Thing, repeat: str) -> bool:
        pointed = {row.number: row.answers.values for row in self.rows}
        words = self.words[each.row.register].knowing(self.words.get)
        row = each.inner if each.place >= 0 else None
        seen = Seen(
            each.row.answers,
            day=each.row.day,
            first=self.first,
            last=self.last,
            repeat=repeat,
            row=row,
            pointed=pointed,
            stands=lambda stands, _seen: self._stands(stands, each),
        )
        return holds(condition, seen, words)  # type: ignore[arg-type]

    def _stands(self, stands: Stands, each: Thing) -> bool:
        return any(self._stands_in(source, stands, each) for source in stands.sources)

    def _stands_in(self, source: Source, stands: Stands, each: Thing) -> bool:
        role = stands.role.text
        register, repeat = self._target(source.within, Figure(Kind.DISTINCT, (stands.role,)))
        if role == "de":
            repeat = "presentes"
        _looked, met = self._things(register, repeat, Scope(where=source.where, window=stands.window))
        if role in ("local", "de"):
            return any(self._answer(role, other) == each.row.number for other in met)
        there = {party for other in met for party in self._people(role, other, register)}
        return any(party in there for party in self._people(role, each, each.row.register))

    def _people(self, role: str, each: Thing, register: str) -> Iterator[str]:
        if role == "local.atendido":
            target = each.row.answers.values.get("local")
            rows = [row for row in self.rows if row.number == target]
            yield from (self.survivors.get(key, key) for row in rows for key in row.party.values())
        else:
            held = each.row.party
            found = held.values() if each.place < 0 else [held[each.place]] if each.place in held else []
            yield from (self.survivors.get(key, key) for key in found)

    def _answer(self, reference: str, each: Thing) -> object:
        reference = reference.removeprefix("presentes.")
        if reference in ("local.aforo", "de.aforo"):
            target = (each.inner if reference == "de.aforo" else each.row.answers.values).get(reference.split(".")[0])
            return next((row.answers.values.get("aforo") for row in self.rows if row.number == target), None)
        return (each.inner if reference in ("de", "dni", "minutos") else each.row.answers.values).get(reference)


def _split(row: Row, repeat: str) -> list[Thing]:
    return [Thing(row, place) for place in range(len(row.answers.items.get(repeat, ())))] if repeat else [Thing(row)]
