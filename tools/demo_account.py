"""What is said about the demonstration plan: texts, commitments, links, claims, sources and one printed table."""

from itertools import pairwise

from demo_values import Row, Settings, records, wordings

PLACE = {"place": "Datos sintéticos"}
REPORT = {"source": "sint-informe", **PLACE}
BULLETIN = {"source": "sint-boletin", **PLACE}


def account_tables() -> dict[str, list[Row]]:
    """The rows of every table that holds words rather than measured figures."""
    said = wordings("account")
    printed = said["printed"]
    return {
        "texts": [{**row, **said["authorship"], **REPORT} for row in said["texts"]],
        "commitments": [{**row, **REPORT} for row in records(said["commitments"])],
        "links": [row for chain in records(said["links"]) for row in _links(chain, said["links"]["plans"])],
        "claims": [{**row, "year": said["year"], **BULLETIN} for row in records(said["claims"])],
        "sources": records(said["sources"]),
        "printed_tables": [{"id": printed["id"], "title": printed["title"], "role": printed["role"], **BULLETIN}],
        "printed_cells": [
            {"table": printed["id"], "row": number, "column": column, "heading": heading, "text": text}
            for number, texts in enumerate(printed["rows"], start=1)
            for column, heading, text in zip(printed["columns"], printed["headings"], texts, strict=True)
        ],
    }


def _links(chain: Settings, plans: list[str]) -> list[Row]:
    """One objective followed upwards: institutional, local, regional and national plan."""
    steps = [(chain[f"{level}_code"], chain[f"{level}_name"]) for level in ("pei", "local", "regional", "national")]
    return [
        {
            "id": f"{chain['pei_code']}-{number}",
            "lower_plan": plans[number - 1],
            "lower_code": lower[0],
            "lower_name": lower[1],
            "upper_plan": plans[number],
            "upper_code": upper[0],
            "upper_name": upper[1],
            "carried_over": "false",
            "explanation": chain["explanation"] if number == 1 else "",
            "source": "sint-pei",
            **PLACE,
        }
        for number, (lower, upper) in enumerate(pairwise(steps), start=1)
    ]
