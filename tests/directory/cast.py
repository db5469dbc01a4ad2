"""The cast of every test: one person for each role, in a post of a unit of Ilo.

``client.force_login(cast("planeamiento"))`` signs one in.
"""

from faro.directory.api import Person, demo_cast
from faro.ledger.api import Actor

TESTS = Actor("command:tests")
ROLES = ("registrador", "responsable", "planeamiento", "direccion", "regidor", "control", "administrador")


def cast(role: str) -> Person:
    """The person of that role, with their post; made on the first call. There is none for ``publico``."""
    return demo_cast(actor=TESTS)[role]
