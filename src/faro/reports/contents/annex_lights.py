"""Annex: the summary of lights, as the official tracking report ends with it."""

from collections.abc import Iterable
from itertools import pairwise

from faro.engine.evaluation import Run
from faro.kernel.fixed import plain
from faro.kernel.text import _
from faro.reports.contents.figures import named
from faro.reports.contents.view import Node, View
from faro.reports.document import Align, Block, Cell, Column, Light, Row, RowKind, Table

_LEVELS = {"OEI": (_("Objetivos"), _("Indicadores de objetivos")), "AEI": (_("Acciones"), _("Indicadores de acciones"))}


def lights_annex(view: View) -> tuple[str, str, tuple[Block, ...]]:
    """One table per method."""
    return _("Resumen de semáforos"), "semaforos", tuple(_table(view, run) for run in view.runs)


def _table(view: View, run: Run) -> Table:
    columns = (
        Column(_("Elementos"), weight=2.5),
        *(Column(label, Align.RIGHT) for label in band_labels(run)),
        Column(_("ND"), Align.RIGHT),
        Column(_("Total"), Align.RIGHT),
    )
    rows = []
    for label, lights in light_counts(view, run):
        counts = [lights.get(light, 0) for light in (*(band.light for band in run.method.bands), Light.ND)]
        texts = [label, *(str(count) for count in counts), str(sum(counts))]
        rows.append(Row(tuple(Cell(text) for text in texts), RowKind.BODY))
    return Table(_("Semáforos según {method}").format(method=named(run.method)), columns, tuple(rows))


def band_labels(run: Run) -> tuple[str, ...]:
    """«Rojo [0-75>», «Amarillo [75-95>», «Verde >= 95»: the bands as the official report heads them."""
    bands = run.method.bands
    labels = [
        _("{name} [{start}-{end}>").format(name=band.name, start=plain(band.start), end=plain(above.start))
        for band, above in pairwise(bands)
    ]
    return (*labels, _("{name} >= {start}").format(name=bands[-1].name, start=plain(bands[-1].start)))


def light_counts(view: View, run: Run) -> list[tuple[str, dict[str, int]]]:
    """For each level of the plan, how many elements and how many of their indicators have each light."""
    counts: list[tuple[str, dict[str, int]]] = []
    for level in dict.fromkeys(node.level for node in view.nodes):
        nodes = [node for node in view.nodes if node.level == level]
        elements, indicators = _LEVELS.get(level, (level, _("Indicadores de {level}").format(level=level)))
        counts.append((elements, _tally(view.element_result(run, node.code)["light"] for node in nodes)))
        counts.append((indicators, _tally(_indicator_lights(view, run, nodes))))
    return counts


def _indicator_lights(view: View, run: Run, nodes: list[Node]) -> Iterable[str]:
    return (view.result(run, row["code"])["light"] for node in nodes for row in view.indicators_of(node))


def _tally(lights: Iterable[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for light in lights:
        found[light] = found.get(light, 0) + 1
    return found
