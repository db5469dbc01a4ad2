"""The yearly evaluation written in every format, under names that stay the same from year to year."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from faro.checks.audit import AuditedFinding
from faro.engine.evaluation import Run
from faro.kernel.files import aside, keep_previous, written_or_said
from faro.kernel.text import _
from faro.package.model import Package
from faro.package.names import folded
from faro.reports.contents import evaluation_document
from faro.reports.document import Document

FORMATS = ("docx", "pdf", "xlsx", "html")
EDITABLE = (".docx", ".xlsx")

Writer = Callable[[Document, Path], object]


@dataclass(frozen=True, slots=True)
class Written:
    """A file of the report. ``kept`` is where an earlier file of that name went, if a person may have worked in it."""

    path: Path
    kept: Path | None = None


def write_report(
    package: Package,
    runs: Sequence[Run],
    out_dir: Path,
    formats: Sequence[str] = FORMATS,
    on_progress: Callable[[str], None] | None = None,
    findings: Sequence[AuditedFinding] | None = None,
) -> list[Written]:
    """Write the report of ``runs`` into ``out_dir`` (made if need be); give the files in the order of ``formats``.

    Every file is written aside and all take their places at the end: a failure leaves the earlier report whole. An
    earlier Word or Excel file with other contents is kept under another name. ``on_progress`` is called with the name
    of each file as its writing begins. ``findings`` are an audit's, for its annex. Raises
    :class:`~faro.kernel.files.FileNotWritten` and :class:`~faro.reports.contents.view.NoPlanMethod`.
    """
    document = evaluation_document(package, runs, findings)
    names = [f"{report_name(package, runs)}.{each}" for each in formats]
    with written_or_said(str(out_dir)):
        out_dir.mkdir(parents=True, exist_ok=True)
        with aside(out_dir) as folder:
            for name in names:
                if on_progress is not None:
                    on_progress(name)
                _write(package, runs, document, folder / name)
            return [_put_in_place(folder / name, out_dir / name) for name in names]


def _put_in_place(fresh: Path, path: Path) -> Written:
    kept = keep_previous(path, fresh) if path.suffix in EDITABLE else None
    return Written(fresh.replace(path), kept)


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
