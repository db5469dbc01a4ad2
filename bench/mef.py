"""Read a yearly spending file of the MEF's size: Faro's import beside plain reads by DuckDB and Polars, in one run.

The file is generated and says so in each of its rows: it holds nobody's spending.

    python bench/mef.py --rows 200000       a small one
    python bench/mef.py                     2.8 million rows, 2.7 GB, kept in bench/data
"""

import argparse
import random
import statistics
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from faro.budget.domain.columns import CODES, MONTH_COLUMNS, NAMES, PHASES

WHOLE_YEAR = 2_800_000
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
    return f'"{SAYS[: 18 + number % 10]}"'


def generate(path: Path, count: int, year: int = 2025, seed: int = 2025) -> None:
    """Write the file aside and put it in place."""
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_suffix(".part")
    with fresh.open("w", encoding="utf-8-sig", newline="") as stream:
        stream.write(",".join(columns()) + "\n")
        stream.writelines(f"{line}\n" for line in rows(count, year, seed))
    fresh.replace(path)


READERS = {
    "Faro, search": """
import sys, tempfile
from pathlib import Path
from faro.budget.domain.checkpoint import Workshop
from faro.budget.domain.searching import Search, find_rows
with tempfile.TemporaryDirectory() as folder:
    _header, state = find_rows(Search(Path(sys.argv[1]), int(sys.argv[2]), Workshop(Path(folder))))
print(state.found, state.read)
""",
}


if __name__ == "__main__":
    generate(Path(sys.argv[1]), int(sys.argv[2]))
