"""Every register of the demonstration opened as people do: run inside a demonstration, it prints what it met."""

import json
import os
import sys
from collections.abc import Iterator
from datetime import date

from django.test import Client
from django.urls import reverse

from faro.directory.api import Period, Person, PersonFacts, PostFacts, appoint, create_person, create_post, unit
from faro.directory.models import Role
from faro.kernel.periods import Period as Months
from faro.ledger.api import Actor
from faro.registers.api import MeasureVersion, Record, Register, span_of, value_of

TESTS = Actor("command:tests")
FIRST_HALF = Months(2023, 1, 6)


def main() -> None:
    sys.stdout.write(json.dumps({"registers": list(registers()), "measures": list(figures())}))


def registers() -> Iterator[dict[str, object]]:
    """Of each register its pages that did not answer 200, by role; and how many of its records say they are made up."""
    planner = _signed_in(Person.objects.get(key="demo-planeamiento"))
    clerks: dict[str, Client] = {}
    for register in Register.objects.select_related("current").order_by("code"):
        if register.unit not in clerks:
            clerks[register.unit] = _signed_in(_clerk(register.unit))
        clerk = clerks[register.unit]
        records = Record.objects.filter(register=register)
        yield {
            "code": register.code,
            "unit": register.unit,
            "records": records.count(),
            "made_up": records.filter(synthetic=True, origin="example").count(),
            "planning": dict(_wrong(planner, [*_pages(register), *_measures(register)])),
            "clerk": dict(_wrong(clerk, [*_pages(register), *_to_write(register)])),
            "unmarked": _unmarked(clerk, register),
        }


def figures() -> Iterator[dict[str, object]]:
    """What each approved measure that feeds an indicator gives in the first half of the year."""
    for measure in MeasureVersion.objects.filter(state="approved").select_related("register__current"):
        for indicator in measure.indicators:
            found = value_of(measure, span_of(FIRST_HALF))
            yield {
                "indicator": indicator,
                "measure": f"{measure.register.code}.{measure.code}",
                "outcome": str(found.outcome),
                "numerator": None if found.numerator is None else str(found.numerator),
                "denominator": None if found.denominator is None else str(found.denominator),
            }


def _pages(register: Register) -> list[str]:
    key = _a_record(register)
    return [
        reverse("registers:register", args=[register.code]),
        reverse("registers:record", args=[register.code, key]),
        reverse("registers:measures", args=[register.code]),
    ]


def _to_write(register: Register) -> list[str]:
    return [reverse("registers:new", args=[register.code])]


def _measures(register: Register) -> list[str]:
    """Those that feed an indicator; with ``FARO_EVERY_PAGE`` all of them, which takes a minute more."""
    approved = register.measures.filter(state="approved")
    wanted = [each.code for each in approved if each.indicators or "FARO_EVERY_PAGE" in os.environ]
    return [reverse("registers:measure", args=[register.code, code]) for code in wanted]


def _a_record(register: Register) -> str:
    return str(Record.objects.filter(register=register).order_by("day").values_list("key", flat=True)[0])


def _wrong(client: Client, addresses: list[str]) -> Iterator[tuple[str, int]]:
    for address in addresses:
        status = client.get(address).status_code
        if status != 200:
            yield address, status


def _unmarked(clerk: Client, register: Register) -> bool:
    """Whether the page of a made-up record forgets to say so."""
    page = clerk.get(reverse("registers:record", args=[register.code, _a_record(register)])).content.decode()
    return "Es de muestra: no pasó." not in page


def _clerk(code: str) -> Person:
    """Whoever writes and answers for that unit."""
    person = create_person(actor=TESTS, key=f"t-{code.lower()}", facts=PersonFacts(f"t-{code}", "Registradora, prueba"))
    of = unit(code)
    assert of is not None
    for role in ("registrador", "reservado"):
        kept = Role.objects.filter(code=role).first()
        if kept is not None:
            post = create_post(actor=TESTS, code=f"t-{code}-{role}", facts=PostFacts("Registradora", kept, of))
            appoint(actor=TESTS, post=post, person=person, period=Period(date(2021, 1, 1), None, "Prueba"))
    return person


def _signed_in(person: Person) -> Client:
    client = Client(SERVER_NAME="127.0.0.1")
    client.force_login(person)
    return client
