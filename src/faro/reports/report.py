"""The yearly evaluation written in every format, under names that stay the same from year to year."""

import re
from collections.abc import Callable, Sequence
from pathlib import Path

from faro.engine.evaluation import Run
from faro.kernel.text import _
from faro.package.model import Package
from faro.package.names import folded
from faro.reports.contents import evaluation_document
from faro.reports.document import Document

FORMATS = ("docx", "pdf", "xlsx", "html")

Writer = Callable[[Document, Path], object]


def write_report(
    package: Package,
    runs: Sequence[Run],
    out_dir: Path,
    formats: Sequence[str] = FORMATS,
    on_progress: Callable[[str], None] | None = None,
) -> list[Path]:
    """Write the report of ``runs`` into ``out_dir`` (which exists) and give the paths, in the order of ``formats``.

    ``on_progress`` is called with the name of each file as its writing begins. Raises
    :class:`~faro.reports.contents.view.NoPlanMethod`.
    """
    document = evaluation_document(package, runs)
    paths = [out_dir / f"{report_name(package, runs)}.{each}" for each in formats]
    for path in paths:
        if on_progress is not None:
            on_progress(path.name)
        _write(package, runs, document, path)
    return paths


def report_name(package: Package, runs: Sequence[Run]) -> str:
    """``evaluacion-pei-2022``: the kind of plan, as its code begins, and the year."""
    kind = re.match(r"[a-z]+", folded(package.plan.code))
    year = runs[0].horizon.year if runs else package.plan.evaluation_year
    return f"{_('evaluacion')}-{kind.group() if kind else 'plan'}-{year}"


def _write(package: Package, runs: Sequence[Run], document: Document, path: Path) -> None:
    """A renderer is imported when its format is asked for: each costs time to load."""
    if path.suffix == ".xlsx":
        from faro.reports.workbook import write_workbook_report  # noqa: PLC0415

        write_workbook_report(package, runs, path)
    else:
        _writer(path.suffix)(document, path)


def _writer(suffix: str) -> Writer:
    if suffix == ".docx":
        from faro.reports.docx import write_docx  # noqa: PLC0415

        return write_docx
    if suffix == ".pdf":
        from faro.reports.pdf import write_pdf  # noqa: PLC0415

        return write_pdf
    if suffix == ".html":
        from faro.reports.html import write_html  # noqa: PLC0415

        return write_html
    raise ValueError(suffix)
