"""What the report is about, and how to read it."""

from faro.engine.evaluation import Run
from faro.kernel.fixed import plain
from faro.kernel.formats import MISSING, day
from faro.kernel.text import _
from faro.reports.contents.figures import named
from faro.reports.contents.view import View
from faro.reports.document import Block, Bullets, Cell, Column, Heading, Row, Table


def reading_guide(view: View) -> tuple[Block, ...]:
    """The facts of the report and what its words and colours mean."""
    return (
        Heading(1, _("Datos del informe"), "datos"),
        _facts(view),
        Heading(2, _("Cómo leer este informe"), "lectura"),
        Bullets(tuple(_reading_notes(view))),
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
        (
            _("Métodos de evaluación"),
            "; ".join(run.method.name for run in (*view.runs, *([view.poi] if view.poi else []))),
        ),
    ]
    return Table(
        _("Entidad, plan, año y métodos"),
        (Column(_("Dato"), weight=1), Column(_("Valor"), weight=3)),
        tuple(Row((Cell(label), Cell(value))) for label, value in facts),
    )


def _reading_notes(view: View) -> list[str]:
    notes = [
        _("Un indicador está logrado cuando su valor llega a la meta o la supera, en el sentido en que se mejora."),
        *(
            _("Colores según {method}: {bands}.").format(method=named(run.method), bands=bands_phrase(run))
            for run in view.runs
        ),
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
    lowest = (
        _("{name}, menos de {limit}").format(name=bands[0].name.lower(), limit=plain(bands[1].start))
        if len(bands) > 1
        else bands[0].name
    )
    return "; ".join(
        [
            lowest,
            *(_("{name}, desde {limit}").format(name=band.name.lower(), limit=plain(band.start)) for band in bands[1:]),
        ]
    )
