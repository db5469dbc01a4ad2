"""What each style of a Word report looks like: the whole list, to be read as a table."""

from dataclasses import dataclass, field

from faro.reports.style import BODY_SIZE, DAY, SMALL_SIZE, TABLE_SIZES

DXA = 20
"""Twentieths of a point: Word's unit of distance."""

TWIPS_PER_CM = 567


@dataclass(frozen=True, slots=True)
class Look:
    """A style: sizes and distances in points, colours as ``#rrggbb``, ``box`` the sides of its border."""

    name: str
    size: float = 0
    colour: str = ""
    bold: bool = False
    italic: bool = False
    caps: bool = False
    before: float = 0
    after: float = 0
    line: float = 0
    keep: bool = False
    centred: bool = False
    ground: str = ""
    box: dict[str, tuple[str, int, str]] = field(default_factory=dict)
    indent: float = 0


_ACCENT_BAR = {"left": ("single", 24, DAY.accent)}
_WARNING_BAR = {"left": ("single", 24, DAY.warning)}
_DASHES = dict.fromkeys(("top", "left", "bottom", "right"), ("dashed", 8, DAY.muted))

PARAGRAPHS = (
    Look("Normal", BODY_SIZE, DAY.ink, after=7, line=1.15),
    Look("Title", 30, DAY.accent, bold=True, before=6, after=8, line=1.0),
    Look("Subtitle", 15, DAY.muted, after=14),
    Look("Heading 1", 17, DAY.accent, bold=True, before=26, after=9, keep=True),
    Look("Heading 2", 13, DAY.accent, bold=True, before=18, after=6, keep=True),
    Look("Heading 3", 11.5, DAY.accent, bold=True, before=13, after=5, keep=True),
    Look("TOC Heading", 17, DAY.accent, bold=True, after=9, keep=True),
    Look("Caption", 10, DAY.accent, bold=True, before=10, after=4, keep=True),
    Look("List Bullet", after=3),
    Look("Header", SMALL_SIZE, DAY.muted),
    Look("Footer", SMALL_SIZE, DAY.muted, before=4, box={"top": ("single", 4, DAY.line)}),
    Look("Marca de datos sintéticos", 9, DAY.warning_ink, bold=True, before=2, centred=True, ground=DAY.warning),
    Look("toc 1", 10, bold=True, before=3, after=1, line=1.0),
    Look("toc 2", 9.5, after=1, line=1.0, indent=0.5),
    Look("Portada: entidad", 13, DAY.accent, bold=True, after=150),
    Look("Portada: fecha", 12, after=20),
    Look("Fuente", SMALL_SIZE, DAY.muted, italic=True, after=8),
    Look("Nota de tabla", SMALL_SIZE, DAY.muted, before=3, after=2, line=1.0),
    Look("Separador", 5, after=0, line=1.0),
    Look("Fin de sección", 1, line=0.1),
    Look("Figura", after=8),
    Look("Aviso", before=6, after=10, ground=DAY.faint, box=_ACCENT_BAR),
    Look("Aviso de datos sintéticos", 11, DAY.warning, bold=True, before=10, ground=DAY.faint, box=_WARNING_BAR),
    Look("Espacio por completar", before=6, after=10, box=_DASHES),
    Look("Cifra: nombre", SMALL_SIZE, DAY.muted, before=3, after=0, line=1.0),
    Look("Cifra: valor", 17, DAY.accent, bold=True, before=1, after=1, line=1.0),
    Look("Cifra: valor largo", 11, DAY.accent, bold=True, before=3, after=3, line=1.0),
    Look("Cifra: nota", SMALL_SIZE, after=3, line=1.0),
    *(Look(f"Texto de tabla {size:g}", size, before=1.5, after=1.5, line=1.0) for size in TABLE_SIZES),
)

CHARACTERS = (
    Look("Por completar", SMALL_SIZE, DAY.warning, bold=True, caps=True),
    Look("Indicación", colour=DAY.muted, italic=True),
    Look("Grupo de tabla", colour=DAY.accent, bold=True),
    Look("Total de tabla", bold=True),
    Look("Cabecera de tabla", colour=DAY.head_ink, bold=True),
    *(Look(f"Semáforo {light.value}", colour=tones.ink, bold=True) for light, tones in DAY.lights.items()),
)
