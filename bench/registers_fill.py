"""A register of very many made-up records, written by the database itself: what the measures are timed on.

Five years of patrols, in order of their day: three filter questions, a number, two dates, a person, a state.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from django.db import connection

from faro.registers.domain.definition_reading import read_definition
from faro.registers.domain.forms.read import read_form
from faro.registers.models import Register, RegisterVersion

CODE = "patrullajes"
DAYS = 1826
NOW = datetime(2024, 1, 1, tzinfo=UTC)
FORM = """
| survey | | | |
| | type | name | label |
| | date | fecha | Fecha |
| | date | atendido | Atendido |
| | select_one sector | sector | Sector |
| | select_one turno | turno | Turno |
| | select_one resultado | resultado | Resultado |
| | decimal | kilometros | Kilómetros |
| | text | placa | Placa |
| | text | dni | DNI |
| | text | novedades | Novedades |
| choices | | | |
| | list_name | name | label |
{sectors}
| | turno | t0 | Mañana |
| | turno | t1 | Tarde |
| | turno | t2 | Noche |
| | resultado | r0 | Cumplido |
| | resultado | r1 | Parcial |
| | resultado | r2 | No salió |
| settings | | | |
| | form_title | form_id | version |
| | Parte | patrullajes | 1 |
"""
RULES = """
format = 1
code = "patrullajes"
name = "Patrullaje"
unit = "03"

[record]
one = "Parte"
many = "Partes"
day = "fecha"
place = "sector"

[columns]
filters = ["sector", "turno", "resultado", "kilometros"]

[[people]]
question = "dni"
role = "atendido"

[[states]]
code = "abierto"
name = "Abierto"
initial = true

[[states]]
code = "cerrado"
name = "Cerrado"
final = true

[[moves]]
code = "cerrar"
name = "Cerrar"
from = ["abierto"]
to = "cerrado"
"""


def make_register() -> Register:
    """The register, without a record."""
    sectors = "\n".join(f"| | sector | s{n} | Sector {n} |" for n in range(8))
    form = read_form(FORM.format(sectors=sectors).encode(), "form.md")
    register = Register.objects.create(code=CODE, name="Patrullaje", unit="03")
    register.current = RegisterVersion.objects.create(
        register=register,
        number=1,
        definition=dict(read_definition(RULES.encode()).data),
        form_name="form.md",
        form_source=b"",
        xform=form.xform,
        digest="bench",
        loaded_at=NOW,
        loaded_by="command:bench",
    )
    register.save()
    return register


def fill(register: Register, count: int) -> None:
    """That many records, with all that they are found and counted by."""
    with connection.cursor() as cursor:
        for statement in _statements(register, count):
            cursor.execute(statement)
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a database counts, moves days and writes signs. ``i`` is the number of the record, from 0."""

    postgresql: bool
    count: int

    @property
    def rows(self) -> str:
        last = self.count - 1
        if self.postgresql:
            return f"(SELECT i FROM generate_series(0, {last}) AS t(i)) AS n"
        counted = f"SELECT 0 UNION ALL SELECT i + 1 FROM t WHERE i < {last}"
        return f"(WITH RECURSIVE t(i) AS ({counted}) SELECT i FROM t) AS n"

    def day(self, after: str = "0") -> str:
        """The record's day, so many days later."""
        if self.postgresql:
            return f"(DATE '2019-01-01' + (i::bigint * {DAYS} / {self.count} + {after})::int)"
        return f"date('2019-01-01', '+' || (i * {DAYS} / {self.count} + {after}) || ' days')"

    def day_text(self, after: str = "0") -> str:
        return f"to_char({self.day(after)}, 'YYYY-MM-DD')" if self.postgresql else self.day(after)

    @property
    def key(self) -> str:
        return "lpad(to_hex(i), 36, '0')" if self.postgresql else "printf('%036x', i)"

    @property
    def stamp(self) -> str:
        return "TIMESTAMPTZ '2024-01-01 00:00+00'" if self.postgresql else "'2024-01-01 00:00:00'"

    @property
    def yes(self) -> str:
        return "true" if self.postgresql else "1"

    @property
    def no(self) -> str:
        return "false" if self.postgresql else "0"

    def json(self, text: str) -> str:
        return f"({text})::jsonb" if self.postgresql else text


RESULT = "'r' || (i * 7 % 11 % 3)"


def _statements(register: Register, count: int) -> list[str]:
    with_ = Dialect(connection.vendor == "postgresql", count)
    return [_records(register, with_), *_answers(register, with_), _people(register, with_), *_moves(register, with_)]


def _records(register: Register, with_: Dialect) -> str:
    answers = " || ".join(
        [
            """'{"fecha": "'""",
            with_.day_text(),
            """'", "sector": "s' || (i % 8) || '", "turno": "t' || (i % 3) || '", "resultado": "'""",
            RESULT,
            """'", "kilometros": ' || (i % 97 * 250000) || ', "placa": "P-' || (i % 40)""",
            """'", "dni": "' || (10000000 + i * 13 % 100000)""",
            """'", "novedades": "Sin novedad en el recorrido, parte número ' || i || '"'""",
            f"""CASE WHEN i % 4 = 0 THEN '' ELSE ', "atendido": "' || {with_.day_text("i % 23")} || '"' END""",
            "'}'",
        ]
    )
    values = {
        "id": "i + 1",
        "register_id": register.pk,
        "version_id": register.version.pk,
        "key": with_.key,
        "number": "'P-' || i",
        "unit": "'03'",
        "day": with_.day(),
        "place": "'s' || (i % 8)",
        "title": "'Parte ' || i",
        "search": "'parte ' || i",
        "state": "CASE WHEN i % 3 = 0 THEN 'abierto' ELSE 'cerrado' END",
        "state_since": f"CASE WHEN i % 3 = 0 THEN {with_.day()} ELSE {with_.day('i % 17')} END",
        "answers": with_.json(answers),
        "revision": 1,
        "origin": "'example'",
        "synthetic": with_.yes,
        "entered_at": with_.stamp,
        "entered_by": "'command:bench'",
        "changed_at": with_.stamp,
        "void_reason": "''",
    }
    return _insert("record", values, with_)


def _answers(register: Register, with_: Dialect) -> Iterator[str]:
    kept = (
        ("sector", "'s' || (i % 8)", "NULL"),
        ("turno", "'t' || (i % 3)", "NULL"),
        ("resultado", RESULT, "NULL"),
        ("kilometros", "(i % 97) / 4.0", "i % 97 * 250000"),
    )
    for question, value, number in kept:
        values = {"question": f"'{question}'", "value": value, "number": number, "live": with_.yes}
        yield _insert("answer", {**_of_record(register, with_), **values}, with_)


def _people(register: Register, with_: Dialect) -> str:
    values = {"question": "'dni'", "role": "'atendido'", "party": "'p' || (i * 13 % 100000)", "live": with_.yes}
    return _insert("participant", {**_of_record(register, with_), **values}, with_)


def _moves(register: Register, with_: Dialect) -> Iterator[str]:
    common = {
        **_of_record(register, with_),
        "at": with_.stamp,
        "by": "'command:bench'",
        "note": "''",
        "automatic": with_.no,
    }
    yield _insert("statemove", {**common, "from_state": "''", "to_state": "'abierto'", "move": "''"}, with_)
    closed = {"from_state": "'abierto'", "to_state": "'cerrado'", "move": "'cerrar'", "day": with_.day("i % 17")}
    yield _insert("statemove", {**common, **closed}, with_) + " WHERE i % 3 <> 0"


def _of_record(register: Register, with_: Dialect) -> dict[str, object]:
    return {"register_id": register.pk, "record_id": "i + 1", "day": with_.day()}


def _insert(table: str, values: Mapping[str, object], with_: Dialect) -> str:
    columns, given = ", ".join(values), ", ".join(str(each) for each in values.values())
    return f"INSERT INTO registers_{table} ({columns}) SELECT {given} FROM {with_.rows}"
