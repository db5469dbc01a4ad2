"""What comes first: the year in figures and in a few sentences."""

from faro.engine.evaluation import Run
from faro.kernel.listing import joined
from faro.kernel.text import _, ngettext
from faro.reports.contents.figures import method_points, named
from faro.reports.contents.phrases import share_points
from faro.reports.contents.view import View
from faro.reports.document import Block, KeyFigure, KeyFigures, Light, Paragraph
from faro.reports.lights import light_word

_LEVELS = {"OEI": _("objetivos (OEI)"), "AEI": _("acciones (AEI)")}


def front(view: View) -> tuple[Block, ...]:
    """Key figures and one paragraph: what a reader takes in at a glance."""
    return (key_figures(view), Paragraph(lead(view)))


def key_figures(view: View) -> KeyFigures:
    """Indicators, met, without data, and the overall result by each method."""
    totals = view.summary(view.first)
    return KeyFigures(
        (
            KeyFigure(_("Indicadores del plan"), str(totals["indicators"]), _levels_counted(view)),
            KeyFigure(_("Alcanzaron su meta"), str(totals["achieved"]), _achieved_note(view)),
            KeyFigure(_("Sin dato"), str(totals["no_data"]), _("de {n} indicadores").format(n=totals["indicators"])),
            *(_overall_figure(view, run) for run in view.runs),
        )
    )


def lead(view: View) -> str:
    """The year in three or four sentences."""
    totals = view.summary(view.first)
    if not totals["indicators"]:
        return _("El plan no tiene indicadores: no hay resultados que evaluar en {year}.").format(year=view.year)
    sentences = [counts_sentence(view), *(overall_sentence(view, run) for run in view.runs)]
    return " ".join(sentences)


def counts_sentence(view: View) -> str:
    """How many indicators met their target, how many did not, how many have no data."""
    totals = view.summary(view.first)
    met, whole, unknown = totals["achieved"], totals["indicators"], totals["no_data"]
    first = ngettext(
        "En {year}, {met} de los {whole} indicadores del plan alcanzó su meta ({points})",
        "En {year}, {met} de los {whole} indicadores del plan alcanzaron su meta ({points})",
        met,
    ).format(year=view.year, met=met or _("ninguno"), whole=whole, points=share_points(met, whole))
    missed = whole - met - unknown
    parts = [first]
    if missed:
        parts.append(ngettext("{n} no la alcanzó", "{n} no la alcanzaron", missed).format(n=missed))
    if unknown:
        parts.append(ngettext("{n} no tiene dato", "{n} no tienen dato", unknown).format(n=unknown))
        return joined(parts) + "."
    return _("{counts}; todos tienen dato.").format(counts=joined(parts))


def overall_sentence(view: View, run: Run) -> str:
    """The overall result under a method, with its light and the lights of the objectives."""
    totals = view.summary(run)
    if totals["mean"] is None:
        return _("Según {method} no hay resultado general.").format(method=named(run.method))
    return _("Según {method}, el resultado general es {points} ({light}), con {lights}.").format(
        method=named(run.method),
        points=method_points(totals["mean"], run.method),
        light=light_word(run.method, totals["light"]).lower(),
        lights=lights_phrase(view, run),
    )


def lights_phrase(view: View, run: Run, version: int | None = None) -> str:
    """«2 objetivos en verde, 1 en naranja y 6 en rojo»; colours that no objective has are left out."""
    totals = view.summary(run, version)
    counts = [(totals[light], light_word(run.method, light).lower()) for light in (Light.GREEN, Light.AMBER, Light.RED)]
    items = [(n, _("en {colour}").format(colour=colour)) for n, colour in counts if n]
    if totals[Light.ND]:
        items.append((totals[Light.ND], _("sin resultado")))
    return joined([_lights_item(place, n, where) for place, (n, where) in enumerate(items)])


def _lights_item(place: int, n: int, where: str) -> str:
    pattern = "{n} {where}" if place else ngettext("{n} objetivo {where}", "{n} objetivos {where}", n)
    return pattern.format(n=n, where=where)


def _levels_counted(view: View) -> str:
    counts: dict[str, int] = {}
    for node in view.nodes:
        counts[node.level] = counts.get(node.level, 0) + 1
    return _("en {levels}").format(levels=joined([f"{n} {_LEVELS.get(level, level)}" for level, n in counts.items()]))


def _achieved_note(view: View) -> str:
    totals = view.summary(view.first)
    note = _("{points} de {whole}").format(
        points=share_points(totals["achieved"], totals["indicators"]), whole=totals["indicators"]
    )
    if totals["achieved_low"] == totals["achieved_high"]:
        return note
    return _("{share}; de {low} a {high} según se lean los sentidos ambiguos").format(
        share=note, low=totals["achieved_low"], high=totals["achieved_high"]
    )


def _overall_figure(view: View, run: Run) -> KeyFigure:
    totals = view.summary(run)
    value = method_points(totals["mean"], run.method)
    note = _("{light}: {lights}").format(light=light_word(run.method, totals["light"]), lights=lights_phrase(view, run))
    return KeyFigure(
        _("Resultado según {method}").format(method=named(run.method)),
        value,
        note if totals["mean"] is not None else _("sin resultado: la razón está en el resumen"),
        Light(totals["light"] or Light.ND),
    )
