"""Try forms made by others: which load, which are refused and why, what is kept but shown otherwise.

    python tools/try_forms.py DIR [--write docs/registers/forms.md]

Reads every ``.xlsx``, ``.xls``, ``.csv`` and ``.md`` under DIR and prints a table in Markdown, or puts it between the
marks of the page. The forms themselves stay where they are.
"""

import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from faro.registers.domain.answers import Answers
from faro.registers.domain.forms.check import check
from faro.registers.domain.forms.model import FormProblems
from faro.registers.domain.forms.read import read_form

_BEGIN, _END = "<!-- table begins -->", "<!-- table ends -->"
_KINDS = (".xlsx", ".xls", ".csv", ".md")
_NOW = datetime(2023, 6, 1, 12, tzinfo=UTC)


@dataclass(frozen=True)
class Tried:
    """What became of one file."""

    name: str
    questions: int | None
    reasons: tuple[str, ...]
    notes: tuple[str, ...]
    seconds: float

    def row(self) -> str:
        """As a row of the table."""
        result = f"carga: {self.questions} preguntas" if self.questions is not None else "no"
        return f"| `{self.name}` | {result} | {' '.join(self.reasons)} | {' '.join(self.notes)} |"


def tried(path: Path, name: str) -> Tried:
    """Read a file and check an empty record of it."""
    begun = time.perf_counter()
    try:
        form = read_form(path.read_bytes(), path.name)
    except FormProblems as error:
        reasons = tuple(dict.fromkeys(_reason(one.message, one.value) for one in error.problems[:4]))
        return Tried(name, None, reasons, (), time.perf_counter() - begun)
    seconds = time.perf_counter() - begun
    check(form, Answers(), today=_NOW.date(), now=_NOW)
    notes = tuple(dict.fromkeys(note.text for note in form.notes))
    lists = f"Lista aparte: {', '.join(form.external_lists)}." if form.external_lists else ""
    return Tried(name, len(form.questions), (), (*notes, lists), seconds)


def _reason(message: str, original: str | None) -> str:
    cleaned = (original or "").replace("|", "\\|").replace("\n", " ")[:140]
    return f"{message} ({cleaned})" if cleaned else message


def files(folder: Path) -> Iterator[Path]:
    """Every file that may be a form."""
    return (path for path in sorted(folder.rglob("*")) if path.suffix.lower() in _KINDS)


def main() -> int:
    """Try a folder and print or write the table."""
    folder = Path(sys.argv[1])
    found = [tried(path, str(path.relative_to(folder))) for path in files(folder)]
    rows = [
        "| Archivo | Resultado | Por qué no | Se guarda, pero se muestra de otro modo |",
        "| --- | --- | --- | --- |",
    ]
    loaded = sum(1 for one in found if one.questions is not None)
    summary = f"{len(found)} archivos: {loaded} cargan, {len(found) - loaded} no."
    table = "\n".join([summary, "", *rows, *(one.row() for one in found)])
    if "--write" in sys.argv:
        page = Path(sys.argv[sys.argv.index("--write") + 1])
        text = page.read_text("utf-8")
        before, after = text.split(_BEGIN)[0], text.split(_END)[1]
        page.write_text(f"{before}{_BEGIN}\n{table}\n{_END}{after}", "utf-8")
    else:
        sys.stdout.write(table + "\n")
    slowest = max(found, key=lambda one: one.seconds)
    sys.stderr.write(f"{summary} Slowest: {slowest.name}, {slowest.seconds * 1000:.0f} ms\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
