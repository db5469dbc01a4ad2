"""What may not repeat: the digest of the answers that a rule names."""

import hashlib
import json
from collections.abc import Iterator

from faro.matching.words import folded
from faro.registers.domain.answers import Value, Values
from faro.registers.domain.definition import RegisterDefinition


def rule_name(keys: tuple[str, ...]) -> str:
    """How a rule is kept."""
    return " + ".join(keys)[:200]


def unique_digests(definition: RegisterDefinition, values: Values) -> Iterator[tuple[tuple[str, ...], str]]:
    """Each rule with the digest of what was answered; a rule with something missing holds for nobody."""
    for keys in definition.record.unique:
        held = [values.get(key) for key in keys]
        if all(value is not None for value in held):
            text = json.dumps([_alike(value) for value in held], ensure_ascii=False, sort_keys=True)
            yield keys, hashlib.sha256(text.encode()).hexdigest()


def _alike(value: Value | None) -> object:
    """Texts that differ only in capitals, accents and blanks are the same."""
    return " ".join(folded(value).split()) if isinstance(value, str) else value
