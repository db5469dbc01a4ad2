"""What comes first: the year in figures, what the report is about, and how to read it."""

from faro.engine.evaluation import Run
from faro.kernel.fixed import plain
from faro.kernel.formats import MISSING, day
from faro.kernel.text import _, ngettext
from faro.reports.contents.figures import method_points, short_name
from faro.reports.contents.phrases import joined, share, verdict_word
from faro.reports.contents.view import View
from faro.reports.document import Block, Bullets, Cell, Column, Heading, KeyFigure, KeyFigures, Light, Paragraph, Row, Table
from faro.reports.lights import light_word

_LEVELS = {"OEI": _("objetivos (OEI)"), "AEI": _("acciones (AEI)")}


def front(view: View) -> tuple[Block, ...]:
    """Key figures and one paragraph, fit for a cover; then the facts of the report and how to read it."""
    return (
        key_figures(view),
        Paragraph(lead(view)),
        Heading(1, _("Datos del informe"), "datos"),
        _facts(view),
        Heading(2, _("Cómo leer este informe"), "lectura"),
        Bullets(tuple(_reading_notes(view))),
    )


def key_figures(view: View) -> KeyFigures:
    """Indicators, met, without data, and the overall result by each method."""
    totals = view.summary(view.first)
    return KeyFigures(
        (
            KeyFigure(_("Indicadores del plan"), str(totals["indicators"]), _levels_counted(view)),
            KeyFigure(_("Alcanzaron su meta"), str(totals["achieved"]), _achieved_note(view)),
            KeyFigure(_("Sin dato"), str(totals["no_data"]), _("de {n}").format(n=totals["indicators"])),
            *(_overall_figure(view, run) for run in view.runs),
        )
    )


def lead(view: View) -> str:
    """The year in two or three sentences."""
    totals = view.summary(view.first)
    if not totals["indicators"]:
        return _("El plan no tiene indicadores: no hay resultados que evaluar en {year}.").format(year=view.year)
    first = _("En {year} alcanzaron su meta {share} indicadores del plan").format(
        year=view.year, share=share(totals["achieved"], totals["indicators"])
    )
    missing = totals["indicators"] - totals["achieved"] - totals["no_data"]
    rest = ngettext("{n} no la alcanzó", "{n} no la alcanzaron", missing).format(n=missing)
    without = ngettext("{n} no tiene dato", "{n} no tienen dato", totals["no_data"]).format(n=totals["no_data"])
    return f"{first}; {rest}; {without}. " + " ".join(overall_sentence(view, run) for run in view.runs)


def overall_sentence(view: View, run: Run) -> str:
    """The overall result under a method, with its light and the lights of the objectives."""
    totals = view.summary(run)
    if totals["mean"] is None:
        return _("Según {method} no hay resultado general.").format(method=_named(run))
    return _("Según {method}, el resultado general es {points} ({light}), con {lights}.").format(
        method=_named(run),
        points=method_points(totals["mean"], run.method),
        light=light_word(run.method, totals["light"]).lower(),
        lights=lights_phrase(view, run),
    )


def _named(run: Run) -> str:
    name = short_name(run.method)
    return _("el {name}").format(name=name[0].lower() + name[1:]) if name.startswith(_("Método")) else name


def lights_phrase(view: View, run: Run, version: int | None = None) -> str:
    """«2 objetivos en verde, 1 en naranja y 6 en rojo»."""
    totals = view.summary(run, version)
    counts = [
        _("{n} en {colour}").format(n=totals[light], colour=light_word(run.method, light).lower())
        for light in (Light.GREEN, Light.AMBER, Light.RED)
    ]
    if totals[Light.ND]:
        counts.append(_("{n} sin resultado").format(n=totals[Light.ND]))
    return _("{counts} (de {objectives})").format(
        counts=joined(counts),
        objectives=ngettext("{n} objetivo", "{n} objetivos", len(view.roots)).format(n=len(view.roots)),
    )


def _levels_counted(view: View) -> str:
    counts: dict[str, int] = {}
    for node in view.nodes:
        counts[node.level] = counts.get(node.level, 0) + 1
    return _("en {levels}").format(levels=joined([f"{n} {_LEVELS.get(level, level)}" for level, n in counts.items()]))


def _achieved_note(view: View) -> str:
    totals = view.summary(view.first)
    note = share(totals["achieved"], totals["indicators"])
    if totals["achieved_low"] == totals["achieved_high"]:
        return note
    return _("{share}; de {low} a {high} según cómo se lean los sentidos ambiguos").format(
        share=note, low=totals["achieved_low"], high=totals["achieved_high"]
    )


def _overall_figure(view: View, run: Run) -> KeyFigure:
    totals = view.summary(run)
    value = method_points(totals["mean"], run.method)
    note = _("{light}: {lights}").format(light=light_word(run.method, totals["light"]), lights=lights_phrase(view, run))
    return KeyFigure(
        _("Resultado general, {method}").format(method=short_name(run.method)),
        value,
        note if totals["mean"] is not None else _("sin resultado: vea el capítulo III"),
        Light(totals["light"] or Light.ND),
    )


def _facts(view: View) -> Table:
    plan = view.plan
    unit = " · ".join(
        text.format(code=code)
        for text, code in ((_("Unidad ejecutora {code}"), plan.executing_unit), (_("Ubigeo {code}"), plan.ubigeo))
        if code
    )
    facts = [
        (_("Entidad"), plan.municipality),
        (_("Códigos"), unit or MISSING),
        (_("Plan"), f"{plan.name} ({plan.code})"),
        (_("Periodo del plan"), f"{plan.first_year}-{plan.last_year}"),
        (_("Norma que lo aprobó"), plan.approval_instrument or MISSING),
        (_("Año evaluado"), str(view.year)),
        (_("Fecha de corte de los datos"), day(plan.cutoff_date)),
        (_("Métodos de evaluación"), "; ".join(run.method.name for run in (*view.runs, *([view.poi] if view.poi else [])))),
        (_("Datos sintéticos"), verdict_word(plan.synthetic)),
    ]
    return Table(
        _("Datos del informe"),
        (Column(_("Dato"), weight=1), Column(_("Valor"), weight=3)),
        tuple(Row((Cell(label), Cell(value))) for label, value in facts),
    )


def _reading_notes(view: View) -> list[str]:
    notes = [
        _("Un indicador está logrado cuando su valor llega a la meta o la supera, en el sentido en que se mejora."),
        *(f"{_('Colores según')} {short_name(run.method)}: {bands_phrase(run)}." for run in view.runs),
        _("ND quiere decir «no disponible»: falta el dato. Un dato que falta nunca se cuenta como cero reportado."),
        _(
            "«Según documento» señala lo que imprime un documento publicado. Se conserva para compararlo: "
            "no es un resultado de este informe."
        ),
    ]
    if any(row["sense_ambiguous"] for row in view.indicators):
        notes.append(_("«Ambiguo» señala un indicador cuyo nombre admite la lectura contraria; se dan las dos."))
    if any(view.case(row["code"])["sense_source"] == "inferred" for row in view.indicators):
        notes.append(_("«Inferido» señala un sentido no declarado, deducido de la serie de metas."))
    notes.append(_("«Por completar» señala el lugar de un análisis que corresponde a una persona: no se redacta solo."))
    notes.append(_("La fuente de cada cifra y la definición de cada método están en los anexos."))
    return notes


def bands_phrase(run: Run) -> str:
    """«rojo, menos de 50; naranja, desde 50; verde, desde 75»."""
    bands = run.method.bands
    lowest = _("{name}, menos de {limit}").format(name=bands[0].name.lower(), limit=plain(bands[1].start)) if len(bands) > 1 else bands[0].name
    return "; ".join(
        [lowest, *(_("{name}, desde {limit}").format(name=band.name.lower(), limit=plain(band.start)) for band in bands[1:])]
    )
