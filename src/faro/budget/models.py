"""What the MEF's files say of a year's money. Amounts are whole céntimos; null is what a file does not say."""

from django.db import models
from django.db.models import Q

from faro.budget.domain.lines import LONGEST_CODE
from faro.budget.domain.remarks import SHOWN, Kind
from faro.kernel.text import _

MONTH_FIELDS = tuple(f"accrued_{month:02d}" for month in range(1, 13))


def _amount(label: str) -> "models.BigIntegerField[int | None, int | None]":
    return models.BigIntegerField(label, null=True, blank=True)


def _code(label: str) -> "models.CharField[str, str]":
    return models.CharField(label, max_length=LONGEST_CODE, blank=True)


class Release(models.Model):
    """A file that was brought in: one is in force for each kind, executing unit, year and scope; earlier ones stay."""

    class Origin(models.TextChoices):
        MEF = "mef", _("Gasto anual del MEF (CSV)")
        AMIGABLE = "amigable", _("Consulta Amigable (XLSX)")

    class State(models.TextChoices):
        IMPORTING = "importing", _("importándose")
        READY = "ready", _("vigente")
        SUPERSEDED = "superseded", _("reemplazada")

    origin = models.CharField(_("origen"), max_length=10, choices=Origin.choices)
    state = models.CharField(_("estado"), max_length=10, choices=State.choices)
    unit = models.CharField(_("unidad ejecutora"), max_length=LONGEST_CODE)
    unit_name = models.CharField(_("nombre de la unidad ejecutora"), max_length=300, blank=True)
    year = models.IntegerField(_("año"), null=True)
    scope = models.CharField(_("nivel de la consulta"), max_length=200, blank=True)
    file_name = models.CharField(_("archivo"), max_length=255)
    file_size = models.BigIntegerField(_("bytes"))
    sha256 = models.CharField(_("huella SHA-256"), max_length=64, blank=True)
    workshop = models.CharField(_("carpeta de trabajo"), max_length=16, blank=True)
    started_at = models.DateTimeField(_("comenzó"))
    ready_at = models.DateTimeField(_("quedó lista"), null=True)
    imported_by = models.CharField(_("importada por"), max_length=120)
    last_month = models.IntegerField(
        _("último mes con devengado"),
        null=True,
        help_text=_("Los meses que siguen vienen en cero: todavía no se sabe."),
    )
    only_the_year = models.BooleanField(_("sin detalle mensual"), default=False)
    rows_read = models.BigIntegerField(_("filas leídas"), default=0)
    rows_taken = models.BigIntegerField(_("filas tomadas"), default=0)
    rows_skipped = models.BigIntegerField(_("filas de otros"), default=0)
    rows_quarantined = models.BigIntegerField(_("filas en cuarentena"), default=0)
    warnings = models.BigIntegerField(_("advertencias"), default=0)

    class Meta:
        verbose_name = _("importación de presupuesto")
        verbose_name_plural = _("importaciones de presupuesto")
        ordering = ("-started_at", "-id")
        constraints = (
            models.UniqueConstraint(
                fields=("origin", "unit", "year", "scope"), condition=Q(state="ready"), name="one_release_in_force"
            ),
        )

    def __str__(self) -> str:
        return f"{self.file_name} ({self.year})"


class Phases(models.Model):
    """The amounts of a row, phase by phase."""

    pia = _amount(_("PIA"))
    pim = _amount(_("PIM"))
    certified = _amount(_("Certificado"))
    committed = _amount(_("Compromiso anual"))
    accrued = _amount(_("Devengado"))
    paid = _amount(_("Girado"))

    class Meta:
        abstract = True


class Line(Phases):
    """A row of the MEF's yearly file. ``key``: the digest of all that says what it is for; no amount counts twice."""

    release = models.ForeignKey(Release, models.CASCADE, related_name="lines", verbose_name=_("importación"))
    line = models.BigIntegerField(_("línea del archivo"))
    key = models.CharField(_("clave"), max_length=64)
    sec_func = _code(_("SEC_FUNC"))
    programme = _code(_("programa presupuestal"))
    kind = _code(_("proyecto o actividad"))
    product = _code(_("producto o proyecto"))
    activity = _code(_("actividad, acción u obra"))
    function = _code(_("función"))
    division = _code(_("división funcional"))
    group = _code(_("grupo funcional"))
    goal = _code(_("meta"))
    purpose = _code(_("finalidad"))
    source = _code(_("fuente de financiamiento"))
    rubro = _code(_("rubro"))
    resource = _code(_("tipo de recurso"))
    category = _code(_("categoría de gasto"))
    transaction = _code(_("tipo de transacción"))
    generic = _code(_("genérica"))
    subgeneric = _code(_("subgenérica"))
    subgeneric_detail = _code(_("detalle de subgenérica"))
    specific = _code(_("específica"))
    specific_detail = _code(_("detalle de específica"))
    accrued_01 = _amount(_("devengado de enero"))
    accrued_02 = _amount(_("devengado de febrero"))
    accrued_03 = _amount(_("devengado de marzo"))
    accrued_04 = _amount(_("devengado de abril"))
    accrued_05 = _amount(_("devengado de mayo"))
    accrued_06 = _amount(_("devengado de junio"))
    accrued_07 = _amount(_("devengado de julio"))
    accrued_08 = _amount(_("devengado de agosto"))
    accrued_09 = _amount(_("devengado de setiembre"))
    accrued_10 = _amount(_("devengado de octubre"))
    accrued_11 = _amount(_("devengado de noviembre"))
    accrued_12 = _amount(_("devengado de diciembre"))

    class Meta:
        verbose_name = _("línea de presupuesto")
        verbose_name_plural = _("líneas de presupuesto")
        ordering = ("release", "line")
        constraints = (models.UniqueConstraint(fields=("release", "key"), name="no_amount_twice"),)
        indexes = (models.Index(fields=("release", "sec_func"), name="budget_by_sec_func"),)

    def __str__(self) -> str:
        return f"{self.sec_func} {self.generic}.{self.subgeneric}"


class ClassifierName(models.Model):
    """How a release calls a code. Codes that are only unique below others carry them: ``3.2`` is subgenérica 2 of 3."""

    release = models.ForeignKey(Release, models.CASCADE, related_name="names", verbose_name=_("importación"))
    classifier = models.CharField(_("clasificador"), max_length=20)
    code = models.CharField(_("código"), max_length=130)
    name = models.TextField(_("nombre"))

    class Meta:
        verbose_name = _("nombre de clasificador")
        verbose_name_plural = _("nombres de clasificadores")
        ordering = ("classifier", "code")
        constraints = (models.UniqueConstraint(fields=("release", "classifier", "code"), name="one_name_per_code"),)

    def __str__(self) -> str:
        return f"{self.code} {self.name}"


class PublishedRow(Phases):
    """A row of the Consulta Amigable: an aggregate, kept beside the lines and never added to them."""

    release = models.ForeignKey(Release, models.CASCADE, related_name="rows", verbose_name=_("importación"))
    row = models.IntegerField(_("fila de la hoja"))
    level = models.CharField(_("nivel"), max_length=500, help_text=_("Lo que la fila clasifica: Municipalidad, Rubro."))
    depth = models.IntegerField(_("profundidad"), help_text=_("0: no está dentro de otra fila."))
    on_the_way = models.BooleanField(_("nivel recorrido"), help_text=_("Contiene a todas las que siguen."))
    parent = models.CharField(_("código de la fila que la contiene"), max_length=60, blank=True)
    code = models.CharField(_("código"), max_length=60, blank=True)
    name = models.TextField(_("nombre"))
    attended = _amount(_("Atención de compromiso mensual"))
    printed_tenths = models.IntegerField(_("Avance % impreso, en décimas"), null=True)
    computed_tenths = models.IntegerField(_("Avance % calculado, en décimas"), null=True)

    class Meta:
        verbose_name = _("fila de Consulta Amigable")
        verbose_name_plural = _("filas de Consulta Amigable")
        ordering = ("release", "row")
        constraints = (models.UniqueConstraint(fields=("release", "level", "code"), name="no_published_row_twice"),)

    def __str__(self) -> str:
        return f"{self.code} {self.name}"


class RowRemark(models.Model):
    """Why a row was left out, or what is odd about one that was taken. ``raw`` is the row as it came, to be mended."""

    release = models.ForeignKey(Release, models.CASCADE, related_name="remarks", verbose_name=_("importación"))
    kind = models.CharField(_("qué se hizo"), max_length=12, choices=[(each.value, each.value) for each in Kind])
    code = models.CharField(_("motivo"), max_length=30)
    line = models.BigIntegerField(_("línea"))
    column = models.CharField(_("columna"), max_length=120, blank=True)
    value = models.CharField(_("valor"), max_length=SHOWN, blank=True)
    raw = models.TextField(_("fila"), blank=True)

    class Meta:
        verbose_name = _("observación de una fila")
        verbose_name_plural = _("observaciones de filas")
        ordering = ("release", "line", "id")
        indexes = (models.Index(fields=("release", "kind"), name="budget_remarks_by_kind"),)

    def __str__(self) -> str:
        return f"{self.line} {self.code}"
