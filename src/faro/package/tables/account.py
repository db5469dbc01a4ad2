"""What is said about the plan: texts, commitments, alignment, claims, sources and printed tables."""

from faro.kernel.text import _
from faro.package.declaration import Column, Kind, Table
from faro.package.tables.provenance import NOTE, PLACE, PROVENANCE, SOURCE

SECTIONS = {
    "presentation": _("Presentación"),
    "context": _("Contexto"),
    "summary": _("Resumen ejecutivo"),
    "analysis": _("Análisis"),
    "factors": _("Factores"),
    "measures": _("Medidas adoptadas"),
    "conclusions": _("Conclusiones"),
    "recommendations": _("Recomendaciones"),
    "improvement": _("Medidas para la mejora continua"),
}
COMMITMENT_STATES = {
    "pending": _("Pendiente"),
    "in_progress": _("En proceso"),
    "done": _("Cumplido"),
    "dropped": _("Descartado"),
}
CLAIM_KINDS = {
    "count": _("Conteo"),
    "count_achieved": _("Indicadores logrados"),
    "count_not_achieved": _("Indicadores no logrados"),
    "count_actions": _("Acciones del objetivo"),
    "count_indicators": _("Indicadores del objetivo"),
    "count_activities": _("Actividades"),
    "count_light": _("Objetivos por color"),
    "average": _("Promedio"),
    "result": _("Resultado"),
    "degree": _("Grado de logro"),
    "obtained": _("Valor obtenido"),
    "verdict": _("Veredicto"),
    "physical": _("Ejecución física"),
    "execution": _("Nivel de ejecución"),
    "coverage": _("Cobertura"),
    "budget_share": _("Parte del presupuesto"),
    "collection": _("Recaudación"),
    "population": _("Población"),
    "period": _("Periodo"),
    "colour": _("Color"),
}
STATED_UNITS = {"number": _("Número"), "percent": _("Porcentaje"), "words": _("Palabras")}

TEXTS = Table(
    "texts",
    _("Textos"),
    _("Lo que una persona escribió para el informe: contexto, análisis, conclusiones… Faro no lo inventa."),
    (
        Column("id", _("Código"), Kind.CODE, required=True),
        Column("section", _("Sección"), Kind.CHOICE, required=True, choices=SECTIONS),
        Column(
            "element",
            _("Objetivo o acción"),
            Kind.CODE,
            _("De qué trata; vacío si es de todo el plan."),
            references="elements.code",
        ),
        Column("text", _("Texto"), Kind.TEXT, required=True),
        Column("author", _("Autor"), Kind.TEXT, _("El cargo o la unidad que lo escribió.")),
        Column("date", _("Fecha"), Kind.DATE),
        *PROVENANCE,
    ),
    key=("id",),
)

COMMITMENTS = Table(
    "commitments",
    _("Compromisos"),
    _("La matriz de compromisos de mejora: qué se hará, quién, hasta cuándo y cómo va."),
    (
        Column("id", _("Código"), Kind.CODE, required=True),
        Column("action", _("Compromiso"), Kind.TEXT, required=True),
        Column("origin", _("Origen"), Kind.TEXT, _("La recomendación o medida de donde sale.")),
        Column("element", _("Objetivo o acción"), Kind.CODE, references="elements.code"),
        Column("unit", _("Centro de costo"), Kind.CODE, references="units.code"),
        Column("responsible", _("Responsable"), Kind.TEXT),
        Column("due_date", _("Fecha límite"), Kind.DATE),
        Column("state", _("Estado"), Kind.CHOICE, choices=COMMITMENT_STATES),
        *PROVENANCE,
    ),
    key=("id",),
)

LINKS = Table(
    "links",
    _("Articulación"),
    _("A qué objetivo de un plan superior contribuye cada objetivo de un plan."),
    (
        Column("id", _("Código"), Kind.CODE, required=True),
        Column("lower_plan", _("Plan"), Kind.TEXT, required=True),
        Column("lower_code", _("Código en el plan"), Kind.CODE),
        Column("lower_name", _("Objetivo del plan"), Kind.TEXT, required=True),
        Column("upper_plan", _("Plan superior"), Kind.TEXT, required=True),
        Column("upper_code", _("Código en el plan superior"), Kind.CODE),
        Column("upper_name", _("Objetivo superior"), Kind.TEXT, required=True),
        Column("carried_over", _("Heredado"), Kind.BOOLEAN, _("Sí, si la celda viene combinada de otra fila.")),
        Column("explanation", _("Relación causal"), Kind.TEXT),
        *PROVENANCE,
    ),
    key=("id",),
)

CLAIMS = Table(
    "claims",
    _("Afirmaciones"),
    _("Lo que un documento publicado afirma con palabras, con la cifra que da y su lugar."),
    (
        Column("id", _("Código"), Kind.CODE, required=True),
        Column("kind", _("Clase"), Kind.CHOICE, required=True, choices=CLAIM_KINDS),
        Column("measure", _("Medida"), Kind.TEXT, _("Qué cifra es: «indicadores de OEI», «total del POI»…")),
        Column("element", _("Objetivo o acción"), Kind.CODE, references="elements.code"),
        Column("indicator", _("Indicador"), Kind.CODE, references="indicators.code"),
        Column("year", _("Año"), Kind.YEAR),
        Column("method", _("Método"), Kind.CODE, _("El método con que se compara, si solo vale para uno.")),
        Column("stated_value", _("Cifra afirmada"), Kind.VERBATIM, _("Tal como está escrita."), required=True),
        Column("stated_unit", _("Unidad de la cifra"), Kind.CHOICE, choices=STATED_UNITS),
        Column("words", _("Palabras"), Kind.VERBATIM, _("Cita breve, de 30 palabras a lo más.")),
        SOURCE,
        Column("page", _("Página"), Kind.INTEGER, minimum=1),
        Column("line", _("Línea"), Kind.INTEGER, minimum=1),
        PLACE,
        NOTE,
    ),
    key=("id",),
)

SOURCES = Table(
    "sources",
    _("Fuentes"),
    _("Los documentos y bases de datos de donde salen las filas."),
    (
        Column("id", _("Código"), Kind.CODE, required=True),
        Column("title", _("Título"), Kind.TEXT, required=True),
        Column("publisher", _("Entidad"), Kind.TEXT),
        Column("instrument", _("Norma o número"), Kind.TEXT),
        Column("date", _("Fecha"), Kind.DATE),
        NOTE,
    ),
    key=("id",),
)

PRINTED_TABLES = Table(
    "printed_tables",
    _("Cuadros impresos"),
    _("Los cuadros de un documento publicado. No son resultados: se guardan para compararlos."),
    (
        Column("id", _("Código"), Kind.CODE, required=True),
        Column("title", _("Título"), Kind.VERBATIM, required=True),
        Column("role", _("Función"), Kind.CODE, _("Qué cuadro oficial es, p. ej. poi_table_3.")),
        *PROVENANCE,
    ),
    key=("id",),
)

PRINTED_CELLS = Table(
    "printed_cells",
    _("Celdas impresas"),
    _("Cada celda tal como está impresa, como texto, con su lugar. Ninguna se rechaza por lo que dice."),
    (
        Column("table", _("Cuadro"), Kind.CODE, required=True, references="printed_tables.id"),
        Column("row", _("Fila"), Kind.INTEGER, required=True, minimum=1),
        Column("column", _("Columna"), Kind.CODE, _("Nombre corto de la columna."), required=True),
        Column("heading", _("Encabezado impreso"), Kind.VERBATIM),
        Column("text", _("Texto impreso"), Kind.VERBATIM),
        Column("page", _("Página"), Kind.INTEGER, minimum=1),
        Column("line", _("Línea"), Kind.INTEGER, minimum=1),
        NOTE,
    ),
    key=("table", "row", "column"),
)
