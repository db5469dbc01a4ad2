"""The words renderers add of their own: labels of boxes, page numbers, the mark of synthetic data."""

from faro.kernel.text import _
from faro.reports.document import KeyFigure
from faro.reports.style import light_word


def synthetic_mark() -> str:
    """What stands on every page of a report over invented data."""
    return _("DATOS SINTÉTICOS")


def synthetic_remark() -> str:
    """The mark, spelt out once at the head of the report."""
    return _("Datos sintéticos: las cifras de este documento son inventadas y sirven solo de demostración.")


def contents_title() -> str:
    """The heading of the table of contents."""
    return _("Contenido")


def skip_link() -> str:
    """The first link of a page, for those who use no pointer."""
    return _("Saltar al contenido")


def gap_label() -> str:
    """The label of a space that a person fills."""
    return _("Por completar")


def no_rows() -> str:
    """What a table without rows says."""
    return _("No hay filas que mostrar.")


def source_line(source: str) -> str:
    """The line under a text that a person wrote."""
    return _("Fuente: {source}").format(source=source)


def page_words() -> tuple[str, str]:
    """The words before the page number and between it and the number of pages."""
    return _("Página"), _("de")


def figure_light(item: KeyFigure) -> str:
    """The word of a key figure's light, unless its own texts say it already."""
    if item.light is None:
        return ""
    word = light_word(item.light)
    said = word.casefold() in f"{item.value} {item.note}".casefold()
    return "" if said else word
