"""Read a yearly spending file of the MEF: Faro's import beside plain reads of the same columns by Polars and DuckDB.

Faro's run is the whole command: it checks every row, digests the file, finds the unit's rows, reads them exactly and
writes them to its database. The rivals only filter the unit's rows and sum three columns. All sums must be equal. The
file is generated and says so in each of its rows: it holds nobody's spending.

    python bench/mef.py           200,000 rows, 190 MB
    python bench/mef.py --full    2.8 million rows, 2.7 GB, as the MEF's file of a year
"""

import argparse
import json
import os
import random
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

from faro.budget.domain.columns import CODES, MONTH_COLUMNS, NAMES, PHASES, UNIT_NAME, YEAR
from faro.budget.domain.columns import UNIT as UNIT_COLUMN
from run import Contender, alternate, print_line

WHOLE_YEAR, SMALL = 2_800_000, 200_000
UNIT, MUNICIPALITIES = 301498, 1891
FIRST_UNIT = 300_000
DATA = Path(__file__).parent / "data"
SAYS = "DATO GENERADO, NO ES GASTO DE NADIE"
PLACES = ("DEPARTAMENTO", "PROVINCIA", "DISTRITO")
BEFORE = ("ANO_EJE", "NIVEL_GOBIERNO", "NIVEL_GOBIERNO_NOMBRE", "SECTOR", "SECTOR_NOMBRE", "PLIEGO", "PLIEGO_NOMBRE")


def columns() -> list[str]:
    """The 73 columns, in the order of the MEF."""
    names = [*BEFORE, "SEC_EJEC", "EJECUTORA", "EJECUTORA_NOMBRE"]
    for place in PLACES:
        names += [f"{place}_EJECUTORA", f"{place}_EJECUTORA_NOMBRE"]
    for name, column in CODES.items():
        names.append(column)
        if name == "purpose":
            names += ["META_NOMBRE", "DEPARTAMENTO_META", "DEPARTAMENTO_META_NOMBRE"]
        elif name != "sec_func" and name in NAMES:
            names.append(NAMES[name])
    amounts = list(PHASES.values())
    return [*names, *amounts[:4], *MONTH_COLUMNS, *amounts[4:]]


def amount(centimos: int) -> str:
    return f"{centimos // 100}.{centimos % 100:02d}"


def rows(count: int, year: int, seed: int) -> Iterator[str]:
    """Rows unit after unit, as the MEF orders them; every code says which row it is, so that none repeats."""
    rng = random.Random(seed)
    names = columns()
    each = -(-count // MUNICIPALITIES)
    for number in range(count):
        yield ",".join(row(names, number, number // each, year, rng))


def row(names: list[str], number: int, unit: int, year: int, rng: random.Random) -> list[str]:
    pim = rng.randrange(100_000, 50_000_000)
    months = [pim // 13 - rng.randrange(5_000) for _month in MONTH_COLUMNS]
    accrued = sum(months)
    fixed = {
        "ANO_EJE": str(year),
        "NIVEL_GOBIERNO": "M",
        "SEC_EJEC": str(FIRST_UNIT + 1498 * (unit == 0) + unit + (unit >= 1498) if unit else UNIT),
        "SEC_FUNC": f"{number % 10_000:04d}",
        "FINALIDAD": f"{number:07d}",
        "MONTO_PIA": amount(pim // 2),
        "MONTO_PIM": amount(pim),
        "MONTO_CERTIFICADO_ANUAL": amount(pim - 100),
        "MONTO_COMPROMETIDO_ANUAL": amount(pim - 200),
        "MONTO_DEVENGADO_ANUAL": amount(accrued),
        "MONTO_GIRADO_ANUAL": amount(accrued),
    }
    fixed |= {column: amount(month) for column, month in zip(MONTH_COLUMNS, months, strict=True)}
    return [fixed[name] if name in fixed else text(name, number) for name in names]


def text(name: str, number: int) -> str:
    """A code of two digits, or a name that says it is generated; some have commas and quotes, as names do."""
    if "NOMBRE" not in name:
        return f"{1 + (number * 7 + len(name)) % 6}"
    if number % 97 == 0:
        return f'"{SAYS}, ""{name}"""'
    return f'"{SAYS[: 20 + number % 10]}"'


def generate(path: Path, count: int, year: int = 2025, seed: int = 2025) -> None:
    """Write the file aside and put it in place."""
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_suffix(".part")
    with fresh.open("w", encoding="utf-8-sig", newline="") as stream:
        stream.write(",".join(columns()) + "\n")
        stream.writelines(f"{line}\n" for line in rows(count, year, seed))
    fresh.replace(path)


def kept_columns() -> list[str]:
    """The columns that Faro reads of each row."""
    return [YEAR, UNIT_COLUMN, UNIT_NAME, *CODES.values(), *NAMES.values(), *PHASES.values(), *MONTH_COLUMNS]


SUMMED = ("MONTO_PIM", "MONTO_DEVENGADO_ANUAL", "MONTO_GIRADO_ANUAL")


def with_polars(path: Path) -> list[str]:
    """The rows of the unit, as Polars scans them fastest."""
    import polars as pl  # noqa: PLC0415  each run loads its own library alone

    scan = pl.scan_csv(path, infer_schema=False).select(kept_columns()).filter(pl.col(UNIT_COLUMN) == str(UNIT))
    found = scan.collect(engine="streaming")
    return [str(found.height), *(str(found[name].cast(pl.Decimal(18, 2)).sum()) for name in SUMMED)]


def with_duckdb(path: Path) -> list[str]:
    """The rows of the unit, as DuckDB scans them."""
    import duckdb  # noqa: PLC0415

    columns = ", ".join(kept_columns())
    given = "header = true, delim = ',', quote = '\"', escape = '\"'"
    source = f"read_csv('{path}', all_varchar = true, {given})"
    rows = duckdb.execute(f"SELECT {columns} FROM {source} WHERE {UNIT_COLUMN} = '{UNIT}'").fetchall()
    places = [kept_columns().index(name) for name in SUMMED]
    return [str(len(rows)), *(str(sum(Decimal(row[place]) for row in rows)) for place in places)]


RIVALS = {"Polars": with_polars, "DuckDB": with_duckdb}


def told_by_faro(output: str) -> list[str]:
    """The same figures in what ``faro import mef --format json`` says."""
    data = json.loads(output)
    return [str(data["rows"]["taken"]), *(data["totals"][name] for name in ("pim", "accrued", "paid"))]


def faro_command(path: Path, template: Path, home: Path) -> list[str]:
    """The import into an installation that is new each time."""
    faro = Path(sys.executable).with_name("faro")
    parts = [str(faro), "import", "mef", str(path), "--executing-unit", str(UNIT), "--format", "json"]
    anew = f"rm -rf {shlex.quote(str(home))} && cp -r {shlex.quote(str(template))} {shlex.quote(str(home))}"
    return ["sh", "-c", f"{anew} && exec {shlex.join([*parts, '--home', str(home)])}"]


def rival_command(name: str, path: Path) -> list[str]:
    return [sys.executable, __file__, "--read", name, "--file", str(path)]


def output_of(command: list[str]) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def measure(path: Path, runs: int) -> bool:
    """Let them take turns; whether all tell the same."""
    with tempfile.TemporaryDirectory() as folder:
        template, home = Path(folder) / "template", Path(folder) / "home"
        os.environ["FARO_DEMO"] = "1"
        faro = Path(sys.executable).with_name("faro")
        subprocess.run([faro, "migrate", "--home", template], check=True, stdout=subprocess.DEVNULL)
        importing = Contender("faro import mef", faro_command(path, template, home), runs=runs, aim="aim < 500 MiB")
        rivals = [Contender(name, rival_command(name, path), runs=runs) for name in RIVALS]
        told = [told_by_faro(output_of(importing.command)), *(output_of(each.command).split() for each in rivals)]
        alternate([importing, *rivals])
    print(f"\nThe MEF's yearly file, generated: {path.stat().st_size / 1e9:.2f} GB, {told[0][0]} rows of the unit")
    for contender in (importing, *rivals):
        contender.print_row()
    fastest = min(rivals, key=lambda each: each.median)
    print(f"Faro / {fastest.name}, the fastest: {importing.median / fastest.median:.2f}")
    equal = all(each == told[0] for each in told)
    print("all tell the same rows and sums" if equal else f"they differ: {told}")
    return equal


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure the import of the MEF's yearly file.")
    parser.add_argument("--full", action="store_true", help="as many rows as a year has: 2.7 GB")
    parser.add_argument("--rows", type=int, help="how many rows")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--data", type=Path, default=DATA, help="where the generated file is kept")
    parser.add_argument("--read", choices=list(RIVALS), help=argparse.SUPPRESS)
    parser.add_argument("--file", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.read:
        print(*RIVALS[given.read](given.file))
        return
    count = given.rows or (WHOLE_YEAR if given.full else SMALL)
    path = given.data / f"mef-{count}.csv"
    if not path.exists():
        generate(path, count)
    print_line("", "median s", "range s", "CPU s", "peak MiB", "")
    sys.exit(0 if measure(path, given.runs) else 1)


if __name__ == "__main__":
    main()
