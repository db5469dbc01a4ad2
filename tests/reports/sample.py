"""A made-up report with all that can go wrong on paper: markup, very long texts, empty and long and wide tables."""

from datetime import date
from functools import partial

from faro.reports.document import (
    Align,
    Bar,
    BarChart,
    Block,
    Bullets,
    Cell,
    Column,
    Document,
    Gap,
    Heading,
    KeyFigure,
    KeyFigures,
    Light,
    Notice,
    Paragraph,
    Row,
    RowKind,
    Table,
)

HOSTILE = "<script>alert('1')</script> & \"comillas\" #typst $x$ *negrita* @cita \\n {{ 7*7 }} {% raw %}"
LONG = (
    "Porcentaje de la población sintética que accede a servicios municipales de calidad, oportunos y sostenibles "
    "según el registro ficticio de prueba"
)
ODD = "Signos: S/ 1,234.56 · «ñandú» — 🚀 漢字 \x07 \uf0b7 fin"
WORDS = {Light.GREEN: "Verde", Light.AMBER: "Amarillo", Light.RED: "Rojo", Light.ND: "ND"}
LIGHTS = tuple(Light)

Number = partial(Column, align=Align.RIGHT)


def _row(*texts: str, kind: RowKind = RowKind.BODY, light: Light | None = None) -> Row:
    cells = [Cell(text) for text in texts]
    if light is not None:
        cells[-1] = Cell(texts[-1], light)
    return Row(tuple(cells), kind)


def indicators_table() -> Table:
    """Twelve rows in three groups, all lights, a total."""
    rows: list[Row] = []
    for group in range(1, 4):
        rows.append(_row(f"OEI.0{group} Objetivo sintético {group}: {LONG}", "", "", "", "", kind=RowKind.GROUP))
        for place, light in enumerate(LIGHTS):
            code = f"IND.0{place + 1}.AEI.0{group}.01"
            rows.append(_row(code, LONG, "1,234.5", f"{place * 33.3:.1f} %", WORDS[light], light=light))
    rows.append(_row("Total", "", "14,814.0", "50.0 %", "", kind=RowKind.TOTAL))
    columns = (
        Column("Código", weight=1.2),
        Column("Indicador", weight=4),
        Number("Meta"),
        Number("Avance"),
        Column("Semáforo", Align.CENTER),
    )
    return Table("Tabla 1. Indicadores sintéticos", columns, tuple(rows), ("ND: no disponible.", HOSTILE))


def long_table(rows: int = 400) -> Table:
    """Many rows, to cross pages."""
    columns = (Column("N.º", Align.RIGHT, 0.5), Column("Actividad operativa", weight=4), Number("Monto", weight=1.5))
    body = tuple(_row(str(n), f"Actividad sintética {n}", f"S/ {n * 1234567.89:,.2f}") for n in range(1, rows + 1))
    return Table("Tabla 2. Actividades sintéticas", columns, body)


def wide_table() -> Table:
    """Fourteen columns: a turned page."""
    months = ("Ene", "Feb", "Mar", "Abr", "May", "Jun", "Jul", "Ago", "Set", "Oct", "Nov", "Dic")
    columns = (
        Column("Código", weight=1.6),
        Column("Actividad", weight=3),
        *(Number(month, weight=0.8) for month in months),
    )
    group = _row("OEI.01", "Con promedio", *["1,000.00"] * 11, "9,999.99", kind=RowKind.GROUP)
    body = [_row(f"AOI301498{n:05}", LONG, *[f"{n * 1000 + m:,.2f}" for m in range(12)]) for n in range(30)]
    return Table("Tabla 3. Programación mensual sintética", columns, (group, *body), ("Montos en soles.",), wide=True)


def chart(bars: int = 6) -> BarChart:
    """All lights, a missing value, a zero, a value past the end of the scale."""
    values = (100.0, 80.0, 20.0, None, 0.0, 244.0)
    lights = (Light.GREEN, Light.AMBER, Light.RED, Light.ND, Light.RED, Light.GREEN)
    made = tuple(
        Bar(
            f"OEI.{n + 1:02} {LONG}" if n % 2 else f"OEI.{n + 1:02} Objetivo breve & <corto>",
            values[n % 6],
            "ND" if values[n % 6] is None else f"{values[n % 6]:.1f} %",
            lights[n % 6],
        )
        for n in range(bars)
    )
    return BarChart(
        "Figura 1. Avance por objetivo (sintético)", "Barras de avance, de 0 a 244 %.", made, marks=(75.0, 95.0)
    )


def key_figures() -> KeyFigures:
    return KeyFigures(
        (
            KeyFigure("Indicadores", "51"),
            KeyFigure("Avance promedio simple de los objetivos", "76.2 %", "Método de prueba", Light.AMBER),
            KeyFigure("Ejecución financiera", "S/ 231,322,566.69", "161.0 % de lo programado", Light.GREEN),
            KeyFigure("Sin dato", "ND", "Falta el registro", Light.ND),
        )
    )


def _blocks() -> tuple[Block, ...]:
    return (
        Heading(1, "1. Presentación", "presentacion"),
        Paragraph(
            f"Texto sintético de prueba. {LONG}. " * 6, source="Oficina de planeamiento (demostración), 31/12/2022"
        ),
        Paragraph(f"{HOSTILE}\n\nSegundo párrafo con {ODD}"),
        key_figures(),
        Heading(1, "2. Resumen ejecutivo", "resumen"),
        Heading(2, f"2.1 {LONG}", "resumen-oei-01"),
        Paragraph("La tabla y la figura dicen lo mismo."),
        indicators_table(),
        Gap(f"Explique por qué no se alcanzó la meta. {HOSTILE}"),
        chart(),
        Notice("Según documento: la cifra impresa difiere de la recalculada."),
        Bullets(("Primera medida sintética", LONG, HOSTILE)),
        Heading(3, "2.1.1 Detalle", "detalle"),
        Table("Tabla vacía", (Column("Código"), Column("Descripción", weight=3)), ()),
        Heading(2, "2.2 Programación mensual", "mensual"),
        Paragraph("Esta frase viaja con la tabla ancha."),
        wide_table(),
        Paragraph("Y esta también."),
        Heading(1, "3. Anexos", "anexos"),
        long_table(),
        Heading(2, "3.1 Última", "ultima"),
        Paragraph("Fin del documento sintético."),
    )


def sample_document(*, synthetic: bool = True, dated: bool = True) -> Document:
    """The whole made-up report."""
    return Document(
        title="Informe de evaluación sintético <2022> & prueba",
        subtitle="Plan Estratégico Institucional 2021-2025 (demostración)",
        organisation="Municipalidad Provincial de Ejemplo",
        date=date(2022, 12, 31) if dated else None,
        synthetic=synthetic,
        footer="Elaborado con Faro. Método: prueba 1.0",
        blocks=_blocks(),
    )
