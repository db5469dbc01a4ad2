"""The examples of the rules on codes."""

from collections.abc import Sequence

from faro.checks.rule import Example
from faro.checks.samples import action, claim, evidence, objective, printed, printed_table
from faro.kernel.text import _

_CODES = ("OEI.01", "AEI.01.01", "AEI.01.02", "AEI.01.03", "AEI.01.04", "AEI.01.05")
_PLAN = [objective("OEI.01"), *(action(code, "OEI.01") for code in _CODES[1:])]


def _printed(words: str, codes: Sequence[str]) -> Example:
    headings = {"code": "Código", "description": "Descripción", "activities": "N° AO"}
    rows = [(code, f"Servicio {number}", "2") for number, code in enumerate(codes)]
    table = printed_table("poi-4", "poi_table_4", headings, rows, title="Tabla N°04: POI")
    return Example(words, evidence(elements=_PLAN, **printed(table)))


def printed_passing() -> Example:
    """Each code once, in order."""
    return _printed(_("Cada código una vez, en orden y con la misma forma."), _CODES)


def duplicate_failing() -> Example:
    """A code twice."""
    return _printed(_("AEI.01.03 en dos filas; falta AEI.01.04."), [*_CODES[:4], "AEI.01.03", "AEI.01.05"])


def missing_failing() -> Example:
    """A row without a code."""
    return _printed(_("Una fila sin código entre cinco que lo tienen."), [*_CODES[:5], ""])


def unknown_failing() -> Example:
    """A code that the plan lacks."""
    return _printed(_("AEI.01.09 no es del plan."), [*_CODES[:5], "AEI.01.09"])


def order_failing() -> Example:
    """A row out of order."""
    return _printed(_("AEI.01.02 después de AEI.01.05."), [*_CODES[:2], *_CODES[3:], "AEI.01.02"])


def malformed_failing() -> Example:
    """A code without its zero."""
    return _printed(_("«AEI.1.04» entre códigos como «AEI.01.03»."), [*_CODES[:4], "AEI.1.04", "AEI.01.05"])


def _plan(words: str, codes: Sequence[str], parents: Sequence[str], said: str = "AEI 01.02") -> Example:
    plan = [objective("OEI.01"), objective("OEI.02")]
    plan += [action(code, parent) for code, parent in zip(codes, parents, strict=True)]
    claims = [claim(1, "coverage", said, measure="acciones con actividades")]
    return Example(words, evidence(elements=plan, claims=claims))


_PARENTS = ["OEI.01"] * 5


def plan_passing() -> Example:
    """A series without gaps, under its own parent."""
    return _plan(_("Las acciones van de 01 a 05 y cuelgan de su objetivo."), _CODES[1:], _PARENTS)


def gap_failing() -> Example:
    """A number skipped."""
    return _plan(_("De AEI.01.02 se salta a AEI.01.04."), [*_CODES[1:3], *_CODES[4:]], _PARENTS[1:])


def parent_failing() -> Example:
    """A code under another parent."""
    return _plan(_("AEI.01.05 cuelga de OEI.02."), _CODES[1:], [*_PARENTS[1:], "OEI.02"])


def text_failing() -> Example:
    """A code that names nothing."""
    return _plan(_("El texto nombra AEI 01.09, que el plan no tiene."), _CODES[1:], _PARENTS, "AEI 01.09")
