"""Made-up parties: named by role, with numbers that nobody has (DNI 000xxxxx)."""

from datetime import date

from faro.ledger.api import Actor
from faro.parties.domain.facts import PartyFacts
from faro.parties.domain.identifiers import IdentifierFacts
from faro.parties.models import Party
from faro.parties.services import add_party

CLERK = Actor("command:tests", "registrador")
BORN = date(1990, 3, 7)


def neighbour(number: int = 1, **given: object) -> PartyFacts:
    """«Vecina de prueba 1»."""
    facts = {"given_names": "Vecina", "first_surname": "De Prueba", "second_surname": str(number), **given}
    return PartyFacts("person", **facts)  # type: ignore[arg-type]


def board(number: int = 1, **given: object) -> PartyFacts:
    """«Junta vecinal de prueba 1»."""
    return PartyFacts("organisation", name=f"Junta vecinal de prueba {number}", **given)  # type: ignore[arg-type]


def dni(number: int) -> IdentifierFacts:
    return IdentifierFacts("dni", f"{number:08d}")


def add_neighbour(number: int = 1, **given: object) -> Party:
    return add_party(actor=CLERK, facts=neighbour(number, **given), identifiers=(dni(100 + number),), synthetic=True)
