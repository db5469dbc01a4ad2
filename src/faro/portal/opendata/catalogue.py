"""The catalogue of the open data as DCAT in JSON-LD, for portals that gather catalogues."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from faro.kernel.text import _
from faro.portal.domain.edition import Edition
from faro.portal.opendata.fields import OpenTable
from faro.portal.opendata.licence import LICENCE
from faro.portal.opendata.writers import FORMATS

Absolute = Callable[[str], str]
"""From an address of this site to a whole one."""

_CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_LANGUAGE = "es-PE"


@dataclass(frozen=True, slots=True)
class OtherDataset:
    """Tables that belong to no publication of a plan: their page, and the address of a file by table and suffix."""

    identifier: str
    title: str
    description: str
    page: str
    tables: dict[str, OpenTable]
    file: Callable[[str, str], str]


def catalogue(
    publications: Sequence[tuple[Edition, str, dict[str, OpenTable], Callable[[str, str], str], str]],
    absolute: Absolute,
    home: str,
    others: Sequence[OtherDataset] = (),
) -> dict[str, Any]:
    """The catalogue. Each publication comes with its page, its tables, the address of a file, and that of the ZIP.

    ``others``: what stands apart from publications.
    """
    publisher = publications[0][0].plan.municipality if publications else ""
    return {
        "@context": _CONTEXT,
        "@id": absolute(home),
        "@type": "dcat:Catalog",
        "dct:title": _text(_("Datos abiertos de {municipality}").format(municipality=publisher)),
        "dct:language": _LANGUAGE,
        "dct:license": {"@id": LICENCE.url},
        "dct:publisher": {"@type": "foaf:Organization", "foaf:name": publisher},
        "dcat:dataset": [
            _dataset(edition, page, tables, file, bundle, absolute)
            for edition, page, tables, file, bundle in publications
        ]
        + [_other(each, publisher, absolute) for each in others],
    }


def _other(dataset: OtherDataset, publisher: str, absolute: Absolute) -> dict[str, Any]:
    return {
        "@id": absolute(dataset.page),
        "@type": "dcat:Dataset",
        "dct:identifier": dataset.identifier,
        "dct:title": _text(dataset.title),
        "dct:description": _text(dataset.description),
        "dct:license": {"@id": LICENCE.url},
        "dct:language": _LANGUAGE,
        "dct:publisher": {"@type": "foaf:Organization", "foaf:name": publisher},
        "dcat:landingPage": {"@id": absolute(dataset.page)},
        "dcat:distribution": _distributions(dataset.tables, dataset.file, absolute),
    }


def _dataset(
    edition: Edition,
    page: str,
    tables: dict[str, OpenTable],
    file: Callable[[str, str], str],
    bundle: str,
    absolute: Absolute,
) -> dict[str, Any]:
    plan = edition.plan
    described = _("Objetivos, indicadores, metas, valores y resultados de {plan}, año {year}.")
    return {
        "@id": absolute(page),
        "@type": "dcat:Dataset",
        "dct:identifier": f"{edition.slug}-{edition.year}",
        "dct:title": _text(f"{plan.name}, {plan.year}"),
        "dct:description": _text(described.format(plan=plan.name, year=plan.year)),
        "dct:issued": {"@type": "xsd:dateTime", "@value": plan.published_at.isoformat()},
        "dct:license": {"@id": LICENCE.url},
        "dct:language": _LANGUAGE,
        "dct:publisher": {"@type": "foaf:Organization", "foaf:name": plan.municipality},
        "dcat:landingPage": {"@id": absolute(page)},
        "dcat:distribution": [
            _distribution(_("Paquete completo"), absolute(bundle), "application/zip"),
            *_distributions(tables, file, absolute),
        ],
    }


def _distributions(
    tables: dict[str, OpenTable], file: Callable[[str, str], str], absolute: Absolute
) -> list[dict[str, Any]]:
    return [
        _distribution(f"{table.label} ({each.label})", absolute(file(table.name, each.suffix)), each.media_type)
        for table in tables.values()
        for each in FORMATS.values()
    ]


def _distribution(title: str, url: str, media_type: str) -> dict[str, Any]:
    return {
        "@type": "dcat:Distribution",
        "dct:title": _text(title),
        "dcat:downloadURL": {"@id": url},
        "dcat:mediaType": media_type.partition(";")[0],
        "dct:license": {"@id": LICENCE.url},
    }


def _text(text: str) -> dict[str, str]:
    return {"@language": "es", "@value": text}
