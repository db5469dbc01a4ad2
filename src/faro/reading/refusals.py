"""Why a document is not read, said with its mend."""

from dataclasses import dataclass

from faro.kernel.errors import InputProblems
from faro.kernel.text import _
from faro.package.limits import MEBIBYTE
from faro.package.problems import refuse


@dataclass(frozen=True, slots=True)
class ReadingLimits:
    """What is refused before it is read. They guard the machine; no report comes near them."""

    file_bytes: int = 64 * MEBIBYTE
    text_bytes: int = 16 * MEBIBYTE
    unpacked_bytes: int = 256 * MEBIBYTE
    markup_bytes: int = 64 * MEBIBYTE
    part_ratio: int = 200
    part_bytes_above_suspicion: int = 4 * MEBIBYTE
    parts: int = 5_000
    pages: int = 1_500
    blocks: int = 200_000
    columns: int = 100
    row_span: int = 1_000
    depth: int = 200


LIMITS = ReadingLimits()


def unknown_format(file: str) -> InputProblems:
    """The file is none of the four kinds."""
    return refuse(
        "unknown_document",
        file,
        _("No es un documento que Faro lea."),
        _("Indique un archivo .docx, .pdf, .html o .txt; un .doc antiguo, guárdelo antes como .docx."),
    )


def missing(file: str) -> InputProblems:
    """There is no such file, or it cannot be read."""
    return refuse(
        "unreadable_file",
        file,
        _("No se pudo leer el archivo."),
        _("Revise que el archivo exista y que usted tenga permiso para leerlo."),
    )


def empty(file: str) -> InputProblems:
    """Nothing is written in the document."""
    return refuse("empty_document", file, _("El documento está vacío."), _("Revise que sea el archivo correcto."))


def too_large(file: str, size: int, limit: int) -> InputProblems:
    """More bytes than are read."""
    return refuse(
        "file_too_large",
        file,
        _("El archivo pesa {size:.0f} MB; se admiten hasta {limit:.0f} MB.").format(
            size=size / MEBIBYTE, limit=limit / MEBIBYTE
        ),
        _("Quítele las imágenes o los anexos, o reparta el documento en partes."),
    )


def too_long(file: str, what: str) -> InputProblems:
    """More pages, rows or nested parts than are read; ``what`` says of what, in Spanish."""
    return refuse(
        "document_too_long",
        file,
        _("El documento tiene demasiado de esto: {what}.").format(what=what),
        _("Reparta el documento en partes y léalas una por una."),
    )


def broken(file: str, detail: str) -> InputProblems:
    """Damaged, or not what its name says."""
    return refuse(
        "broken_document",
        file,
        _("El documento está dañado o no es lo que su nombre dice."),
        _("Ábralo en el programa con que se hizo y guárdelo de nuevo; si no abre, pida otra copia."),
        detail,
    )


def protected(file: str) -> InputProblems:
    """A password is needed."""
    return refuse(
        "encrypted_document",
        file,
        _("El documento está protegido con contraseña."),
        _("Ábralo con su contraseña y guarde una copia sin protección."),
    )


def macros(file: str) -> InputProblems:
    """It carries a program."""
    return refuse(
        "macros",
        file,
        _("El documento lleva macros, y Faro no abre documentos con macros."),
        _("Guárdelo como «Documento de Word (.docx)», sin macros."),
    )


def zip_bomb(file: str, size: int) -> InputProblems:
    """It unpacks to more than any report."""
    return refuse(
        "zip_bomb",
        file,
        _("El documento ocuparía {size:.0f} MB al descomprimirse: no es un informe.").format(size=size / MEBIBYTE),
        _("Copie su texto a un documento nuevo."),
    )


def not_utf8(file: str, line: int, sample: str) -> InputProblems:
    """The text is in another encoding."""
    return refuse(
        "not_utf8",
        file,
        _("El archivo no está en UTF-8; la primera letra que no lo está, en la línea {n}.").format(n=line),
        _("Ábralo y guárdelo con codificación UTF-8."),
        sample,
    )


def scanned(file: str, pages: int) -> InputProblems:
    """Pages without a text: pictures of paper."""
    return refuse(
        "scanned_document",
        file,
        _("El PDF tiene {n} páginas sin texto: parece escaneado, y Faro no lee imágenes.").format(n=pages),
        _("Pida el archivo original, o páselo por un programa de reconocimiento de texto y revise el resultado."),
    )
