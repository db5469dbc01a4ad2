"""A register of patrols in the database, filled at random, and the same records as plain rows."""

import random
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from faro.registers.domain.answers import Answers, Values
from faro.registers.domain.definition_reading import read_definition
from faro.registers.domain.forms.read import read_form
from faro.registers.domain.measures.words import Words, words_of
from faro.registers.models import Answer, Item, Participant, Record, Register, RegisterVersion, StateMove

FORM = """
| survey | | | |
| | type | name | label |
| | date | fecha | Fecha |
| | date | vence | Vence |
| | dateTime | aviso | Aviso |
| | time | hora | Hora |
| | select_one sector | sector | Sector |
| | select_one turno | turno | Turno |
| | select_multiple apoyo | apoyos | Apoyos |
| | decimal | kilometros | Kilómetros |
| | integer | vehiculos | Vehículos |
| | text | placa | Placa |
| | geopoint | ubicacion | Ubicación |
| | begin repeat | personas | Personas |
| | select_one grupo | grupo | Grupo |
| | text | dni | DNI |
| | decimal | minutos | Minutos |
| | end repeat | | |
| choices | | | |
| | list_name | name | label |
| | sector | norte | Norte |
| | sector | sur | Sur |
| | sector | puerto | Puerto |
| | turno | manana | Mañana |
| | turno | noche | Noche |
| | apoyo | pnp | Policía |
| | apoyo | bomberos | Bomberos |
| | grupo | mayor | Adulto mayor |
| | grupo | joven | Joven |
| settings | | | |
| | form_title | form_id | version |
| | Parte | {code} | 1 |
"""
RULES = """
format = 1
code = "{code}"
name = "Patrullaje"
unit = "03"

[record]
one = "Parte"
many = "Partes"
day = "fecha"

[columns]
filters = ["sector", "turno", "apoyos", "kilometros", "vence", "personas.grupo"]

[[people]]
question = "personas.dni"
role = "atendido"

[[states]]
code = "programado"
name = "Programado"
initial = true

[[states]]
code = "cumplido"
name = "Cumplido"

[[states]]
code = "observado"
name = "Observado"

[[moves]]
code = "cumplir"
name = "Cumplir"
from = ["programado", "observado"]
to = "cumplido"

[[moves]]
code = "observar"
name = "Observar"
from = ["cumplido"]
to = "observado"
"""
STATES = ("programado", "cumplido", "observado")
START = date(2023, 4, 1)
NOW = datetime(2024, 3, 1, tzinfo=UTC)


@dataclass
class Row:
    """A record as a person would list it. ``people``: for each row of «personas», the key of the party, or none."""

    answers: Answers
    day: date
    unit: str
    moves: list[tuple[date, str]]
    voided: date | None = None
    people: list[str | None] = field(default_factory=list)
    record: int = 0


def make_register(code: str) -> Register:
    definition = read_definition(RULES.format(code=code).encode())
    form = read_form(FORM.format(code=code).encode(), "form.md")
    register = Register.objects.create(code=code, name="Patrullaje", unit="03")
    version = RegisterVersion.objects.create(
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
    register.current = version
    register.save()
    return register


def words_of_register(register: Register) -> Words:
    return words_of(register.version.rules, register.version.form)


def drawn_rows(count: int, seed: int, parties: list[str]) -> list[Row]:
    chance = random.Random(seed)  # noqa: S311  the same rows each time
    return [_row(chance, parties) for _number in range(count)]


def _row(chance: random.Random, parties: list[str]) -> Row:
    day = START + timedelta(days=chance.randrange(150))
    values: dict[str, Any] = {"fecha": day.isoformat()}
    for key, draw in _DRAWS.items():
        if chance.random() < 0.8:
            values[key] = draw(chance, day)
    rows, people = [], []
    for _place in range(chance.choice([0, 0, 1, 2, 3])):
        row: dict[str, Any] = {}
        if chance.random() < 0.8:
            row["grupo"] = chance.choice(["mayor", "joven"])
        if chance.random() < 0.8:
            row["minutos"] = chance.randrange(0, 5) * 500_000
        party = chance.choice(parties) if chance.random() < 0.7 else None
        if party:
            row["dni"] = party
        rows.append(row)
        people.append(party)
    voided = day + timedelta(days=chance.randrange(1, 60)) if chance.random() < 0.1 else None
    answers = Answers(values, {"personas": rows} if rows else {})
    return Row(answers, day, chance.choice(["03", "04"]), _moves(chance, day), voided, people)


_DRAWS: dict[str, Any] = {
    "vence": lambda chance, day: (day + timedelta(days=chance.randrange(-20, 60))).isoformat(),
    "aviso": lambda chance, day: f"{day + timedelta(days=chance.randrange(3))}T{chance.randrange(24):02}:15:00-05:00",
    "hora": lambda chance, day: f"{chance.randrange(24):02}:30",
    "sector": lambda chance, day: chance.choice(["norte", "sur", "puerto", "cerrado"]),
    "turno": lambda chance, day: chance.choice(["manana", "noche"]),
    "apoyos": lambda chance, day: chance.sample(["pnp", "bomberos"], chance.randrange(1, 3)),
    "kilometros": lambda chance, day: chance.randrange(-3, 40) * 250_000,
    "vehiculos": lambda chance, day: chance.randrange(0, 4) * 1_000_000,
    "placa": lambda chance, day: chance.choice(["A-1", "b-2", "Ñ-3"]),
    "ubicacion": lambda chance, day: "-17.64 -71.34 0 0",
}


def _moves(chance: random.Random, day: date) -> list[tuple[date, str]]:
    moves = [(day, "programado")]
    while chance.random() < 0.6 and len(moves) < 5:
        last, state = moves[-1]
        moves.append((last + timedelta(days=chance.randrange(25)), "observado" if state == "cumplido" else "cumplido"))
    return moves


def keep(register: Register, rows: list[Row]) -> None:
    """Put rows into the database; each row then knows its record."""
    for number, row in enumerate(rows):
        row.record = _keep(register, row, number).pk


def _keep(register: Register, row: Row, number: int) -> Record:
    voided = datetime.combine(row.voided, time(17), UTC) if row.voided else None
    record = Record.objects.create(
        register=register,
        version=register.version,
        number=str(number),
        unit=row.unit,
        day=row.day,
        title=str(number),
        search=str(number),
        state=row.moves[-1][1],
        state_since=row.moves[-1][0],
        answers=dict(row.answers.values),
        entered_at=NOW,
        entered_by="person:p1",
        changed_at=NOW,
        voided_at=voided,
    )
    before = ""
    for day, state in row.moves:
        common = {"register": register, "record": record, "day": day, "at": NOW, "by": "person:p1"}
        StateMove.objects.create(from_state=before, to_state=state, **common)
        before = state
    live = {"register": register, "record": record, "day": row.day, "live": voided is None}
    _index(row.answers.values, ("sector", "turno", "apoyos", "kilometros", "vence"), live)
    for place, values in enumerate(row.answers.items.get("personas", ())):
        item = Item.objects.create(repeat="personas", position=place, answers=dict(values), **live)
        _index(values, ("grupo",), {**live, "item": item}, "personas.")
        if row.people[place]:
            Participant.objects.create(
                item=item, question="personas.dni", role="atendido", party=row.people[place] or "", **live
            )
    return record


def _index(values: Values, keys: tuple[str, ...], common: dict[str, Any], prefix: str = "") -> None:
    for key in keys:
        held = values.get(key)
        for each in held if isinstance(held, list) else [held] if held is not None else []:
            number = each if isinstance(each, int) else None
            Answer.objects.create(question=prefix + key, value=str(each), number=number, **common)
