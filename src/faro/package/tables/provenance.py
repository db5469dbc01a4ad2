"""The columns that say where a row comes from. Every table of figures ends with them."""

from faro.kernel.text import _
from faro.package.declaration import Column, Kind

SOURCE = Column(
    "source",
    _("Fuente"),
    Kind.CODE,
    _("Código de la fuente (hoja Fuentes) de donde sale la fila."),
    references="sources.id",
)
PLACE = Column("place", _("Lugar en la fuente"), Kind.TEXT, _("Sección, página, línea o celda de la fuente."))
NOTE = Column("note", _("Nota"), Kind.TEXT, _("Aclaración para quien lea la cifra."))

PROVENANCE = (SOURCE, PLACE, NOTE)
