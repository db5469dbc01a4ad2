"""click in Spanish. Import click from here, and nowhere else before.

click takes its texts from :func:`gettext.gettext`, which it binds when it is imported. Faro lends it this catalogue for
that moment only; a test compares it with the texts of the installed click.
"""

import gettext
from collections.abc import Iterator
from contextlib import contextmanager

MESSAGES = {
    "(Did you mean one of: {possibilities}?)": "(¿Quiso decir alguno de estos: {possibilities}?)",
    "(dynamic)": "(variable)",
    "Aborted!": "Interrumpido.",
    "Argument {name!r} takes {nargs} values.": "El argumento {name!r} lleva {nargs} valores.",
    "Choose from:\n\t{choices}": "Elija entre:\n\t{choices}",
    "Commands": "Órdenes",
    "Could not open file {filename!r}: {message}": "No se pudo abrir el archivo {filename!r}: {message}",
    "Did you mean {possibility}?": "¿Quiso decir {possibility}?",
    "Error: {message}": "Error: {message}",
    "Got unexpected extra argument ({args})": "Sobra este argumento: {args}",
    "Got unexpected extra arguments ({args})": "Sobran estos argumentos: {args}",
    "Invalid value for {param_hint}: {message}": "Valor no válido para {param_hint}: {message}",
    "Invalid value: {message}": "Valor no válido: {message}",
    "Missing argument": "Falta el argumento",
    "Missing command.": "Falta la orden.",
    "Missing option": "Falta la opción",
    "Missing parameter": "Falta el parámetro",
    "Missing parameter: {param_name}": "Falta el parámetro {param_name}",
    "Missing {param_type}": "Falta {param_type}",
    "No such command {name!r}.": "No existe la orden {name!r}.",
    "No such option {name!r}.": "No existe la opción {name!r}.",
    "Option {name!r} does not take a value.": "La opción {name!r} no lleva valor.",
    "Option {name!r} requires an argument.": "La opción {name!r} lleva un valor.",
    "Option {name!r} requires {nargs} arguments.": "La opción {name!r} lleva {nargs} valores.",
    "Options": "Opciones",
    "Positional arguments": "Argumentos",
    "Show the version and exit.": "Muestra la versión y termina.",
    "Show this message and exit.": "Muestra esta ayuda y termina.",
    "Takes {nargs} values but 1 was given.": "Lleva {nargs} valores y se dio 1.",
    "Takes {nargs} values but {len} were given.": "Lleva {nargs} valores y se dieron {len}.",
    "Try '{command} {option}' for help.": "Pruebe «{command} {option}» para ver la ayuda.",
    "Usage:": "Uso:",
    "%(prog)s, version %(version)s": "%(prog)s, versión %(version)s",
    "default: {default}": "si no se dice: {default}",
    "deprecated": "en desuso",
    "directory": "carpeta",
    "env var: {var}": "variable de entorno: {var}",
    "file": "archivo",
    "path": "ruta",
    "required": "obligatorio",
    "unknown error": "error desconocido",
    "{name} {filename!r} does not exist.": "{name} {filename!r} no existe.",
    "{name} {filename!r} is a directory.": "{name} {filename!r} es una carpeta.",
    "{name} {filename!r} is a file.": "{name} {filename!r} es un archivo.",
    "{name} {filename!r} is not executable.": "{name} {filename!r} no es ejecutable.",
    "{name} {filename!r} is not readable.": "{name} {filename!r} no se puede leer.",
    "{name} {filename!r} is not writable.": "{name} {filename!r} no se puede escribir.",
    "{value!r} is not a valid boolean. Recognized values: {states}": "{value!r} no es sí o no. Valores: {states}",
    "{value!r} is not a valid {number_type}.": "{value!r} no es un número válido.",
    "{value!r} is not one of {choices}.": "{value!r} no es uno de: {choices}.",
    "{value!r} is not {choice}.": "{value!r} no es {choice}.",
    "{value} is not in the range {range}.": "{value} no está en el rango {range}.",
}


def _translate(message: str) -> str:
    return MESSAGES.get(message, message)


def _translate_plural(msgid1: str, msgid2: str, n: int) -> str:
    return _translate(msgid1 if n == 1 else msgid2)


@contextmanager
def _lent_catalogue() -> Iterator[None]:
    original = gettext.gettext, gettext.ngettext
    gettext.gettext, gettext.ngettext = _translate, _translate_plural
    try:
        yield
    finally:
        gettext.gettext, gettext.ngettext = original


with _lent_catalogue():
    import click

__all__ = ["MESSAGES", "click"]
