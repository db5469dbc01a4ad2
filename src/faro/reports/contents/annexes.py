"""The commitments matrix and the annexes, lettered in the order in which they are needed."""

from collections.abc import Callable, Sequence

from faro.checks.audit import AuditedFinding
from faro.kernel.formats import MISSING, day
from faro.kernel.text import _, ngettext
from faro.package.tables.account import COMMITMENT_STATES
from faro.reports.contents.annex_activities import activities_annex
from faro.reports.contents.annex_lights import lights_annex
from faro.reports.contents.annex_links import links_annex
from faro.reports.contents.annex_methods import methods_annex
from faro.reports.contents.annex_printed import printed_annex
from faro.reports.contents.annex_sources import sources_annex
from faro.reports.contents.annex_tracking import tracking_annex
from faro.reports.contents.view import View
from faro.reports.document import Block, Bullets, Cell, Column, Gap, Heading, Row, Table
from faro.reports.findings.annex import findings_annex
from faro.reports.findings.places import place_names

Annex = Callable[[View], tuple[str, str, tuple[Block, ...]] | None]
"""Title, anchor and blocks of an annex; None where the package has nothing for it."""

_ANNEXES: tuple[Annex, ...] = (
    tracking_annex,
    lights_annex,
    activities_annex,
    printed_annex,
    methods_annex,
    sources_annex,
    links_annex,
)
_LETTERS = "ABCDEFGH"


def annexes(view: View, findings: Sequence[AuditedFinding] | None = None) -> tuple[Block, ...]:
    """Every annex the package has matter for; last, what an audit found, if there was one."""
    blocks: list[Block] = []
    held = [annex for make in _ANNEXES if (annex := make(view)) is not None]
    for letter, (title, anchor, inside) in zip(_LETTERS, held, strict=False):
        blocks.append(Heading(1, _("Anexo {letter}. {title}").format(letter=letter, title=title), f"anexo-{anchor}"))
        blocks += inside
    if findings is not None:
        blocks += findings_annex(findings, _LETTERS[len(held)], place_names(view.package))
    return tuple(blocks)


def commitments(view: View) -> tuple[Block, ...]:
    """The matrix of improvement commitments, with what it still lacks."""
    heading = Heading(1, _("Matriz de compromisos"), "compromisos")
    rows = view.rows("commitments")
    if not rows:
        return (heading, Gap(_("Compromisos de mejora: qué se hará, quién es responsable y hasta cuándo.")))
    columns = (
        Column(_("N°"), weight=0.7),
        Column(_("Compromiso"), weight=3),
        Column(_("Origen"), weight=1.8),
        Column(_("Objetivo o acción"), weight=1.1),
        Column(_("Responsable"), weight=1.6),
        Column(_("Fecha límite"), weight=1),
        Column(_("Estado"), weight=0.9),
    )
    units = {row["code"]: row["name"] for row in view.rows("units")}
    body = tuple(
        Row(
            tuple(
                Cell(text)
                for text in (
                    row["id"],
                    row["action"],
                    row["origin"] or MISSING,
                    row["element"] or _("Todo el plan"),
                    row["responsible"] or units.get(row["unit"]) or MISSING,
                    day(row["due_date"]),
                    COMMITMENT_STATES.get(row["state"], MISSING),
                )
            )
        )
        for row in rows
    )
    return (heading, Table(_("Matriz de compromisos de mejora"), columns, body), *_incomplete(rows))


def _incomplete(rows: list[dict[str, object]]) -> tuple[Block, ...]:
    missing = [
        (_("responsable"), sum(not (row["responsible"] or row["unit"]) for row in rows)),
        (_("fecha límite"), sum(row["due_date"] is None for row in rows)),
        (_("estado"), sum(row["state"] is None for row in rows)),
    ]
    sentences = [
        ngettext("{n} de {all} compromisos no tiene {what}.", "{n} de {all} compromisos no tienen {what}.", n).format(
            n=n, all=len(rows), what=what
        )
        for what, n in missing
        if n
    ]
    return (Bullets(tuple(sentences)),) if sentences else ()
