"""Annex: how each method computes, in words, with its limits, its norm and how sure that is."""

from faro.engine.method import Method
from faro.kernel.text import _
from faro.reports.contents.view import View
from faro.reports.document import Block, Notice
from faro.reports.method_page import method_page, validity


def methods_annex(view: View) -> tuple[str, str, tuple[Block, ...]]:
    """A section per method used."""
    methods = [run.method for run in view.runs] + ([view.poi.method] if view.poi else [])
    blocks: list[Block] = []
    for method in methods:
        heading, *page = method_page(method, level=2)
        blocks += [heading, *_outside_validity(method, view.year), *page]
    return _("Métodos de evaluación"), "metodos", tuple(blocks)


def _outside_validity(method: Method, year: int) -> tuple[Block, ...]:
    starts_late = method.valid_from.year > year
    ended = method.valid_to is not None and method.valid_to.year < year
    if not starts_late and not ended:
        return ()
    text = _("La vigencia de este método ({validity}) no abarca {year}: su resultado es solo de comparación.")
    return (Notice(text.format(validity=validity(method), year=year)),)
