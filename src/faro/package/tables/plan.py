"""The plan and its tree: plan, elements, units, indicators, targets, measurements, former names."""

from faro.kernel.text import _
from faro.package.declaration import Column, Kind, Table
from faro.package.tables.provenance import NOTE, PLACE, PROVENANCE, SOURCE

SENSES = {"ascending": _("Ascendente"), "descending": _("Descendente")}
RELEVANCES = {"1": _("Muy relevante"), "2": _("Relevante"), "3": _("Poco relevante")}
NAMED = {"element": _("Objetivo o acción"), "indicator": _("Indicador")}
AGGREGATIONS = {"additive": _("Agregable"), "non_additive": _("No agregable")}

PLAN = Table(
    "plan",
    _("Plan"),
    _("Una sola fila: de qué plan y de qué municipalidad son los datos, y qué año se evalúa."),
    (
        Column("code", _("Código del plan"), Kind.CODE, _("Corto y estable, p. ej. PEI-2021-2025."), required=True),
        Column("name", _("Nombre del plan"), Kind.TEXT, required=True),
        Column("municipality", _("Municipalidad"), Kind.TEXT, required=True),
        Column("ubigeo", _("Ubigeo"), Kind.CODE, _("Seis dígitos del INEI, con ceros a la izquierda.")),
        Column("executing_unit", _("Unidad ejecutora"), Kind.CODE, _("Código de seis dígitos del MEF.")),
        Column("first_year", _("Primer año"), Kind.YEAR, _("Primer año del periodo del plan."), required=True),
        Column("last_year", _("Último año"), Kind.YEAR, _("Último año del periodo del plan."), required=True),
        Column("evaluation_year", _("Año de evaluación"), Kind.YEAR, _("El año que se evalúa."), required=True),
        Column("cutoff_date", _("Fecha de corte"), Kind.DATE, _("Hasta cuándo llega la información.")),
        Column("approval_instrument", _("Norma de aprobación"), Kind.TEXT, _("Resolución que aprobó el plan.")),
        Column(
            "synthetic",
            _("Datos sintéticos"),
            Kind.BOOLEAN,
            _("Sí, si los datos son inventados para probar o demostrar. Se dirá en cada página del informe."),
            required=True,
        ),
        *PROVENANCE,
    ),
    key=("code",),
    required=True,
    single=True,
)

ELEMENTS = Table(
    "elements",
    _("Objetivos y acciones"),
    _("El árbol del plan: objetivos (OEI), acciones (AEI) y cualquier otro nivel, cada uno con su padre."),
    (
        Column("code", _("Código"), Kind.CODE, _("P. ej. OEI.01 o AEI.01.02."), required=True),
        Column("level", _("Nivel"), Kind.CODE, _("OEI, AEI u otro nivel del plan."), required=True),
        Column(
            "parent",
            _("Código del padre"),
            Kind.CODE,
            _("El elemento del que cuelga; vacío en los objetivos."),
            references="elements.code",
        ),
        Column("name", _("Denominación"), Kind.TEXT, required=True),
        Column("priority", _("Prioridad"), Kind.INTEGER, _("Orden de la ruta estratégica; 1 es primero."), minimum=1),
        Column("unit", _("Centro de costo"), Kind.CODE, _("La unidad responsable."), references="units.code"),
        Column("responsible", _("Responsable"), Kind.TEXT, _("Órganos responsables, como los nombra el plan.")),
        *PROVENANCE,
    ),
    key=("code",),
    required=True,
    parent_column="parent",
)

UNITS = Table(
    "units",
    _("Unidades"),
    _("Órganos, unidades orgánicas y centros de costo."),
    (
        Column("code", _("Código"), Kind.CODE, _("Código del centro de costo, p. ej. 03.06.02."), required=True),
        Column("parent", _("Código del padre"), Kind.CODE, references="units.code"),
        Column("name", _("Denominación"), Kind.TEXT, required=True),
        Column("valid_from", _("Vigente desde"), Kind.DATE),
        Column("valid_to", _("Vigente hasta"), Kind.DATE),
        *PROVENANCE,
    ),
    key=("code",),
    parent_column="parent",
)

INDICATORS = Table(
    "indicators",
    _("Indicadores"),
    _("La ficha técnica de cada indicador. El sentido se declara: no se deduce de las metas si está dicho."),
    (
        Column("code", _("Código"), Kind.CODE, _("P. ej. IND.01.AEI.01.02. Único en el plan."), required=True),
        Column(
            "element",
            _("Objetivo o acción"),
            Kind.CODE,
            _("El OEI o AEI que mide."),
            required=True,
            references="elements.code",
        ),
        Column("name", _("Indicador"), Kind.TEXT, required=True),
        Column("justification", _("Justificación"), Kind.TEXT),
        Column("unit", _("Centro de costo"), Kind.CODE, _("La unidad que reporta."), references="units.code"),
        Column("responsible", _("Responsable del indicador"), Kind.TEXT),
        Column("limitations", _("Limitaciones"), Kind.TEXT),
        Column("calculation", _("Método de cálculo"), Kind.TEXT, _("La fórmula, con numerador y denominador.")),
        Column("measure", _("Parámetro de medición"), Kind.TEXT, _("Porcentaje, número, tasa, ratio, índice…")),
        Column("multiplier", _("Factor"), Kind.QUANTITY, _("Por cuánto se multiplica la razón; 100 en porcentajes.")),
        Column("sense", _("Sentido esperado"), Kind.CHOICE, _("Hacia dónde se mejora."), choices=SENSES),
        Column(
            "sense_ambiguous",
            _("Sentido ambiguo"),
            Kind.BOOLEAN,
            _("Sí, si el nombre del indicador admite la lectura contraria; explíquelo en la siguiente columna."),
        ),
        Column("sense_reason", _("Razón del sentido"), Kind.TEXT),
        Column("relevance", _("Relevancia"), Kind.CHOICE, choices=RELEVANCES),
        Column("aggregation", _("Tipo de agregación"), Kind.CHOICE, choices=AGGREGATIONS),
        Column("assumptions", _("Supuestos"), Kind.TEXT),
        Column("data_source", _("Fuente y bases de datos"), Kind.TEXT),
        Column("collection", _("Recolección y análisis"), Kind.TEXT, _("Proceso de recolección y análisis.")),
        Column("baseline_year", _("Línea de base: año"), Kind.YEAR),
        Column("baseline_value", _("Línea de base: valor"), Kind.QUANTITY),
        Column("current_year", _("Valor actual: año"), Kind.YEAR),
        Column("current_value", _("Valor actual: valor"), Kind.QUANTITY),
        *PROVENANCE,
    ),
    key=("code",),
    required=True,
)

TARGETS = Table(
    "targets",
    _("Logros esperados"),
    _("La meta de cada indicador y año, con sus versiones. Una meta modificada no borra la original."),
    (
        Column("indicator", _("Indicador"), Kind.CODE, required=True, references="indicators.code"),
        Column("year", _("Año"), Kind.YEAR, required=True),
        Column(
            "version",
            _("Versión"),
            Kind.INTEGER,
            _("0 es la meta original; 1, 2… cada modificación, en orden."),
            required=True,
            minimum=0,
            maximum=99,
        ),
        Column("value", _("Logro esperado"), Kind.QUANTITY, _("Los porcentajes en puntos: 17, no 0.17.")),
        Column("instrument", _("Norma"), Kind.TEXT, _("Resolución que fijó esta versión.")),
        Column("instrument_date", _("Fecha de la norma"), Kind.DATE),
        *PROVENANCE,
    ),
    key=("indicator", "year", "version"),
    required=True,
)

MEASUREMENTS = Table(
    "measurements",
    _("Valores obtenidos"),
    _("Lo medido en cada periodo. Si no hay dato, no ponga cero: deje la fila fuera o el valor vacío."),
    (
        Column("indicator", _("Indicador"), Kind.CODE, required=True, references="indicators.code"),
        Column("period", _("Periodo"), Kind.PERIOD, _("2022 (año), 2022-S1 (semestre), 2022-03 (mes)."), required=True),
        Column("value", _("Valor obtenido"), Kind.QUANTITY, _("Los porcentajes en puntos: 17, no 0.17.")),
        Column("numerator", _("Numerador"), Kind.QUANTITY),
        Column("denominator", _("Denominador"), Kind.QUANTITY),
        Column("measured_on", _("Fecha de medición"), Kind.DATE),
        SOURCE,
        PLACE,
        NOTE,
    ),
    key=("indicator", "period"),
)

NAMES = Table(
    "names",
    _("Denominaciones anteriores"),
    _("Cómo se llamaba un objetivo, una acción o un indicador antes de que una norma cambiara su denominación."),
    (
        Column("subject", _("De qué es"), Kind.CHOICE, required=True, choices=NAMED),
        Column("code", _("Código"), Kind.CODE, _("El del objetivo, la acción o el indicador."), required=True),
        Column(
            "version",
            _("Versión"),
            Kind.INTEGER,
            _("0 es la denominación original; 1, 2… las siguientes, en orden. La vigente está en su propia hoja."),
            required=True,
            minimum=0,
            maximum=99,
        ),
        Column("name", _("Denominación anterior"), Kind.TEXT, required=True),
        Column("replaced_by", _("Norma que la cambió"), Kind.TEXT, _("Resolución que la reemplazó por la siguiente.")),
        Column("replaced_on", _("Fecha de la norma"), Kind.DATE),
        *PROVENANCE,
    ),
    key=("subject", "code", "version"),
)
