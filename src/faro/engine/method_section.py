"""One table of a method file, read strictly: a key nobody reads is refused, so a misspelt rule can't be overlooked."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import NoReturn, TypeVar

from faro.kernel.errors import FaroError
from faro.kernel.text import _

T = TypeVar("T")


class MethodFileError(FaroError):
    """A method file says something the engine does not know."""


class Section:
    """A table of the file and its dotted name. Every method raises :class:`MethodFileError` naming key and mend."""

    def __init__(self, name: str, values: Mapping[str, object]) -> None:
        self._name = name
        self._values = values
        self._unread = set(values)

    def has(self, key: str) -> bool:
        """Whether the table holds the key."""
        return key in self._values

    def text(self, key: str) -> str:
        """A text that says something."""
        value = self._typed(key, str, _("un texto entre comillas"))
        return value if value.strip() else self._refuse(key, value, _("un texto que no esté vacío"))

    def choice(self, key: str, allowed: tuple[str, ...]) -> str:
        """One of the allowed words."""
        value = self._typed(key, str, _("un texto entre comillas"))
        return value if value in allowed else self._refuse(key, value, _("uno de: ") + ", ".join(allowed))

    def choices(self, key: str, allowed: tuple[str, ...]) -> tuple[str, ...]:
        """Some of the allowed words, each once, in the file's order."""
        values = self._typed(key, list, _("una lista"))
        if values and len(set(values)) == len(values) and set(values) <= set(allowed):
            return tuple(values)
        return self._refuse(key, values, _("una lista sin repetidos, de: ") + ", ".join(allowed))

    def whole(self, key: str) -> int:
        """A whole number from zero."""
        value = self._typed(key, int, _("un número entero"))
        return value if value >= 0 else self._refuse(key, value, _("un número entero desde cero"))

    def number(self, key: str) -> Decimal:
        """An exact number: written whole or, with decimals, between quotes."""
        value = self._typed(key, (int, str), _("un número entero o un decimal entre comillas"))
        return self._decimal(key, value)

    def optional_number(self, key: str) -> Decimal | None:
        """A number, or None where the key is absent."""
        return self.number(key) if self.has(key) else None

    def numbers(self, key: str) -> tuple[Decimal, ...]:
        """A list of exact numbers."""
        return tuple(self._decimal(key, value) for value in self._typed(key, list, _("una lista")))

    def day(self, key: str) -> date:
        """A date without time."""
        value = self._typed(key, date, _("una fecha aaaa-mm-dd sin comillas"))
        return value if not isinstance(value, datetime) else self._refuse(key, value, _("una fecha sin hora"))

    @contextmanager
    def section(self, key: str) -> Iterator["Section"]:
        """The table of that name; on leaving, refuses the keys left unread."""
        section = Section(f"{self._name}{key}.", self._typed(key, dict, _("una tabla")))
        yield section
        section.finish()

    def sections(self, key: str) -> Iterator["Section"]:
        """Each table of a list of them, refusing the keys left unread of each. An absent key is an empty list."""
        for number, values in enumerate(self._typed(key, list, _("una lista de tablas")) if self.has(key) else (), 1):
            section = Section(f"{self._name}{key}[{number}].", values)
            yield section
            section.finish()

    def finish(self) -> None:
        """Refuse what nobody read."""
        if self._unread:
            names = ", ".join(f"{self._name}{key}" for key in sorted(self._unread))
            raise MethodFileError(_("El archivo del método dice algo que Faro no conoce: {names}.").format(names=names))

    def _typed(self, key: str, kind: type[T] | tuple[type[T], ...], expected: str) -> T:
        if key not in self._values:
            raise MethodFileError(
                _("Al archivo del método le falta {name}: {expected}.").format(name=self._name + key, expected=expected)
            )
        self._unread.discard(key)
        value = self._values[key]
        if not isinstance(value, kind) or isinstance(value, bool):
            return self._refuse(key, value, expected)
        return value

    def _decimal(self, key: str, value: object) -> Decimal:
        try:
            number = Decimal(str(value)) if isinstance(value, int | str) else Decimal("NaN")
        except InvalidOperation:
            number = Decimal("NaN")
        return (
            number
            if number.is_finite()
            else self._refuse(key, value, _("un número entero o un decimal entre comillas"))
        )

    def _refuse(self, key: str, value: object, expected: str) -> NoReturn:
        raise MethodFileError(
            _("El archivo del método dice {name} = «{value}»; debe ser {expected}.").format(
                name=self._name + key, value=value, expected=expected
            )
        )
