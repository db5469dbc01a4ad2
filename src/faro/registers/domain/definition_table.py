"""A table of ``register.toml`` read strictly: each key once, of its kind; what is left over is refused."""

from collections.abc import Collection, Mapping
from typing import Any

from faro.kernel.errors import Place
from faro.kernel.text import _
from faro.package.problems import ProblemList

FILE = "register.toml"
LONGEST_TEXT = 2_000
LONGEST_LINE = 200
MOST_ENTRIES = 200


class StrictTable:
    """A table being read. ``path`` is how a person finds it: ``record``, ``moves 2``."""

    def __init__(self, data: object, path: str, problems: ProblemList) -> None:
        self._data: dict[str, Any] = dict(data) if isinstance(data, Mapping) else {}
        self._left = set(self._data)
        self._path = path
        self._problems = problems
        if not isinstance(data, Mapping):
            self.problem(
                "", "not_a_table", _("Aquí va una tabla."), _("Escríbala como [tabla], con sus claves debajo.")
            )

    def has(self, key: str) -> bool:
        """Whether the key was given."""
        return key in self._data

    def problem(self, key: str, code: str, message: str, mend: str, value: object = None) -> None:
        """Keep what is wrong with a key."""
        place = " · ".join(part for part in (self._path, key) if part)
        self._problems.add(code, Place(FILE, None, place or None), message, mend, value)

    def text(self, key: str, *, required: bool = False, default: str = "", longest: int = LONGEST_LINE) -> str:
        """A text; the default where it is missing."""
        value = self._take(key)
        if value is None:
            if required:
                self.problem(key, "missing", _("Falta."), _("Escriba un texto entre comillas."))
            return default
        if not isinstance(value, str) or not value.strip():
            self.problem(key, "not_a_text", _("No es un texto."), _("Escriba un texto entre comillas."), value)
            return default
        if len(value) > longest or "\0" in value:
            self.problem(key, "too_long", _("Es un texto muy largo."), _("Hasta {n} letras.").format(n=longest), value)
            return default
        return value.strip()

    def choice(self, key: str, among: Collection[str], *, default: str = "", required: bool = False) -> str:
        """One of some words."""
        value = self.text(key, required=required, default=default)
        if value and value not in among:
            mend = _("Uno de estos: {options}.").format(options=", ".join(among))
            self.problem(key, "unknown_word", _("No es una de las palabras que valen aquí."), mend, value)
            return default
        return value

    def boolean(self, key: str) -> bool:
        """``true`` or ``false``; false where it is missing."""
        value = self._take(key)
        if value is None or isinstance(value, bool):
            return bool(value)
        self.problem(key, "not_a_boolean", _("No es sí o no."), _("Escriba true o false, sin comillas."), value)
        return False

    def whole(self, key: str, *, least: int, most: int, required: bool = False) -> int:
        """A whole number; 0 where it is missing."""
        value = self._take(key)
        if value is None and not required:
            return 0
        if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
            mend = _("Escriba un número entero de {least} a {most}, sin comillas.").format(least=least, most=most)
            self.problem(key, "not_a_whole_number", _("No es un número de los que valen aquí."), mend, value)
            return 0
        return value

    def texts(self, key: str, *, required: bool = False, single: bool = False) -> tuple[str, ...]:
        """A list of texts without repetition. ``single``: one text alone is a list too."""
        value = self._take(key)
        if single and isinstance(value, str):
            value = [value]
        if value is None and not required:
            return ()
        if not self._is_list_of_texts(value) or (required and not value):
            self.problem(key, "not_a_list", _("No es una lista de textos."), _('Escriba ["uno", "otro"].'), value)
            return ()
        if len(set(value)) != len(value):
            self.problem(key, "repeated", _("Algo está dos veces en la lista."), _("Deje cada uno una vez."), value)
        return tuple(dict.fromkeys(each.strip() for each in value))

    def lists(self, key: str) -> tuple[tuple[str, ...], ...]:
        """A list of lists of texts."""
        value = self._take(key)
        if value is None:
            return ()
        if not isinstance(value, list) or not all(self._is_list_of_texts(each) and each for each in value):
            mend = _('Escriba [["una", "otra"]]: listas dentro de una lista.')
            self.problem(key, "not_lists", _("No son listas de textos."), mend, value)
            return ()
        return tuple(tuple(each) for each in value)

    def table(self, key: str, *, required: bool = False) -> "StrictTable":
        """A table within; an empty one where it is missing."""
        value = self._take(key)
        if value is None and required:
            self.problem(key, "missing", _("Falta la tabla."), _("Escriba [{key}] con sus claves.").format(key=key))
        return StrictTable({} if value is None else value, self._within(key), self._problems)

    def tables(self, key: str) -> tuple["StrictTable", ...]:
        """The tables ``[[key]]``, in order."""
        value = self._take(key)
        if value is None:
            return ()
        if not isinstance(value, list):
            mend = _("Escriba cada una bajo [[{key}]], con dos corchetes.").format(key=key)
            self.problem(key, "not_tables", _("No son tablas."), mend)
            return ()
        if len(value) > MOST_ENTRIES:
            mend = _("Hasta {n}.").format(n=MOST_ENTRIES)
            self.problem(key, "too_many", _("Son demasiadas."), mend)
            return ()
        return tuple(
            StrictTable(each, f"{self._within(key)} {number}", self._problems) for number, each in enumerate(value, 1)
        )

    def finish(self) -> None:
        """Refuse the keys that nobody read."""
        for key in sorted(self._left, key=str):
            mend = _("Revise cómo se escribe, o quítela.")
            self.problem(str(key), "unknown_key", _("Esa clave no existe aquí."), mend)

    def _take(self, key: str) -> Any:
        self._left.discard(key)
        return self._data.get(key)

    def _within(self, key: str) -> str:
        return f"{self._path}.{key}" if self._path else key

    @staticmethod
    def _is_list_of_texts(value: object) -> bool:
        return isinstance(value, list) and all(isinstance(each, str) and each.strip() for each in value)
