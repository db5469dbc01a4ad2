"""What can be found: everything published, the glossary and the manual."""

from collections.abc import Iterator

from django.urls import reverse

from faro.checks.finding import Severity
from faro.kernel.text import _
from faro.portal.addresses import address, cell_address, element_address
from faro.portal.domain.edition import Edition
from faro.portal.domain.searching import Entry, SearchIndex
from faro.portal.glossary import glossary
from faro.portal.manual_pages import manual_pages
from faro.portal.promises.entries import promise_entries
from faro.portal.registers.entries import register_entries
from faro.portal.registers.known import once
from faro.portal.selectors import once_per_public_entry
from faro.reports.findings.wording import SEVERITIES

_indexes: dict[tuple[object, ...], SearchIndex] = {}
_KEPT = 8


def index_of(edition: Edition) -> SearchIndex:
    """The index of a publication, built once in this process."""
    promised = once_per_public_entry("promises/search", lambda: tuple(promise_entries()))
    noted = once("search", lambda: tuple(register_entries()))
    key = (edition.slug, edition.year, edition.plan.seal, edition.plan.published_at, promised, noted)
    if key not in _indexes:
        while len(_indexes) >= _KEPT:
            _indexes.pop(next(iter(_indexes)))
        _indexes[key] = SearchIndex((*_of_plan(edition), *promised, *noted, *_of_findings(edition), *_of_words()))
    return _indexes[key]


def words_index() -> SearchIndex:
    """The index before anything is published."""
    return SearchIndex((*promise_entries(), *register_entries(), *_of_words()))


def _of_plan(edition: Edition) -> Iterator[Entry]:
    plan = edition.plan
    for element in plan.elements.values():
        kind = _("Objetivo") if edition.is_objective(element) else _("Acción")
        texts = " ".join(text.text for text in edition.texts_of.get(element.code, ()))
        yield Entry(kind, element.code, element.name, texts, element_address(edition, element))
    for indicator in plan.indicators.values():
        url = address(edition, "indicator", code=indicator.code)
        yield Entry(_("Indicador"), indicator.code, indicator.name, " ".join(indicator.sheet.values()), url)
    for unit in plan.units.values():
        yield Entry(_("Unidad"), unit.code, unit.name, "", address(edition, "unit", code=unit.code))
    for table in plan.printed_tables:
        sheet = edition.sheets[table.id]
        if sheet.rows:
            url = cell_address(edition, sheet.place(0, 0)).partition("#")[0]
            yield Entry(_("Cuadro impreso"), table.id, table.title, "", url)
    for method in plan.methods:
        url = address(edition, "method", code=method.id)
        colours = " ".join(band.name for band in method.bands)
        yield Entry(_("Método"), method.id, method.name, f"{method.summary} {colours}", url)


def _of_findings(edition: Edition) -> Iterator[Entry]:
    for finding in edition.plan.findings:
        kind = _("No cuadra ({severity})").format(severity=SEVERITIES[Severity(finding.severity)].lower())
        url = address(edition, "finding", code=finding.id)
        text = f"{finding.subject} {finding.message} {finding.explanation}"
        yield Entry(kind, finding.id, finding.message, f"{finding.title} {text}", url)


def _of_words() -> Iterator[Entry]:
    base = reverse("portal:glossary")
    for section in glossary():
        for term in section.terms:
            yield Entry(_("Glosario"), term.term, term.term, term.text, f"{base}#{term.anchor}")
    for each in manual_pages():
        yield Entry(
            _("Manual"), "", each.title, each.markdown, reverse("portal:manual_page", kwargs={"code": each.slug})
        )
