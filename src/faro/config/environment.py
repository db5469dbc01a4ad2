"""Reading the environment strictly: a word that can't be understood stops the start and says its mend."""

import os
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

from faro.kernel.text import _

_YES = frozenset({"1", "true", "yes", "on", "si", "sí"})
_NO = frozenset({"0", "false", "no", "off", ""})


def flag(name: str, *, default: bool) -> bool:
    """A yes or a no. Raises :class:`~django.core.exceptions.ImproperlyConfigured` for any other word."""
    given = os.environ.get(name)
    if given is None:
        return default
    word = given.strip().lower()
    if word not in _YES | _NO:
        raise ImproperlyConfigured(_("{name} dice «{given}»: escriba 1 (sí) o 0 (no).").format(name=name, given=given))
    return word in _YES


def whole_number(name: str, *, default: int, least: int = 0) -> int:
    """A whole number not below ``least``. Raises :class:`~django.core.exceptions.ImproperlyConfigured`."""
    given = os.environ.get(name, "").strip()
    if not given:
        return default
    if not given.isdecimal() or int(given) < least:
        sentence = _("{name} dice «{given}»: escriba un número entero desde {least}.")
        raise ImproperlyConfigured(sentence.format(name=name, given=given, least=least))
    return int(given)


def one_of(name: str, known: tuple[str, ...], *, default: str) -> str:
    """One of the known words. Raises :class:`~django.core.exceptions.ImproperlyConfigured` for any other."""
    given = os.environ.get(name) or default
    if given.upper() not in known:
        sentence = _("{name} dice «{given}»: escriba una de {known}.")
        raise ImproperlyConfigured(sentence.format(name=name, given=given, known=", ".join(known)))
    return given.upper()


def words(name: str, *, default: tuple[str, ...] = ()) -> list[str]:
    """Words separated by commas."""
    given = os.environ.get(name)
    return list(default) if given is None else [word.strip() for word in given.split(",") if word.strip()]


def folder(name: str, *, default: str) -> Path:
    """A folder that exists and is ours to write, made if it is missing.

    Raises :class:`~django.core.exceptions.ImproperlyConfigured`.
    """
    path = Path(os.environ.get(name) or default).expanduser().resolve()
    try:
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        sentence = _("{name} es «{path}» y esa carpeta no se puede crear ({reason}): elija otra o dé el permiso.")
        raise ImproperlyConfigured(sentence.format(name=name, path=path, reason=error.strerror)) from error
    if not os.access(path, os.W_OK | os.X_OK):
        sentence = _(
            "{name} es «{path}» y ahí no se puede escribir: elija otra carpeta o dé el permiso a este usuario."
        )
        raise ImproperlyConfigured(sentence.format(name=name, path=path))
    return path
