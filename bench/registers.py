"""Measure one register of a million records: its list, its filters and each kind of measure, on SQLite and PostgreSQL.

    python bench/registers.py              both databases, some minutes (PostgreSQL where it is installed)
    python bench/registers.py --quick      twenty thousand records

Beside each stands the same question as someone would write it in SQL by hand, for the one number alone: Faro also
counts what is left out, and why.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

BENCH = Path(__file__).parent
MANY = 1_000_000
QUICK = 20_000
TURNS = 20
ROW = "{:<44}{:>11}{:>11}{:>13}{:>9}"
AIMS = {"sqlite": 1_000, "postgresql": 300}


@dataclass(frozen=True, slots=True)
class Question:
    """Something asked of the register, and the same by hand; empty where there is nothing to compare."""

    name: str
    ask: Callable[[], object]
    by_hand: str = ""


JUNE = "register_id = 1 AND voided_at IS NULL AND day BETWEEN '2023-06-01' AND '2023-06-30'"
YEAR = "register_id = 1 AND voided_at IS NULL AND day BETWEEN '2023-01-01' AND '2023-12-31'"
ALL = "register_id = 1 AND voided_at IS NULL"
RECORDS = "FROM registers_record WHERE"
PARTIES = (
    "SELECT count(DISTINCT party) FROM registers_participant WHERE register_id = 1 AND live AND role = 'atendido' "
    "AND day BETWEEN '2023-06-01' AND '2023-06-30'"
)
SEEN = f"SELECT DISTINCT {{sector}}, {{turno}}, day {RECORDS} {JUNE} AND {{resultado}} <> 'r2'"
SHARE = "SELECT sum(CASE WHEN {resultado} = 'r0' THEN 1 ELSE 0 END), count(*)"
MONTHLY = [
    ("contar, mes", "contar", f"SELECT count(*) {RECORDS} {JUNE}"),
    (
        "contar con estado, mes",
        "contar donde estado = 'cerrado'",
        f"SELECT count(*) {RECORDS} {JUNE} AND state = 'cerrado'",
    ),
    ("porcentaje por un filtro, mes", "porcentaje donde resultado = 'r0'", f"{SHARE} {RECORDS} {JUNE}"),
    (
        "dos filtros, mes",
        "contar donde sector = 's1' y turno = 't0'",
        f"SELECT count(*) {RECORDS} {JUNE} AND {{sector}} = 's1' AND {{turno}} = 't0'",
    ),
    ("suma, mes", "sumar(kilometros)", f"SELECT sum({{kilometros}}) {RECORDS} {JUNE}"),
    (
        "promedio con filtro, mes",
        "promedio(kilometros) donde turno = 't2'",
        f"SELECT avg({{kilometros}}) {RECORDS} {JUNE} AND {{turno}} = 't2'",
    ),
    ("mediana, mes", "mediana(kilometros)", ""),
    ("mediana de días, mes", "mediana de días(fecha, atendido)", ""),
    ("mediana de días hasta un estado, mes", "mediana de días(día, estado:cerrado)", ""),
    ("personas distintas, mes", "distintos(atendido)", PARTIES),
    ("valores distintos, mes", "distintos(placa)", f"SELECT count(DISTINCT {{placa}}) {RECORDS} {JUNE}"),
    ("tasa por población, mes", "contar por cada 1000 de serie('alumnos')", f"SELECT count(*) {RECORDS} {JUNE}"),
    (
        "cobertura sector × turno × día, mes",
        "cobertura(sector, turno, día) donde resultado != 'r2'",
        f"SELECT count(*) FROM ({SEEN}) AS seen",
    ),
    ("variación, mes", "variación de (contar donde resultado = 'r0')", ""),
]
"""Name, expression, and the SQL that someone would write by hand for June 2023."""
YEARLY = [
    ("contar, año", "contar en el año", f"SELECT count(*) {RECORDS} {YEAR}"),
    ("porcentaje por un filtro, año", "porcentaje donde resultado = 'r0' en el año", f"{SHARE} {RECORDS} {YEAR}"),
    ("suma, año", "sumar(kilometros) en el año", f"SELECT sum({{kilometros}}) {RECORDS} {YEAR}"),
    ("cobertura sector × turno × día, año", "cobertura(sector, turno, día) en el año", ""),
    (
        "personas distintas, año",
        "distintos(atendido) en el año",
        PARTIES.replace("-06-30", "-12-31").replace("-06-", "-01-"),
    ),
    (
        "contar con estado, al cierre (todos)",
        "contar donde estado = 'cerrado' al cierre",
        f"SELECT count(*) {RECORDS} {ALL} AND state = 'cerrado' AND day <= '2023-12-31'",
    ),
    (
        "porcentaje por un filtro, sin fecha (todos)",
        "porcentaje donde resultado = 'r0' sin fecha",
        f"{SHARE} {RECORDS} {ALL}",
    ),
    ("suma, sin fecha (todos)", "sumar(kilometros) sin fecha", f"SELECT sum({{kilometros}}) {RECORDS} {ALL}"),
]
"""The same for the year 2023, for its last day, and for all."""


def questions(register: object) -> list[Question]:
    from datetime import date  # noqa: PLC0415  Django is started by now

    from faro.registers.domain.measures import parse_measure  # noqa: PLC0415
    from faro.registers.models import Record, Register  # noqa: PLC0415
    from faro.registers.selectors.finding import Wanted, find_records  # noqa: PLC0415
    from faro.registers.selectors.measures import Span, measure_register  # noqa: PLC0415

    assert isinstance(register, Register)
    kept = register

    def listed(**wanted: object) -> Callable[[], object]:
        def ask() -> object:
            found = find_records(kept, Record.objects.filter(register=kept), Wanted(**wanted))  # type: ignore[arg-type]
            return len(found), found[:50]

        return ask

    def measured(expression: str, span: Span) -> Callable[[], object]:
        return lambda: measure_register(parse_measure(expression), kept, span).value

    by_day = (
        "SELECT * FROM registers_record WHERE register_id = 1 AND voided_at IS NULL ORDER BY day DESC, id DESC LIMIT 50"
    )
    filtered = by_day.replace("voided_at IS NULL", "voided_at IS NULL AND {sector} = 's1' AND {turno} = 't0'")
    june, year = Span(date(2023, 6, 1), date(2023, 6, 30)), Span(date(2023, 1, 1), date(2023, 12, 31))
    return [
        Question("lista, 50 por página", listed(), by_day),
        Question(
            "lista con un estado", listed(state="abierto"), by_day.replace("IS NULL", "IS NULL AND state = 'abierto'")
        ),
        Question("lista con dos filtros", listed(filters={"sector": "s1", "turno": "t0"}), filtered),
        *(Question(name, measured(text, june), sql) for name, text, sql in MONTHLY),
        *(Question(name, measured(text, year), sql) for name, text, sql in YEARLY),
    ]


def by_hand(sql: str, vendor: str) -> str:
    """The keys in braces as that database reads them from JSON."""
    for key in ("sector", "turno", "resultado", "placa", "kilometros"):
        plain = f"(answers ->> '{key}')" if vendor == "postgresql" else f"json_extract(answers, '$.{key}')"
        number = f"{plain}::bigint" if vendor == "postgresql" and key == "kilometros" else plain
        sql = sql.replace("{" + key + "}", number)
    return sql


def timed(ask: Callable[[], object]) -> list[float]:
    """Milliseconds of each turn, after one that nobody counts."""
    ask()
    found = []
    for _turn in range(TURNS):
        started = perf_counter()
        ask()
        found.append((perf_counter() - started) * 1000)
        if sum(found) > 20_000:
            break
    return found


def p95(times: list[float]) -> float:
    return sorted(times)[max(0, -(-len(times) * 95 // 100) - 1)]


def run(count: int) -> None:
    """Fill the database that the environment names, and time every question."""
    import django  # noqa: PLC0415

    django.setup()
    from django.core.management import call_command  # noqa: PLC0415
    from django.db import connection  # noqa: PLC0415

    from registers_fill import fill, make_register  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    register = make_register()
    started = perf_counter()
    fill(register, count)
    vendor = connection.vendor
    print(f"\n{vendor}: {count:,} records, written in {perf_counter() - started:.0f} s")
    print(ROW.format("", "median ms", "p95 ms", "by hand ms", "ratio"))
    worst = 0.0
    for question in questions(register):
        times = timed(question.ask)
        worst = max(worst, p95(times))
        hand = statistics.median(timed(_asked(by_hand(question.by_hand, vendor)))) if question.by_hand else None
        shown = (f"{hand:,.1f}", f"{statistics.median(times) / hand:.1f}") if hand else ("–", "–")
        print(ROW.format(question.name, f"{statistics.median(times):,.1f}", f"{p95(times):,.1f}", *shown), flush=True)
    print(f"slowest p95: {worst:,.0f} ms (aim < {AIMS[vendor]:,} ms)")


def _asked(sql: str) -> Callable[[], object]:
    from django.db import connection  # noqa: PLC0415

    def ask() -> object:
        with connection.cursor() as cursor:
            cursor.execute(sql)
            return cursor.fetchall()

    return ask


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure a register of very many records.")
    parser.add_argument("--quick", action="store_true", help="twenty thousand records")
    parser.add_argument("--here", action="store_true", help="in the database of the environment")
    arguments = parser.parse_args()
    if arguments.here:
        run(QUICK if arguments.quick else MANY)
        return
    command = [sys.executable, __file__, "--here", *(["--quick"] if arguments.quick else [])]
    with tempfile.TemporaryDirectory() as home:
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("FARO_", "DATABASE_"))}
        own = {"FARO_HOME": home, "DJANGO_SETTINGS_MODULE": "faro.config.settings"}
        environment = {**kept, **own, "PYTHONPATH": os.pathsep.join([str(BENCH), *sys.path[1:]])}
        subprocess.run(command, env=environment, check=True)
        with_server = ["sh", str(BENCH.parent / "tools" / "with_postgresql.sh")]
        if subprocess.run([*with_server, "true"], capture_output=True, check=False).returncode == 0:
            subprocess.run([*with_server, *command], env=environment, check=True)
        else:
            print("PostgreSQL: not measured, it is not installed")


if __name__ == "__main__":
    main()
