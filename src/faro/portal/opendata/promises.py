"""The tables of promises: each promise, its targets, the states that people decided and what answers to it."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

import polars as pl
from django.urls import reverse

from faro.kernel.text import _
from faro.portal.opendata.catalogue import OtherDataset
from faro.portal.opendata.fields import Field, Holds, OpenTable
from faro.portal.opendata.licence import LICENCE
from faro.portal.opendata.results import Row, made_table
from faro.portal.opendata.writers import About
from faro.portal.promises.known import are_samples, is_sample, known_plans, known_pledges
from faro.promises import api as promises
from faro.promises.api import Decision, DiagnosisSeries, Figure, PledgeLine, PledgeLink, PledgeTarget

_FORMULA = r"^[=+\-@\t\r]"
_PLAN = Field("plan", _("Plan de gobierno"), Holds.TEXT)
_CODE = Field("pledge", _("Promesa"), Holds.TEXT, _("Código de la promesa en su plan."))
_SAMPLE = Field(
    "sample", _("De muestra"), Holds.BOOLEAN, _("Verdadero: el estado es inventado, para una demostración.")
)

_PLEDGES = (
    _PLAN,
    Field("party", _("Organización política"), Holds.TEXT),
    _CODE,
    Field("title", _("Título"), Holds.TEXT, _("Puesto por Faro: no es cita.")),
    Field("dimension", _("Dimensión"), Holds.TEXT),
    Field("axis", _("Eje"), Holds.TEXT),
    Field("objective", _("Objetivo"), Holds.TEXT),
    Field("target", _("Metas"), Holds.TEXT, _("Como las dice el plan.")),
    Field("quotation", _("Cita"), Holds.TEXT, _("Del documento, treinta palabras como máximo.")),
    Field("place", _("Lugar en el documento"), Holds.TEXT),
    Field("page", _("Página"), Holds.INTEGER),
    Field("line", _("Línea"), Holds.INTEGER),
    Field("sector", _("Lugar del territorio"), Holds.TEXT),
    Field("latitude", _("Latitud"), Holds.QUANTITY, _("En grados, WGS 84.")),
    Field("longitude", _("Longitud"), Holds.QUANTITY, _("En grados, WGS 84.")),
    Field("deadline", _("Plazo"), Holds.TEXT, _("Año, año-mes o día: el último de sus metas.")),
    Field("state", _("Estado"), Holds.TEXT, _("Vacío: sin evaluar todavía.")),
    Field("since", _("Desde"), Holds.DATE),
    _SAMPLE,
    Field("clarity", _("Claridad de la meta"), Holds.INTEGER, _("De 0 a 100: la de su peor meta.")),
    Field("missing", _("Qué no dice"), Holds.TEXT),
    Field("has_action", _("Tiene acción"), Holds.BOOLEAN, _("Si algo del plan o del trabajo la cumple, confirmado.")),
)
_TARGETS = (
    _PLAN,
    _CODE,
    Field("number", _("Número"), Holds.TEXT),
    Field("text", _("Meta"), Holds.TEXT),
    Field("kind", _("Clase"), Holds.TEXT),
    Field("comparator", _("Comparación"), Holds.TEXT),
    Field("quantity", _("Cantidad"), Holds.QUANTITY),
    Field("unit", _("Unidad"), Holds.TEXT),
    Field("baseline", _("Línea de base"), Holds.QUANTITY),
    Field("deadline", _("Plazo"), Holds.TEXT),
    Field("deadline_inherited", _("Plazo del encabezado"), Holds.BOOLEAN),
    Field("clarity", _("Claridad"), Holds.INTEGER, _("De 0 a 100.")),
    Field("missing", _("Qué no dice"), Holds.TEXT),
)
_STATES = (
    _PLAN,
    _CODE,
    Field("state", _("Estado"), Holds.TEXT),
    Field("day", _("Desde"), Holds.DATE),
    Field("reason", _("Motivo"), Holds.TEXT),
    Field("source", _("Fuente"), Holds.TEXT),
    Field("resolution", _("Resolución"), Holds.TEXT),
    Field("proposed", _("Lo que proponían las cifras"), Holds.TEXT),
    _SAMPLE,
)
_LINKS = (
    _PLAN,
    _CODE,
    Field("kind", _("Clase"), Holds.TEXT),
    Field("subject", _("Con qué"), Holds.TEXT, _("Clave de Faro.")),
    Field("title", _("Nombre"), Holds.TEXT),
    Field("sample", _("De muestra"), Holds.BOOLEAN, _("Verdadero: se confirmó en una demostración.")),
)
_DIAGNOSIS = (
    Field("code", _("Código"), Holds.TEXT),
    Field("topic", _("Tema"), Holds.TEXT),
    Field("indicator", _("Dato"), Holds.TEXT),
    Field("place", _("Lugar"), Holds.TEXT),
    Field("year", _("Año"), Holds.TEXT, _("Como está impreso.")),
    Field("printed", _("Impreso"), Holds.TEXT),
    Field("value", _("Valor"), Holds.QUANTITY),
    Field("unit", _("Unidad"), Holds.TEXT),
    Field("document", _("Documento"), Holds.TEXT),
    Field("section", _("Sección"), Holds.TEXT),
    Field("line", _("Línea"), Holds.INTEGER),
    Field("note", _("Nota"), Holds.TEXT),
    Field("contradicted", _("Contradicho"), Holds.BOOLEAN, _("Si otra cifra dice lo contrario.")),
)


def tables_of_promises() -> dict[str, OpenTable]:
    """Every table of promises by name."""
    given = (
        pledges_table(known_pledges()),
        made_table(
            "targets",
            _("Metas de las promesas"),
            _("Cada meta, como la dice el plan y separada en sus partes."),
            _TARGETS,
            (_target_row(each) for each in promises.targets_of()),
        ),
        made_table(
            "states",
            _("Estados de las promesas"),
            _("Cada estado que una persona decidió, con su motivo y su fuente."),
            _STATES,
            (_state_row(each) for each in promises.decisions()),
        ),
        made_table(
            "links",
            _("Lo que cumple las promesas"),
            _("Los vínculos confirmados con objetivos, acciones, actividades, inversiones, indicadores y sustento."),
            _LINKS,
            (_link_row(each) for each in promises.confirmed_links()),
        ),
        made_table(
            "diagnosis",
            _("Cifras del diagnóstico"),
            _("Lo que los documentos dicen de la provincia, contradicciones incluidas."),
            _DIAGNOSIS,
            (_figure_row(series, each) for series in promises.diagnosis() for each in series.figures),
        ),
    )
    return {table.name: table for table in given}


def guarded(table: OpenTable) -> OpenTable:
    """The table as its CSV file has it: a text that a spreadsheet would run as a formula is set behind an apostrophe.

    The texts are a party's, or a person's; a comparator is none, and stays bare.
    """
    texts = [each.name for each in table.fields if each.holds is Holds.TEXT and each.name != "comparator"]
    frame = table.frame.with_columns(pl.col(name).str.replace(_FORMULA, "'$0") for name in texts)
    return replace(table, frame=frame)


def promise_datasets() -> tuple[OtherDataset, ...]:
    """The tables of promises for the catalogue; none before a government plan is followed."""
    if not known_plans():
        return ()
    return (
        OtherDataset(
            "promesas",
            _("Promesas de los planes de gobierno"),
            _("Lo prometido en los planes de gobierno, con su lugar en el documento, sus metas y sus estados."),
            reverse("portal:promises_data"),
            tables_of_promises(),
            table_address,
        ),
    )


def table_address(table: str, suffix: str) -> str:
    """Where a table is as a file."""
    return reverse("portal:promises_table", kwargs={"code": table, "suffix": suffix})


def pledges_table(lines: Iterable[PledgeLine]) -> OpenTable:
    """Promises, one row each."""
    label, about = _("Promesas"), _("Cada promesa de los planes de gobierno, con su lugar en el documento y su estado.")
    return made_table("pledges", label, about, _PLEDGES, (pledge_row(each) for each in lines))


def about_promises(url: str) -> About:
    """Where a file of these comes from."""
    return {
        _("Qué es"): _("Promesas de los planes de gobierno"),
        _("Planes"): "; ".join(each.title for each in promises.government_plans()),
        _("Licencia"): f"{LICENCE.name} ({LICENCE.code}), {LICENCE.url}",
        _("Dirección"): url,
    }


def pledge_row(line: PledgeLine) -> Row:
    """A promise as a row, by the names of its fields."""
    same = (
        "plan", "party", "title", "dimension", "axis", "objective", "target", "quotation", "place", "page", "line",
        "sector", "latitude", "longitude", "deadline", "state", "since", "has_action",
    )  # fmt: skip
    return {
        **{name: getattr(line, name) for name in same},
        "pledge": line.code,
        "sample": is_sample(line.state),
        "clarity": line.quality.score,
        "missing": _said([each.text for each in line.quality.reasons]),
    }


def _target_row(owned: PledgeTarget) -> Row:
    same = (
        "number", "text", "kind", "comparator", "quantity", "unit", "baseline", "deadline", "deadline_inherited",
    )  # fmt: skip
    return {
        **{name: getattr(owned.target, name) for name in same},
        "plan": owned.plan,
        "pledge": owned.code,
        "clarity": owned.target.quality.score,
        "missing": _said([each.text for each in owned.target.quality.reasons]),
    }


def _state_row(decision: Decision) -> Row:
    same = ("state", "day", "reason", "source", "resolution", "proposed")
    return {
        **{name: getattr(decision.entry, name) for name in same},
        "plan": decision.plan,
        "pledge": decision.code,
        "sample": is_sample(decision.entry.state),
    }


def _link_row(owned: PledgeLink) -> Row:
    same = ("kind", "subject", "title")
    own = {name: getattr(owned.link, name) for name in same}
    return own | {"plan": owned.plan, "pledge": owned.code, "sample": are_samples([owned.link])}


def _figure_row(series: DiagnosisSeries, figure: Figure) -> Row:
    same = tuple(field.name for field in _DIAGNOSIS if field.name != "contradicted")
    doubted = {each.code for conflict in series.conflicts for each in conflict.figures}
    return {**{name: getattr(figure, name) for name in same}, "contradicted": figure.code in doubted}


def _said(texts: Sequence[str]) -> str:
    return " ".join(texts)
