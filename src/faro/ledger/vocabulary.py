"""How codes and keys of the ledger read in Spanish. Rooms add their words when they start."""

from collections.abc import Callable, Mapping

_actions: dict[str, str] = {}
_fields: dict[str, str] = {}
_namers: list[Callable[[str], str | None]] = []


def describe_actions(sentences: Mapping[str, str]) -> None:
    """Say how each action code reads: ``{"plans.target_changed": _("Cambió la meta")}``."""
    _actions.update(sentences)


def describe_fields(labels: Mapping[str, str]) -> None:
    """Say how each field reads: ``{"value": _("Logro esperado")}``."""
    _fields.update(labels)


def name_keys_with(namer: Callable[[str], str | None]) -> None:
    """Add someone who can turn an actor's or a subject's key into words, or give None for keys of others."""
    _namers.append(namer)


def action_sentence(code: str) -> str:
    """The sentence for an action, or its code."""
    return _actions.get(code, code)


def field_label(name: str) -> str:
    """The label for a field, or its name."""
    return _fields.get(name, name)


def name_of(key: str) -> str:
    """The words for a key, or the key itself."""
    for namer in _namers:
        name = namer(key)
        if name is not None:
            return name
    return key
