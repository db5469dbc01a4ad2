"""How the history of reports and their review reads."""

from faro.ledger.api import FieldWords

ACTIONS: dict[str, str] = {}
FIELDS: dict[str, str | FieldWords] = {}
