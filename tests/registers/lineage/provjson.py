"""What a PROV-JSON document must be: the W3C Member Submission of 24 April 2013, section by section.

Written from the text of the submission, apart from the code that makes documents.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

QNAME = re.compile(r"(?:[A-Za-z_][\w.-]*|_):[A-Za-z0-9_][\w.-]*")
ELEMENTS = ("entity", "activity", "agent")
RELATIONS: dict[str, tuple[dict[str, str], dict[str, str]]] = {
    "wasGeneratedBy": ({"prov:entity": "entity"}, {"prov:activity": "activity"}),
    "used": ({"prov:activity": "activity"}, {"prov:entity": "entity"}),
    "wasAssociatedWith": ({"prov:activity": "activity"}, {"prov:agent": "agent", "prov:plan": "entity"}),
    "wasDerivedFrom": ({"prov:generatedEntity": "entity", "prov:usedEntity": "entity"}, {"prov:activity": "activity"}),
    "hadMember": ({"prov:collection": "entity", "prov:entity": "entity"}, {}),
}
TIMED = ("wasGeneratedBy", "used")


def faults(document: Mapping[str, Any]) -> list[str]:
    """Everything in which a document is not PROV-JSON; empty for one that is."""
    return [*_of_parts(document), *_of_elements(document), *_of_relations(document)]


def _of_parts(document: Mapping[str, Any]) -> Iterator[str]:
    for part in document.keys() - {"prefix", *ELEMENTS, *RELATIONS}:
        yield f"no such part: {part}"
    for prefix, address in document.get("prefix", {}).items():
        if not re.fullmatch(r"(?:urn|http|https):\S+", address):
            yield f"prefix {prefix}: {address}"


def _of_elements(document: Mapping[str, Any]) -> Iterator[str]:
    for part in ELEMENTS:
        for name, facts in document.get(part, {}).items():
            yield from _of_name(document, name)
            for attribute, value in facts.items():
                yield from _of_name(document, attribute)
                if not isinstance(value, str | int | float | bool):
                    yield f"{name} {attribute}: {value!r}"
                if attribute in ("prov:startTime", "prov:endTime"):
                    if part != "activity":
                        yield f"only activities have times: {name}"
                    yield from _of_time(str(value))


def _of_relations(document: Mapping[str, Any]) -> Iterator[str]:
    for relation, (required, optional) in RELATIONS.items():
        for name, ends in document.get(relation, {}).items():
            yield from _of_name(document, name)
            yield from (f"{name} lacks {each}" for each in required.keys() - ends.keys())
            for role, target in ends.items():
                kind = {**required, **optional}.get(role)
                if role == "prov:time" and relation in TIMED:
                    yield from _of_time(target)
                elif kind is None:
                    yield f"{name}: no role {role}"
                elif target not in document.get(kind, {}):
                    yield f"{name}: {role} names no {kind}: {target}"


def _of_name(document: Mapping[str, Any], name: str) -> Iterator[str]:
    if not QNAME.fullmatch(name):
        yield f"not a qualified name: {name}"
    elif name.partition(":")[0] not in {"_", "prov", *document.get("prefix", {})}:
        yield f"unknown prefix: {name}"


def _of_time(text: str) -> Iterator[str]:
    if datetime.fromisoformat(text).tzinfo is None:
        yield f"a time without its zone: {text}"
