"""The operational plan: activities and investments, their months, and the budget."""

from faro.kernel.text import _
from faro.package.declaration import Column, Kind, Table
from faro.package.tables.provenance import PROVENANCE

ACTIVITY_KINDS = {"activity": _("Actividad operativa"), "investment": _("Inversión")}
ACTIVITY_AGGREGATIONS = {
    "annual_total": _("Acumulado Anual"),
    "monthly_stock": _("Acumulado Mensual"),
    "not_cumulative": _("No Acumulado"),
}
PRIORITIES = {"1": _("Muy alta"), "2": _("Alta"), "3": _("Media"), "4": _("Baja"), "5": _("Muy baja")}
STAGES = {
    "approved": _("Aprobado"),
    "pia": _("Consistente con PIA"),
    "reprogrammed": _("Reprogramado"),
    "executed": _("Seguimiento"),
}
BUDGET_STAGES = {
    "pia": _("PIA"),
    "pim": _("PIM"),
    "certified": _("Certificado"),
    "committed": _("Compromiso"),
    "accrued": _("Devengado"),
    "paid": _("Girado"),
}

ACTIVITIES = Table(
    "activities",
    _("Actividades e inversiones"),
    _("Actividades operativas (AO) e inversiones del POI, con su acción estratégica y su centro de costo."),
    (
        Column("code", _("Código"), Kind.CODE, _("P. ej. AOI30149800001."), required=True),
        Column("name", _("Denominación"), Kind.TEXT, required=True),
        Column("kind", _("Tipo"), Kind.CHOICE, required=True, choices=ACTIVITY_KINDS),
        Column(
            "action",
            _("Acción estratégica"),
            Kind.CODE,
            _("La AEI a la que contribuye."),
            required=True,
            references="elements.code",
        ),
        Column("unit", _("Centro de costo"), Kind.CODE, required=True, references="units.code"),
        Column("measure", _("Unidad de medida"), Kind.TEXT, required=True),
        Column(
            "aggregation",
            _("Tipo de agregación"),
            Kind.CHOICE,
            _("Cómo se juntan los meses: suma, último valor o promedio de avances."),
            required=True,
            choices=ACTIVITY_AGGREGATIONS,
        ),
        Column("priority", _("Prioridad"), Kind.CHOICE, choices=PRIORITIES),
        Column("cui", _("Código único (CUI)"), Kind.CODE, _("Siete dígitos, en las inversiones.")),
        Column("ubigeo", _("Ubigeo"), Kind.CODE),
        Column("active", _("Activa"), Kind.BOOLEAN, _("No, si la actividad fue desactivada. Vacío vale Sí.")),
        Column(
            "approved",
            _("Registro aprobado"),
            Kind.BOOLEAN,
            _("No, si su seguimiento o su reprogramación no está en estado Aprobado. Vacío vale Sí."),
        ),
        *PROVENANCE,
    ),
    key=("code",),
)

MONTHLY = Table(
    "monthly",
    _("Meses"),
    _(
        "Lo físico y lo financiero de cada actividad, mes y etapa. Una etapa no pisa a otra. "
        "Un mes ejecutado en cero se escribe 0; un mes sin reporte no se escribe."
    ),
    (
        Column("activity", _("Actividad"), Kind.CODE, required=True, references="activities.code"),
        Column("year", _("Año"), Kind.YEAR, required=True),
        Column("month", _("Mes"), Kind.MONTH, _("De 1 a 12."), required=True, minimum=1, maximum=12),
        Column("stage", _("Etapa"), Kind.CHOICE, required=True, choices=STAGES),
        Column("physical", _("Físico"), Kind.QUANTITY, minimum=0),
        Column("financial", _("Financiero (S/)"), Kind.MONEY),
        *PROVENANCE,
    ),
    key=("activity", "year", "month", "stage"),
)

BUDGET = Table(
    "budget",
    _("Presupuesto"),
    _("Montos por centro de costo y etapa del presupuesto; con la acción estratégica, donde se conoce."),
    (
        Column("unit", _("Centro de costo"), Kind.CODE, required=True, references="units.code"),
        Column("action", _("Acción estratégica"), Kind.CODE, references="elements.code"),
        Column("year", _("Año"), Kind.YEAR, required=True),
        Column("stage", _("Etapa"), Kind.CHOICE, required=True, choices=BUDGET_STAGES),
        Column("amount", _("Monto (S/)"), Kind.MONEY, required=True),
        *PROVENANCE,
    ),
    key=("unit", "action", "year", "stage"),
)
