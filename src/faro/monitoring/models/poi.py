"""The POI of a year: activities and investments, and their programme month by month.

Quantities are whole millionths, money whole céntimos, codes text; null is what nobody said. The three stages of a
programme (approved, consistent with PIA, reprogrammed) are rows of their own: none overwrites another.
"""

from django.db import models
from django.db.models import Q, UniqueConstraint

from faro.kernel.text import _
from faro.package.tables import BY_NAME
from faro.package.tables.poi import ACTIVITY_AGGREGATIONS, ACTIVITY_KINDS, PRIORITIES, STAGES
from faro.plans.api import Plan

CODE = 100
PLANNED_STAGES = {code: words for code, words in STAGES.items() if code != "executed"}


def _label(column: str) -> str:
    return BY_NAME["activities"].column(column).label


class Poi(models.Model):
    """The operational plan of a year. ``synthetic``: made up, and every page and file says so."""

    class State(models.TextChoices):
        FORMULATION = "formulation", _("En formulación")
        APPROVED = "approved", _("Aprobado")
        CONSISTENT = "consistent", _("Consistente con el PIA")

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="+", verbose_name=_("plan"))
    year = models.IntegerField(_("año"))
    state = models.CharField(_("etapa"), max_length=12, choices=State.choices, default=State.FORMULATION)
    instrument = models.TextField(_("norma o documento que lo aprobó"), blank=True)
    approved_on = models.DateField(_("aprobado el"), null=True)
    consistent_on = models.DateField(_("consistente con el PIA desde"), null=True)
    synthetic = models.BooleanField(_("datos sintéticos"), default=False)

    begun = models.PositiveIntegerField(_("actividades empezadas en Faro"), default=0)

    class Meta:
        verbose_name = _("POI")
        verbose_name_plural = _("POI")
        ordering = ("-year", "plan")
        constraints = (UniqueConstraint(fields=("plan", "year"), name="one_poi_per_year"),)

    def __str__(self) -> str:
        return _("POI {year}").format(year=self.year)


class Reprogramming(models.Model):
    """A numbered change of the programme, with its motive and instrument. Once approved it stays as it is."""

    poi = models.ForeignKey(Poi, models.CASCADE, related_name="reprogrammings", verbose_name=_("POI"))
    number = models.PositiveIntegerField(_("número"))
    motive = models.TextField(_("motivo"))
    instrument = models.TextField(_("norma o documento"), blank=True)
    instrument_date = models.DateField(_("fecha del documento"), null=True)
    approved_at = models.DateTimeField(_("aprobada"), null=True)
    approved_by = models.CharField(_("aprobada por"), max_length=120, blank=True)

    class Meta:
        verbose_name = _("reprogramación")
        verbose_name_plural = _("reprogramaciones")
        ordering = ("poi", "number")
        constraints = (
            UniqueConstraint(fields=("poi", "number"), name="one_reprogramming_per_number"),
            UniqueConstraint(fields=("poi",), condition=Q(approved_at=None), name="one_open_reprogramming"),
        )

    def __str__(self) -> str:
        return _("Reprogramación {number}").format(number=self.number)


class Activity(models.Model):
    """An operational activity (AO) or an investment of a cost centre.

    ``action`` is null while nobody has said to which strategic action it contributes. ``passed_through``: columns of
    the CEPLAN export that Faro does not use, by their name, kept to be given back, one mapping for each row of it.
    ``first_code``: what Faro called it before CEPLAN gave it a code; its history and files are still kept by that.
    ``typed_as``: how the sheet of a browser called the row before it had a code, so that none is made twice.
    """

    poi = models.ForeignKey(Poi, models.CASCADE, related_name="activities", verbose_name=_("POI"))
    code = models.CharField(_label("code"), max_length=CODE)
    first_code = models.CharField(_("código con que empezó en Faro"), max_length=CODE, null=True)
    name = models.TextField(_label("name"))
    kind = models.CharField(_label("kind"), max_length=20, choices=list(ACTIVITY_KINDS.items()))
    action = models.CharField(_label("action"), max_length=CODE, null=True)
    unit = models.CharField(_label("unit"), max_length=CODE)
    measure = models.TextField(_label("measure"), blank=True)
    aggregation = models.CharField(_label("aggregation"), max_length=20, choices=list(ACTIVITY_AGGREGATIONS.items()))
    priority = models.CharField(_label("priority"), max_length=1, choices=list(PRIORITIES.items()), null=True)
    cui = models.CharField(_label("cui"), max_length=CODE, null=True)
    ubigeo = models.CharField(_label("ubigeo"), max_length=CODE, null=True)
    active = models.BooleanField(_label("active"), null=True)
    approved = models.BooleanField(_label("approved"), null=True)
    source = models.CharField(_("Fuente"), max_length=CODE, null=True)
    place = models.TextField(_("Lugar en la fuente"), null=True)
    note = models.TextField(_("Nota"), null=True)
    passed_through = models.JSONField(_("otras columnas del CEPLAN"), default=list)
    position = models.PositiveIntegerField(_("orden"))
    typed_as = models.CharField(_("nombre de la fila en el navegador"), max_length=40, null=True)
    revision = models.PositiveIntegerField(_("revisión"), default=0)

    class Meta:
        verbose_name = _("actividad")
        verbose_name_plural = _("actividades")
        ordering = ("position", "id")
        constraints = (
            UniqueConstraint(fields=("poi", "code"), name="one_activity_per_code"),
            UniqueConstraint(fields=("poi", "typed_as"), name="one_activity_per_typed_row"),
        )
        indexes = (models.Index(fields=("poi", "unit"), name="activities_of_a_unit"),)

    def __str__(self) -> str:
        return f"{self.code} {self.name}"

    @property
    def key(self) -> str:
        """The code it began with: what names it in the history and in the keys of its files, whatever came later."""
        return self.first_code or self.code


class PlannedMonth(models.Model):
    """What is programmed for a month in a stage. ``version``: the number of the reprogramming; 0 in other stages."""

    activity = models.ForeignKey(Activity, models.CASCADE, related_name="planned", verbose_name=_("actividad"))
    stage = models.CharField(_("etapa"), max_length=12, choices=list(PLANNED_STAGES.items()))
    version = models.PositiveIntegerField(_("versión"), default=0)
    month = models.PositiveSmallIntegerField(_("mes"))
    physical = models.BigIntegerField(_("físico"), null=True)
    financial = models.BigIntegerField(_("financiero (S/)"), null=True)
    source = models.CharField(_("Fuente"), max_length=CODE, null=True)
    place = models.TextField(_("Lugar en la fuente"), null=True)
    note = models.TextField(_("Nota"), null=True)
    position = models.PositiveIntegerField(_("orden"), default=0)
    revision = models.PositiveIntegerField(_("revisión"), default=0)

    class Meta:
        verbose_name = _("mes programado")
        verbose_name_plural = _("meses programados")
        ordering = ("activity", "stage", "version", "month")
        constraints = (
            UniqueConstraint(fields=("activity", "stage", "version", "month"), name="one_programme_per_month"),
            models.CheckConstraint(condition=Q(month__gte=1, month__lte=12), name="planned_in_a_month"),
        )

    def __str__(self) -> str:
        return f"{self.activity_id} {self.stage} {self.version} {self.month:02d}"


class BudgetLink(models.Model):
    """The share of a budget goal (SEC_FUNC) that pays for an activity, in millionths; those of one goal add up to 1."""

    activity = models.ForeignKey(Activity, models.CASCADE, related_name="budget_links", verbose_name=_("actividad"))
    sec_func = models.CharField(_("SEC_FUNC"), max_length=20)
    share = models.PositiveIntegerField(_("parte"))

    class Meta:
        verbose_name = _("vínculo con el presupuesto")
        verbose_name_plural = _("vínculos con el presupuesto")
        ordering = ("sec_func", "activity")
        constraints = (
            UniqueConstraint(fields=("activity", "sec_func"), name="one_link_per_goal"),
            models.CheckConstraint(condition=Q(share__gte=1, share__lte=1_000_000), name="a_share_of_a_goal"),
        )

    def __str__(self) -> str:
        return f"{self.sec_func} → {self.activity_id}"


class KeptTable(models.Model):
    """That a plan's package has one of the tables kept here: an absent table is not an empty one."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="+", verbose_name=_("plan"))
    name = models.CharField(_("tabla"), max_length=40)

    class Meta:
        verbose_name = _("tabla presente")
        verbose_name_plural = _("tablas presentes")
        constraints = (UniqueConstraint(fields=("plan", "name"), name="one_kept_table_per_name"),)

    def __str__(self) -> str:
        return self.name


class PoiUpload(models.Model):
    """A file of activities on its way in, until someone confirms it. ``unit`` empty: it is of the whole POI."""

    class Origin(models.TextChoices):
        CEPLAN = "ceplan", _("Exportación del aplicativo CEPLAN")
        WORKBOOK = "faro-xlsx", _("Libro de Faro")

    digest = models.CharField(_("huella"), max_length=64, primary_key=True)
    poi = models.ForeignKey(Poi, models.CASCADE, related_name="uploads", verbose_name=_("POI"))
    unit = models.CharField(_("unidad"), max_length=CODE, blank=True)
    origin = models.CharField(_("clase de archivo"), max_length=10, choices=Origin.choices)
    name = models.CharField(_("archivo"), max_length=255)
    executed_until = models.PositiveSmallIntegerField(
        _("seguimiento hasta el mes"), default=0, help_text=_("0: no se trae el seguimiento.")
    )
    content = models.BinaryField(_("contenido"))
    uploaded_by = models.CharField(_("quién"), max_length=120)
    expires = models.DateTimeField(_("se guarda hasta"))

    class Meta:
        verbose_name = _("archivo por confirmar")
        verbose_name_plural = _("archivos por confirmar")

    def __str__(self) -> str:
        return self.name
