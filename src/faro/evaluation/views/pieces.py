"""Tables that several pages show."""

from collections.abc import Iterable

from django.urls import reverse

from faro.directory.api import person_label
from faro.engine.method import UnknownMethod, load_method
from faro.evaluation.differences import FigureChange
from faro.evaluation.models import EvaluationRun, ReportFile
from faro.kernel.text import _
from faro.ui.api import Cell, DataTable, Download, TableColumn, moment

MOST_CHANGES = 300
"""Rows of changed figures on one page; the rest is said in a last line."""

_KINDS = {
    "input": _("Dato"),
    "result": _("Resultado"),
    "money": _("Monto"),
    "name": _("Texto"),
    "finding": _("Hallazgo"),
}
_KILO = 1000


def changes_table(changes: tuple[FigureChange, ...]) -> DataTable:
    """The figures that differ, as they read before and after."""
    columns = (_("Código"), _("Clase"), _("Cifra"), _("Antes"), _("Ahora"))
    rows: list[tuple[Cell, ...]] = [
        (Cell(each.title), Cell(_KINDS[each.kind]), Cell(each.figure), Cell(each.before), Cell(each.after))
        for each in changes[:MOST_CHANGES]
    ]
    if len(changes) > MOST_CHANGES:
        rest = _("y {n} más").format(n=len(changes) - MOST_CHANGES)
        rows.append((Cell(rest), *(Cell("") for _column in columns[1:])))
    return DataTable(_("Cifras que cambian"), tuple(TableColumn(each) for each in columns), tuple(rows), stacked=True)


def runs_table(runs: Iterable[EvaluationRun], caption: str) -> DataTable:
    """Runs with what tells them apart."""
    columns = (_("Corrida"), _("Método"), _("Versión"), _("Hecha el"), _("Huella de los datos"), _("Huella"))
    rows = tuple(
        (
            Cell(str(each.pk), reverse("evaluation:run", kwargs={"number": each.pk})),
            Cell(method_name(each.method)),
            Cell(each.method_version),
            Cell(moment(each.made_at)),
            Cell(each.sealed.digest[:12]),
            Cell(each.digest[:12]),
        )
        for each in runs
    )
    return DataTable(caption, tuple(TableColumn(each) for each in columns), rows, stacked=True)


def method_name(method: str) -> str:
    """The Spanish name of a method, or its id where this program no longer has it."""
    try:
        return load_method(method).name
    except UnknownMethod:
        return method


def who(key: str) -> str:
    """A person by name, a command or task in words."""
    kind, _colon, name = key.partition(":")
    if kind == "person":
        return person_label(name)
    return (_("orden de consola «{name}»") if kind == "command" else _("tarea «{name}»")).format(name=name or kind)


def in_groups(digest: str) -> str:
    """A digest in groups of eight, so that it can be compared by eye and breaks on a narrow screen."""
    return " ".join(digest[start : start + 8] for start in range(0, len(digest), 8))


def document_downloads(documents: Iterable[ReportFile]) -> tuple[Download, ...]:
    """The documents to take away, with their digest."""
    return tuple(
        Download(
            label=each.name,
            url=reverse("evaluation:document", kwargs={"number": each.pk}),
            kind=each.file_format.upper(),
            size="",
            note=_("Hecho el {day}. Huella: {digest}").format(day=moment(each.made_at), digest=each.digest[:16]),
        )
        for each in documents
    )
