"""How the history of the POI reads."""

from faro.ledger.api import FieldWords

ACTIONS: dict[str, str] = {}
FIELDS: dict[str, str | FieldWords] = {}
