"""Three ways to store what registers ask, each register differently: JSON with index rows, a table each, a row a value.

    python bench/registers_storage.py [COUNT]                                    SQLite
    tools/with_postgresql.sh python bench/registers_storage.py [COUNT]           PostgreSQL

The same made-up patrols three times: how long they take to write, how much they weigh, and four questions.
"""

import os
import sqlite3
import statistics
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter
from typing import Any

TURNS = 9
ROW = "{:<10}{:>10}{:>9}{:>14}{:>14}{:>14}{:>14}"
DAY = {
    "sqlite": "date('2019-01-01', '+' || (n % 1826) || ' days')",
    "postgresql": "(date '2019-01-01' + (n % 1826)::int)",
}
COLUMNS = {
    "sector": "'s' || (n % 8)",
    "turno": "'t' || ((n / 8) % 3)",
    "resultado": "'r' || ((n / 24) % 3)",
    "kilometros": "(n % 97) * 1000000",
    "placa": "'EUA-' || (n % 40)",
    "dni": "CAST(10000000 + n % 300000 AS text)",
    "novedades": "'Sin novedad en el recorrido ' || (n % 50)",
}
KINDS = [f"{key} {'bigint' if key == 'kilometros' else 'text'}" for key in COLUMNS]
FILTERS = ("sector", "turno", "resultado")
JUNE = "BETWEEN '2023-06-01' AND '2023-06-30'"
NEWEST = "ORDER BY day DESC, {0} DESC LIMIT 50"


TWO_FILTERS = """
    SELECT i.record FROM {table} i WHERE i.question = 'sector' AND i.value = 's1' AND EXISTS (
        SELECT 1 FROM {table} o
        WHERE o.question = 'turno' AND o.value = 't0' AND o.day = i.day AND o.record = i.record
    ) ORDER BY i.day DESC, i.record DESC LIMIT 50
"""
MADE = """(
    WITH RECURSIVE made(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM made WHERE n < {count}) SELECT n FROM made
)"""


def halves(key: str) -> str:
    """A value as text and as number, one of them missing."""
    return f"NULL, {COLUMNS[key]}" if key == "kilometros" else f"{COLUMNS[key]}, NULL"


def layouts(vendor: str, source: str) -> dict[str, tuple[list[str], list[str]]]:
    """For each layout: how it is written, and the four questions."""
    day = DAY[vendor]
    pairs = ", ".join(f"'{key}', {value}" for key, value in COLUMNS.items())
    built = f"json_object({pairs})" if vendor == "sqlite" else f"jsonb_build_object({pairs})"
    kind = "text" if vendor == "sqlite" else "jsonb"
    number = "json_extract(answers, '$.kilometros')" if vendor == "sqlite" else "(answers ->> 'kilometros')::bigint"
    return {
        "json": (
            [
                f"CREATE TABLE a_record (id bigint PRIMARY KEY, day date, answers {kind})",
                "CREATE TABLE a_index (record bigint, question text, value text, day date)",
                f"INSERT INTO a_record SELECT n, {day}, {built} FROM {source}",
                *(f"INSERT INTO a_index SELECT n, '{key}', {COLUMNS[key]}, {day} FROM {source}" for key in FILTERS),
                "CREATE INDEX a_by_day ON a_record (day, id)",
                "CREATE INDEX a_by_value ON a_index (question, value, day, record)",
            ],
            [
                TWO_FILTERS.format(table="a_index"),
                f"SELECT count(*) FROM a_index WHERE question = 'resultado' AND value = 'r0' AND day {JUNE}",
                f"SELECT sum({number}) FROM a_record WHERE day {JUNE}",
                "SELECT count(*) FROM a_index WHERE question = 'resultado' AND value = 'r0'",
            ],
        ),
        "table": (
            [
                f"CREATE TABLE b_record (id bigint PRIMARY KEY, day date, {', '.join(KINDS)})",
                f"INSERT INTO b_record SELECT n, {day}, {', '.join(COLUMNS.values())} FROM {source}",
                "CREATE INDEX b_by_day ON b_record (day, id)",
                *(f"CREATE INDEX b_by_{key} ON b_record ({key}, day, id)" for key in FILTERS),
            ],
            [
                f"SELECT id FROM b_record WHERE sector = 's1' AND turno = 't0' {NEWEST.format('id')}",
                f"SELECT count(*) FROM b_record WHERE resultado = 'r0' AND day {JUNE}",
                f"SELECT sum(kilometros) FROM b_record WHERE day {JUNE}",
                "SELECT count(*) FROM b_record WHERE resultado = 'r0'",
            ],
        ),
        "values": (
            [
                "CREATE TABLE c_value (record bigint, question text, value text, number bigint, day date)",
                *(f"INSERT INTO c_value SELECT n, '{key}', {halves(key)}, {day} FROM {source}" for key in COLUMNS),
                "CREATE INDEX c_by_value ON c_value (question, value, day, record)",
                "CREATE INDEX c_by_record ON c_value (record)",
            ],
            [
                TWO_FILTERS.format(table="c_value"),
                f"SELECT count(*) FROM c_value WHERE question = 'resultado' AND value = 'r0' AND day {JUNE}",
                f"SELECT sum(number) FROM c_value WHERE question = 'kilometros' AND day {JUNE}",
                "SELECT count(*) FROM c_value WHERE question = 'resultado' AND value = 'r0'",
            ],
        ),
    }


def milliseconds(ask: Callable[[], object]) -> float:
    ask()
    times = []
    for _turn in range(TURNS):
        started = perf_counter()
        ask()
        times.append((perf_counter() - started) * 1000)
    return statistics.median(times)


def run(vendor: str, connect: Callable[[], Any], weigh: Callable[[Any], float], source: str) -> None:
    print(ROW.format(vendor, "write s", "MB", "list 2 filt.", "count month", "sum month", "count all"))
    before = 0.0
    for name, (writing, questions) in layouts(vendor, source).items():
        connection = connect()
        cursor = connection.cursor()
        started = perf_counter()
        for statement in writing:
            cursor.execute(statement)
        connection.commit()
        written = perf_counter() - started
        cursor.execute("ANALYZE")
        connection.commit()
        weight = weigh(connection)

        def asked(sql: str, cursor: Any = cursor) -> Callable[[], object]:
            def ask() -> object:
                cursor.execute(sql)
                return cursor.fetchall()

            return ask

        times = [f"{milliseconds(asked(sql)):,.1f}" for sql in questions]
        print(ROW.format(name, f"{written:,.0f}", f"{weight - before:,.0f}", *times), flush=True)
        before = weight
        connection.close()


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    if os.environ.get("DATABASE_URL", "").startswith("postgresql"):
        import psycopg  # noqa: PLC0415  only where it is asked for

        url = os.environ["DATABASE_URL"]
        weight = "SELECT pg_database_size(current_database()) / 1e6"
        run(
            "postgresql",
            lambda: psycopg.connect(url),
            lambda connection: float(connection.execute(weight).fetchone()[0]),
            f"generate_series(1, {count}) AS made(n)",
        )
        return
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "storage.sqlite3"
        made = MADE.format(count=count)
        run("sqlite", lambda: sqlite3.connect(file), lambda _connection: file.stat().st_size / 1e6, made)


if __name__ == "__main__":
    main()
