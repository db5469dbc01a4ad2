"""The way of a figure as W3C PROV-JSON (Member Submission of 24 April 2013): roles and units, never names of people."""

import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from faro.kernel.text import _
from faro.registers.domain.counting import Sides, Tally, unpack
from faro.registers.domain.measures.results import Measured
from faro.registers.domain.measures.telling import as_data
from faro.registers.models import Attachment, Record
from faro.registers.selectors.lineage.counting import count_of
from faro.registers.selectors.lineage.paths import Lineage

PREFIXES = {"faro": "urn:faro:", "xsd": "http://www.w3.org/2001/XMLSchema#"}
MOST_RECORDS = 1_000
"""Records told one by one; more are told as one collection with its digest."""

Facts = dict[str, Any]


def prov_of(found: Lineage, figure: Measured, *, with_records: bool) -> Facts:
    """The document. ``with_records``: each record by its key, where they are not very many. Needs a measure."""
    tally, digest = _counted(found)
    document = _Document()
    names = _Names(found)
    _say_figure(document, names, found, figure)
    _say_records(document, names, tally, digest)
    _say_acts(document, names, found)
    if with_records and len(tally) <= MOST_RECORDS:
        _say_each(document, names, tally)
    return document.whole()


def _counted(found: Lineage) -> tuple[Tally, str]:
    if found.counted is not None:
        return unpack(bytes(found.counted.records)), found.counted.digest
    if found.measure is None:
        raise ValueError(found.period)
    count = count_of(found.measure, found.span)
    return count.tally, count.digest


class _Document:
    def __init__(self) -> None:
        self.parts: dict[str, Facts] = {}

    def thing(self, kind: str, name: str, **facts: object) -> str:
        said = {_attribute(key): _typed(value) for key, value in facts.items() if value not in (None, "")}
        self.parts.setdefault(kind, {})[name] = said
        return name

    def relation(self, kind: str, **ends: object) -> None:
        said = {f"prov:{key}": _typed(value) for key, value in ends.items() if value not in (None, "")}
        held = self.parts.setdefault(kind, {})
        held[f"_:{kind}{len(held) + 1}"] = said

    def whole(self) -> Facts:
        return {"prefix": dict(PREFIXES), **self.parts}


def _attribute(key: str) -> str:
    known = {"label": "prov:label", "type": "prov:type", "start": "prov:startTime", "end": "prov:endTime"}
    return known.get(key, f"faro:{key}")


def _typed(value: object) -> object:
    if isinstance(value, datetime):
        return value.isoformat()
    return value if isinstance(value, str | int | float | bool) else str(value)


class _Names:
    """The identifiers of a document: letters, digits, dots and dashes after the prefix."""

    def __init__(self, found: Lineage) -> None:
        if found.measure is None:
            raise ValueError(found.period)
        self.figure = _name("cifra", found.plan.code, found.indicator.code, found.period)
        self.confirmed = _name("informado", found.plan.code, found.indicator.code, found.period)
        register = found.register.code
        self.records = _name("anotaciones", register, found.indicator.code, found.period)
        self.measure = _name("medida", register, found.measure.code, str(found.measure.number))
        self.capture = _name("captura", register, found.period)
        self.computing = _name("calculo", register, found.measure.code, found.period)
        self.confirming = _name("confirmacion", found.plan.code, found.indicator.code, found.period)
        self.releasing = _name("liberacion", found.plan.code, found.indicator.code, found.period)
        self.unit = _name("unidad", found.report.unit if found.report else found.register.unit)
        self.keeper = _name("unidad", found.register.unit)
        self.register = register


def _name(*parts: str) -> str:
    return "faro:" + "-".join(re.sub(r"[^A-Za-z0-9.]+", "-", part).strip("-") or "x" for part in parts)


def _say_figure(document: _Document, names: _Names, found: Lineage, figure: Measured) -> None:
    measure = found.measure
    if measure is None:
        return
    data = as_data(figure)
    facts = {
        key: data[key] for key in ("value", "exact", "numerator", "denominator", "multiplier", "sample", "outcome")
    }
    document.thing("entity", names.figure, label=found.indicator.name, period=found.period, **facts)
    label = f"{names.register}.{measure.code}"
    plan = {"expression": measure.expression, "version": measure.number}
    document.thing("entity", names.measure, label=label, type="prov:Plan", **plan)
    document.relation("wasDerivedFrom", generatedEntity=names.figure, usedEntity=names.records)


def _say_records(document: _Document, names: _Names, tally: Tally, digest: str) -> None:
    sides = {side: len(tally.on(side)) for side in (Sides.NUMERATOR, Sides.DENOMINATOR)}
    document.thing(
        "entity",
        names.records,
        type="prov:Collection",
        count=len(tally),
        in_numerator=sides[Sides.NUMERATOR],
        in_denominator=sides[Sides.DENOMINATOR],
        sha256=digest,
    )
    document.relation("wasGeneratedBy", entity=names.records, activity=names.capture)


def _say_acts(document: _Document, names: _Names, found: Lineage) -> None:
    document.thing("agent", names.keeper, type="prov:Organization", unit=found.register.unit)
    document.thing("activity", names.capture, label=_("Anotar en «{name}»").format(name=found.register.name))
    document.relation("wasAssociatedWith", activity=names.capture, agent=names.keeper)
    at = found.counted.at if found.counted else None
    document.thing("activity", names.computing, label=_("Calcular la medida"), end=at)
    document.relation("used", activity=names.computing, entity=names.records)
    document.relation("wasGeneratedBy", entity=names.figure, activity=names.computing, time=at)
    program = document.thing("agent", "faro:programa", type="prov:SoftwareAgent", label="Faro")
    document.relation("wasAssociatedWith", activity=names.computing, agent=program, plan=names.measure)
    report = found.report
    if report is None or report.sent_at is None:
        return
    document.thing("agent", names.unit, type="prov:Organization", unit=report.unit)
    role = document.thing("agent", "faro:rol-informa", label=_("Quien informa por la unidad"))
    document.thing("activity", names.confirming, label=_("Informar la cifra"), end=report.sent_at)
    document.relation("used", activity=names.confirming, entity=names.figure)
    for agent in (role, names.unit):
        document.relation("wasAssociatedWith", activity=names.confirming, agent=agent)
    document.thing("entity", names.confirmed, label=_("Cifra informada"), value_millionths=report.value)
    document.relation("wasGeneratedBy", entity=names.confirmed, activity=names.confirming, time=report.sent_at)
    document.relation("wasDerivedFrom", generatedEntity=names.confirmed, usedEntity=names.figure)
    _say_release(document, names, report.released_at)


def _say_release(document: _Document, names: _Names, released_at: datetime | None) -> None:
    if released_at is None:
        return
    role = document.thing("agent", "faro:rol-libera", label=_("Quien libera por Planeamiento"))
    document.thing("activity", names.releasing, label=_("Liberar la cifra"), end=released_at)
    document.relation("used", activity=names.releasing, entity=names.confirmed)
    document.relation("wasAssociatedWith", activity=names.releasing, agent=role)


def _say_each(document: _Document, names: _Names, tally: Tally) -> None:
    revisions = {entry.row: entry.revision for entry in tally}
    rows = Record.objects.select_related("register", "version").in_bulk(list(tally.rows))
    for form in sorted({(each.register.code, each.version.number, each.version.digest) for each in rows.values()}):
        document.thing("entity", _form(*form[:2]), type="prov:Plan", version=form[1], sha256=form[2])
    for row, each in sorted(rows.items()):
        name = _name("anotacion", each.register.code, each.key)
        document.thing("entity", name, number=each.number, revision=revisions[row], day=each.day)
        document.relation("hadMember", collection=names.records, entity=name)
        document.relation(
            "wasDerivedFrom", generatedEntity=name, usedEntity=_form(each.register.code, each.version.number)
        )
    for row, sha256 in _files(rows):
        file = document.thing("entity", _name("archivo", sha256), sha256=sha256, type="faro:Evidencia")
        record = rows[row]
        document.relation(
            "wasDerivedFrom", generatedEntity=_name("anotacion", record.register.code, record.key), usedEntity=file
        )


def _form(register: str, number: int) -> str:
    return _name("formulario", register, str(number))


def _files(rows: Mapping[int, Record]) -> Iterator[tuple[int, str]]:
    found = Attachment.objects.filter(record__in=list(rows)).order_by("record", "id")
    yield from found.values_list("record", "sha256").distinct()
