"""The tables that an evaluation makes: results of every method, findings and money."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import polars as pl

from faro.evaluation.api import PublishedPlan, Verdict
from faro.kernel.text import _
from faro.portal.opendata.fields import Field, Holds, OpenTable

_TYPES: Mapping[Holds, type[pl.DataType]] = {
    Holds.TEXT: pl.String,
    Holds.INTEGER: pl.Int64,
    Holds.QUANTITY: pl.Int64,
    Holds.MONEY: pl.Int64,
    Holds.POINTS: pl.Float64,
    Holds.BOOLEAN: pl.Boolean,
    Holds.DATE: pl.Date,
}

Row = dict[str, Any]

_VERDICT = (
    Field("method", _("Método"), Holds.TEXT),
    Field("target_version", _("Versión de las metas"), Holds.INTEGER, _("0 es la original.")),
    Field("in_force", _("Vigente"), Holds.BOOLEAN, _("Si esa versión de las metas es la vigente.")),
    Field("state", _("Estado"), Holds.TEXT),
    Field("reason_code", _("Razón"), Holds.TEXT, _("Por qué no hay cifra, en código estable.")),
    Field("light", _("Color"), Holds.TEXT, _("green, amber, red o nd.")),
    Field("result", _("Resultado"), Holds.POINTS, _("En puntos, sin redondear.")),
)
_COUNTS = (
    Field("indicators", _("Indicadores"), Holds.INTEGER),
    Field("achieved_count", _("Logrados"), Holds.INTEGER),
    Field("no_data", _("Sin dato"), Holds.INTEGER),
    Field("own_indicators", _("Indicadores propios"), Holds.INTEGER),
    Field("achieved_low", _("Logrados, lectura menos favorable"), Holds.INTEGER),
    Field("achieved_high", _("Logrados, lectura más favorable"), Holds.INTEGER),
    Field("simple_mean", _("Promedio simple"), Holds.POINTS),
)


def result_tables(plan: PublishedPlan) -> tuple[OpenTable, ...]:
    """Every table of results of a publication."""
    return (
        made_table(
            "results_plan",
            _("Resultados del plan"),
            _("El plan entero según cada método."),
            _plan_fields(),
            _plan_rows(plan),
        ),
        made_table(
            "results_elements",
            _("Resultados de objetivos y acciones"),
            _("Cada objetivo y acción según cada método y versión de las metas."),
            (_CODE, _NAME, Field("level", _("Nivel"), Holds.TEXT), *_VERDICT, *_COUNTS),
            _element_rows(plan),
        ),
        made_table(
            "results_indicators",
            _("Resultados de indicadores"),
            _("Cada indicador según cada método y versión de las metas: meta, valor, avance y si se logró."),
            _indicator_fields(),
            _indicator_rows(plan),
        ),
        made_table(
            "results_units",
            _("Resultados de unidades"),
            _("Cada centro de costo según los métodos del plan operativo."),
            (_CODE, _NAME, *_VERDICT),
            _unit_rows(plan),
        ),
        made_table(
            "findings",
            _("Lo que no cuadra"),
            _("Las contradicciones que el auditor encontró."),
            _finding_fields(),
            _finding_rows(plan),
        ),
        made_table(
            "finding_places",
            _("Lugares de lo que no cuadra"),
            _("Dónde está cada contradicción y qué dice ahí."),
            tuple(Field(name, label, Holds.TEXT) for name, label in _PLACE_LABELS.items()),
            [
                {"finding": each.id, "place": place, "printed": printed}
                for each in plan.findings
                for place, printed in each.places
            ],
        ),
        made_table(
            "amounts",
            _("Montos"),
            _("El dinero del plan operativo, impreso por un documento o calculado."),
            _amount_fields(),
            _amount_rows(plan),
        ),
    )


_CODE = Field("code", _("Código"), Holds.TEXT)
_NAME = Field("name", _("Denominación"), Holds.TEXT)
_PLACE_LABELS = {"finding": _("Hallazgo"), "place": _("Lugar"), "printed": _("Impreso")}


def made_table(name: str, label: str, about: str, fields: tuple[Field, ...], rows: Iterable[Row]) -> OpenTable:
    """A table that Faro makes, of rows that have a value for each field."""
    schema = {field.name: _TYPES[field.holds] for field in fields}
    frame = pl.DataFrame(list(rows), schema=schema, orient="row")
    return OpenTable(name, label, about, fields, frame, computed=True)


def _verdict(verdict: Verdict) -> Row:
    return {
        "method": verdict.method,
        "target_version": verdict.version,
        "in_force": verdict.in_force,
        "state": verdict.state,
        "reason_code": verdict.reason_code,
        "light": verdict.light,
        "result": verdict.result,
    }


def _counts(verdict: Verdict) -> Row:
    return {field.name: getattr(verdict, field.name) for field in _COUNTS}


def _plan_fields() -> tuple[Field, ...]:
    return (Field("plan", _("Plan"), Holds.TEXT), Field("year", _("Año"), Holds.INTEGER), *_VERDICT, *_COUNTS)


def _plan_rows(plan: PublishedPlan) -> Iterable[Row]:
    return ({"plan": plan.plan, "year": plan.year, **_verdict(verdict), **_counts(verdict)} for verdict in plan.totals)


def _element_rows(plan: PublishedPlan) -> Iterable[Row]:
    return (
        {"code": each.code, "name": each.name, "level": each.level, **_verdict(verdict), **_counts(verdict)}
        for each in plan.elements.values()
        for verdict in each.verdicts
    )


def _unit_rows(plan: PublishedPlan) -> Iterable[Row]:
    return (
        {"code": each.code, "name": each.name, **_verdict(verdict)}
        for each in plan.units.values()
        for verdict in each.verdicts
    )


def _indicator_fields() -> tuple[Field, ...]:
    return (
        _CODE,
        _NAME,
        Field("element", _("Objetivo o acción"), Holds.TEXT),
        Field("sense", _("Sentido"), Holds.TEXT),
        Field("target", _("Meta"), Holds.QUANTITY),
        Field("value", _("Valor obtenido"), Holds.POINTS, _("Calculado de numerador y denominador donde los hay.")),
        Field("numerator", _("Numerador"), Holds.QUANTITY),
        Field("denominator", _("Denominador"), Holds.QUANTITY),
        *_VERDICT,
        Field("degree_raw", _("Avance sin tope"), Holds.POINTS, _("«Resultado» es el avance con el tope del método.")),
        Field("achieved", _("Logrado"), Holds.BOOLEAN, _("Valor contra meta; no depende del método.")),
        Field("achieved_if_reversed", _("Logrado con el sentido contrario"), Holds.BOOLEAN),
        Field("carried", _("Meta de una versión anterior"), Holds.BOOLEAN),
    )


_OF_INDICATORS = (
    "target",
    "value",
    "numerator",
    "denominator",
    "degree_raw",
    "achieved",
    "achieved_if_reversed",
    "carried",
)


def _indicator_rows(plan: PublishedPlan) -> Iterable[Row]:
    return (
        {
            "code": each.code,
            "name": each.name,
            "element": each.element,
            "sense": each.sense,
            **_verdict(verdict),
            **{name: getattr(verdict, name) for name in _OF_INDICATORS},
        }
        for each in plan.indicators.values()
        for verdict in each.verdicts
    )


_FINDING_LABELS: Mapping[str, Callable[[], str]] = {
    "id": lambda: _("Hallazgo"),
    "rule": lambda: _("Regla"),
    "rule_class": lambda: _("Clase"),
    "severity": lambda: _("Gravedad"),
    "subject": lambda: _("Asunto"),
    "message": lambda: _("Hallazgo en una frase"),
    "printed": lambda: _("Impreso"),
    "recomputed": lambda: _("Recalculado"),
    "difference": lambda: _("Diferencia"),
    "unit": lambda: _("Unidad"),
}


def _finding_fields() -> tuple[Field, ...]:
    return tuple(Field(name, label(), Holds.TEXT) for name, label in _FINDING_LABELS.items())


def _finding_rows(plan: PublishedPlan) -> Iterable[Row]:
    return ({name: getattr(each, name) for name in _FINDING_LABELS} for each in plan.findings)


def _amount_fields() -> tuple[Field, ...]:
    return (
        Field("scope", _("Ámbito"), Holds.TEXT),
        _CODE,
        Field("stage", _("Etapa"), Holds.TEXT),
        Field("amount", _("Monto"), Holds.MONEY, _("En soles.")),
        Field("computed", _("Calculado"), Holds.BOOLEAN, _("Falso: es lo que imprime el documento.")),
        Field("source", _("Fuente"), Holds.TEXT),
        Field("place", _("Lugar"), Holds.TEXT),
    )


def _amount_rows(plan: PublishedPlan) -> Iterable[Row]:
    return (
        {
            "scope": each.scope,
            "code": each.code,
            "stage": each.stage,
            "amount": each.centimos,
            "computed": each.computed,
            "source": each.provenance.source,
            "place": each.provenance.place,
        }
        for each in plan.amounts
    )
