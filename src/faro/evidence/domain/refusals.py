"""Why a file is not kept, in words that say what to do."""

from faro.kernel.errors import FaroError
from faro.kernel.text import _


class FileRefused(FaroError):
    """A file can't be kept. ``code`` is stable; the text says why and what to do."""

    def __init__(self, code: str, sentence: str) -> None:
        self.code = code
        super().__init__(sentence)


def empty() -> FileRefused:
    """Nothing in it."""
    return FileRefused("empty", _("El archivo está vacío. Elija otro, o vuelva a guardarlo."))


def too_large(limit: int) -> FileRefused:
    """Over the limit, in bytes."""
    megabytes = limit // (1024 * 1024)
    return FileRefused("too_large", _("El archivo pasa de {n} MB. Redúzcalo o divídalo.").format(n=megabytes))


def unknown_type(labels: str) -> FileRefused:
    """Of a type that is not kept."""
    return FileRefused(
        "unknown_type",
        _("No se reconoce un tipo de archivo que se pueda guardar. Se aceptan: {types}.").format(types=labels),
    )


def damaged() -> FileRefused:
    """It can't be opened."""
    return FileRefused(
        "damaged", _("El archivo está dañado o incompleto. Ábralo, guárdelo de nuevo y vuelva a enviarlo.")
    )


def two_in_one() -> FileRefused:
    """One type in front and an archive behind."""
    return FileRefused(
        "polyglot",
        _("El archivo esconde un archivo comprimido dentro de otro tipo. Vuelva a guardarlo desde su programa."),
    )


def zip_bomb() -> FileRefused:
    """It unpacks to too much."""
    return FileRefused("zip_bomb", _("El documento ocuparía demasiado al abrirse. Cópielo a un documento nuevo."))


def macros() -> FileRefused:
    """It carries programs."""
    return FileRefused("macros", _("El documento lleva macros. Guárdelo sin macros (.docx, .xlsx o .pptx)."))


def protected() -> FileRefused:
    """It can't be read without a password."""
    return FileRefused("protected", _("El documento está protegido con contraseña. Quítela y vuelva a enviarlo."))


def old_office() -> FileRefused:
    """Word, Excel or PowerPoint 97-2003."""
    return FileRefused("old_office", _("Es un documento de Office 97-2003. Guárdelo como .docx, .xlsx o .pptx."))


def too_many_pixels(limit: int) -> FileRefused:
    """An image too large to be decoded safely."""
    return FileRefused(
        "too_many_pixels", _("La imagen pasa de {n} millones de puntos. Redúzcala.").format(n=limit // 1_000_000)
    )
