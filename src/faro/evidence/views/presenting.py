"""Files in the words and order of a page."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from faro.directory.api import Access, unit_labels
from faro.evidence.domain.retention import retention_classes
from faro.evidence.models import Evidence, Link
from faro.evidence.ports import Place, place_of
from faro.evidence.selectors import ADD
from faro.kernel.formats import number
from faro.kernel.text import _
from faro.ui.api import Cell, Crumb, DataTable, Fact, TableColumn, moment

KILOBYTE = 1000


@dataclass(frozen=True, slots=True)
class LinkLine:
    """A place where a file is used."""

    link: Link
    place: Place
    may_unlink: bool


def files_crumb() -> Crumb:
    """The way back to the list."""
    return Crumb(_("Archivos"), reverse("evidence:list"))


def size_words(size: int) -> str:
    """``12 kB``, ``3.4 MB``."""
    if size < KILOBYTE:
        return f"{size} B"
    kilobytes = size / KILOBYTE
    return f"{number(kilobytes, 0)} kB" if kilobytes < KILOBYTE else f"{number(kilobytes / KILOBYTE)} MB"


def table_of(files: Iterable[Evidence]) -> DataTable:
    """The lines of a list."""
    names = unit_labels()
    columns = (_("Nombre"), _("Tipo"), _("Tamaño"), _("Unidad"), _("Subido"), _("Estado"))
    return DataTable(
        caption=_("Archivos"),
        columns=tuple(TableColumn(label, figures=label == _("Tamaño")) for label in columns),
        rows=tuple(_line(each, names) for each in files),
        stacked=True,
    )


def _line(evidence: Evidence, names: dict[str, str]) -> tuple[Cell, ...]:
    return (
        Cell(evidence.name, url=reverse("evidence:file", kwargs={"sha256": evidence.sha256})),
        Cell(evidence.type_label),
        Cell(size_words(evidence.size)),
        Cell(names.get(evidence.unit, evidence.unit)),
        Cell(moment(evidence.added_at)[:10]),
        Cell(state_words(evidence)),
    )


def state_words(evidence: Evidence) -> str:
    """How a file stands."""
    if evidence.disposed_at is not None:
        return _("Eliminado")
    if evidence.scan_state in (Evidence.ScanState.PENDING, Evidence.ScanState.INFECTED):
        return str(Evidence.ScanState(evidence.scan_state).label).capitalize()
    return _("Publicado") if evidence.is_public else _("Guardado")


def facts_of(evidence: Evidence) -> tuple[Fact, ...]:
    """What is known of a file."""
    labels = {each.code: each.label for each in retention_classes()}
    warning = _("El nombre termina como otro tipo; se trata como lo que es.") if evidence.name_disagrees else ""
    scan = Evidence.ScanState(evidence.scan_state).label
    facts = (
        Fact(_("Tipo"), evidence.type_label, note=warning),
        Fact(_("Tamaño"), size_words(evidence.size)),
        Fact(_("Descripción"), evidence.note),
        Fact(_("Unidad"), unit_labels().get(evidence.unit, evidence.unit)),
        Fact(_("Subido"), moment(evidence.added_at)),
        Fact(_("Antivirus"), str(scan), note=evidence.scan_detail),
        Fact(_("Conservación"), labels.get(evidence.retention, evidence.retention)),
        Fact(_("Publicado como"), evidence.public_title),
        Fact(_("Eliminado"), moment(evidence.disposed_at) if evidence.disposed_at else ""),
        Fact(_("Huella SHA-256"), evidence.sha256),
    )
    return tuple(fact for fact in facts if fact.value)


def link_lines(evidence: Evidence, access: Access) -> list[LinkLine]:
    """Where a file is used today."""
    links = evidence.links.filter(unlinked_at=None)
    return [LinkLine(link, place_of(link.subject), access.may(ADD, link.unit)) for link in links]
