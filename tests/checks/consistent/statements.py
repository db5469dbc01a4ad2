"""What is said about a made-up plan: texts, commitments, alignment, sources. Norms are cited one way."""

from datetime import date
from random import Random
from typing import Any

from tests.checks.consistent.indicators import Years
from tests.checks.consistent.norms import Norm
from tests.checks.consistent.tree import Objective, Unit

Rows = list[dict[str, Any]]


def text_rows(plan: list[Objective], norms: list[Norm], years: Years) -> Rows:
    """One text of the plan and one of each objective."""
    modified = "".join(f" La {norm.cited} modificó metas." for norm in norms[1:])
    rows: Rows = [
        {
            "id": "T-00",
            "section": "presentation",
            "text": f"El plan fue aprobado por la {norms[0].cited}.{modified} Este informe evalúa {years.evaluated}.",
            "author": "Oficina de planeamiento",
        }
    ]
    rows += [
        {
            "id": f"T-{number:02}",
            "section": "analysis",
            "element": objective.code,
            "text": f"El trabajo del año en {objective.theme.field} siguió lo programado por sus unidades.",
            "author": "Oficina de planeamiento",
        }
        for number, objective in enumerate(plan, start=1)
    ]
    return rows


def commitment_rows(random: Random, plan: list[Objective], offices: list[Unit], years: Years) -> Rows:
    """A commitment for some objectives, with who, until when and how it stands."""
    rows: Rows = []
    for number, objective in enumerate(plan, start=1):
        if random.random() < 0.5:
            office = random.choice(offices)
            rows.append(
                {
                    "id": f"M-{number:02}",
                    "action": f"Revisar la programación de {objective.theme.field} con las unidades.",
                    "element": objective.code,
                    "unit": office.code,
                    "responsible": office.name,
                    "due_date": date(years.evaluated + 1, random.randint(3, 12), 15),
                    "state": random.choice(("pending", "in_progress")),
                }
            )
    return rows


def link_rows(plan: list[Objective], place: str) -> Rows:
    """Each objective with one of the local development plan."""
    return [
        {
            "id": f"L-{number:02}",
            "lower_plan": "Plan Estratégico Institucional",
            "lower_code": objective.code,
            "lower_name": objective.name,
            "upper_plan": f"Plan de Desarrollo Local Concertado de {place}",
            "upper_code": f"OEL.{number:02}",
            "upper_name": f"Avanzar en {objective.theme.field}",
            "carried_over": False,
        }
        for number, objective in enumerate(plan, start=1)
    ]


def source_rows(norms: list[Norm], years: Years, place: str) -> Rows:
    """The published report and the plan."""
    publisher = f"Municipalidad Provincial de {place}"
    return [
        {
            "id": "informe",
            "title": f"Informe de evaluación del PEI, año {years.evaluated}",
            "publisher": publisher,
            "date": date(years.evaluated + 1, 4, 30),
        },
        {
            "id": "pei",
            "title": f"Plan Estratégico Institucional {years.first}-{years.last}",
            "publisher": publisher,
            "instrument": norms[0].cited,
            "date": norms[0].date,
        },
    ]
