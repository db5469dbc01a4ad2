"""How the history of closed periods reads."""

from faro.ledger.api import FieldWords

ACTIONS: dict[str, str] = {}
FIELDS: dict[str, str | FieldWords] = {}
