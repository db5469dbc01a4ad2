"""The plan as rows: every column of its package is a field of the same name, in the package's own units.

Codes are text within their plan; quantities are whole millionths; ``position`` keeps the order of the rows.
``revision`` grows with each change, so that a second person who edits the same row is told.
"""

from django.db import models
from django.db.models import UniqueConstraint

from faro.kernel.text import _
from faro.package.tables import BY_NAME

CODE = 100
"""The longest code kept: subject keys of the ledger hold a plan's code and one more within 255 letters."""


def _label(table: str, column: str) -> str:
    return BY_NAME[table].column(column).label


class Plan(models.Model):
    """A plan of the municipality. ``present`` names the tables its package has: an absent table is not an empty one."""

    code = models.CharField(_label("plan", "code"), max_length=CODE, unique=True)
    name = models.TextField(_label("plan", "name"))
    municipality = models.TextField(_label("plan", "municipality"))
    ubigeo = models.CharField(_label("plan", "ubigeo"), max_length=CODE, null=True)
    executing_unit = models.CharField(_label("plan", "executing_unit"), max_length=CODE, null=True)
    first_year = models.IntegerField(_label("plan", "first_year"))
    last_year = models.IntegerField(_label("plan", "last_year"))
    evaluation_year = models.IntegerField(_label("plan", "evaluation_year"))
    cutoff_date = models.DateField(_label("plan", "cutoff_date"), null=True)
    approval_instrument = models.TextField(_label("plan", "approval_instrument"), null=True)
    synthetic = models.BooleanField(_label("plan", "synthetic"))
    source = models.CharField(_label("plan", "source"), max_length=CODE, null=True)
    place = models.TextField(_label("plan", "place"), null=True)
    note = models.TextField(_label("plan", "note"), null=True)
    present = models.JSONField(_("tablas presentes"), default=list)
    revision = models.PositiveIntegerField(_("revisión"), default=0)

    class Meta:
        verbose_name = _("plan")
        verbose_name_plural = _("planes")
        ordering = ("-evaluation_year", "code")

    def __str__(self) -> str:
        return self.name


class PlanRow(models.Model):
    """A row of a table of a plan, and where it comes from."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="%(class)ss", verbose_name=_("plan"))
    position = models.PositiveIntegerField(_("orden"))
    revision = models.PositiveIntegerField(_("revisión"), default=0)
    note = models.TextField(_("Nota"), null=True)

    class Meta:
        abstract = True
        ordering = ("position",)


class SourcedRow(PlanRow):
    """A row that names its source."""

    source = models.CharField(_("Fuente"), max_length=CODE, null=True)
    place = models.TextField(_("Lugar en la fuente"), null=True)

    class Meta(PlanRow.Meta):
        abstract = True


class Element(SourcedRow):
    """An objective, an action, or whatever a level of the plan is called."""

    code = models.CharField(_label("elements", "code"), max_length=CODE)
    level = models.CharField(_label("elements", "level"), max_length=CODE)
    parent = models.CharField(_label("elements", "parent"), max_length=CODE, null=True)
    name = models.TextField(_label("elements", "name"))
    priority = models.BigIntegerField(_label("elements", "priority"), null=True)
    unit = models.CharField(_label("elements", "unit"), max_length=CODE, null=True)
    responsible = models.TextField(_label("elements", "responsible"), null=True)

    class Meta(PlanRow.Meta):
        verbose_name = _("objetivo o acción")
        verbose_name_plural = _("objetivos y acciones")
        constraints = (UniqueConstraint(fields=("plan", "code"), name="one_element_per_code"),)

    def __str__(self) -> str:
        return f"{self.code} {self.name}"


class Indicator(SourcedRow):
    """An indicator with its ficha técnica."""

    code = models.CharField(_label("indicators", "code"), max_length=CODE)
    element = models.CharField(_label("indicators", "element"), max_length=CODE)
    name = models.TextField(_label("indicators", "name"))
    justification = models.TextField(_label("indicators", "justification"), null=True)
    unit = models.CharField(_label("indicators", "unit"), max_length=CODE, null=True)
    responsible = models.TextField(_label("indicators", "responsible"), null=True)
    limitations = models.TextField(_label("indicators", "limitations"), null=True)
    calculation = models.TextField(_label("indicators", "calculation"), null=True)
    measure = models.TextField(_label("indicators", "measure"), null=True)
    multiplier = models.BigIntegerField(_label("indicators", "multiplier"), null=True)
    sense = models.CharField(_label("indicators", "sense"), max_length=20, null=True)
    sense_ambiguous = models.BooleanField(_label("indicators", "sense_ambiguous"), null=True)
    sense_reason = models.TextField(_label("indicators", "sense_reason"), null=True)
    relevance = models.CharField(_label("indicators", "relevance"), max_length=20, null=True)
    aggregation = models.CharField(_label("indicators", "aggregation"), max_length=20, null=True)
    assumptions = models.TextField(_label("indicators", "assumptions"), null=True)
    data_source = models.TextField(_label("indicators", "data_source"), null=True)
    collection = models.TextField(_label("indicators", "collection"), null=True)
    baseline_year = models.IntegerField(_label("indicators", "baseline_year"), null=True)
    baseline_value = models.BigIntegerField(_label("indicators", "baseline_value"), null=True)
    current_year = models.IntegerField(_label("indicators", "current_year"), null=True)
    current_value = models.BigIntegerField(_label("indicators", "current_value"), null=True)

    class Meta(PlanRow.Meta):
        verbose_name = _("indicador")
        verbose_name_plural = _("indicadores")
        constraints = (UniqueConstraint(fields=("plan", "code"), name="one_indicator_per_code"),)

    def __str__(self) -> str:
        return f"{self.code} {self.name}"


class Target(SourcedRow):
    """One version of the target of an indicator and year: 0 is the original one."""

    indicator = models.CharField(_label("targets", "indicator"), max_length=CODE)
    year = models.IntegerField(_label("targets", "year"))
    version = models.IntegerField(_label("targets", "version"))
    value = models.BigIntegerField(_label("targets", "value"), null=True)
    instrument = models.TextField(_label("targets", "instrument"), null=True)
    instrument_date = models.DateField(_label("targets", "instrument_date"), null=True)

    class Meta(PlanRow.Meta):
        verbose_name = _("meta")
        verbose_name_plural = _("metas")
        constraints = (
            UniqueConstraint(fields=("plan", "indicator", "year", "version"), name="one_target_per_version"),
        )

    def __str__(self) -> str:
        return f"{self.indicator} {self.year} v{self.version}"


class Measurement(SourcedRow):
    """What was measured in a period. A missing value is null, never zero."""

    indicator = models.CharField(_label("measurements", "indicator"), max_length=CODE)
    period = models.CharField(_label("measurements", "period"), max_length=10)
    value = models.BigIntegerField(_label("measurements", "value"), null=True)
    numerator = models.BigIntegerField(_label("measurements", "numerator"), null=True)
    denominator = models.BigIntegerField(_label("measurements", "denominator"), null=True)
    measured_on = models.DateField(_label("measurements", "measured_on"), null=True)

    class Meta(PlanRow.Meta):
        verbose_name = _("valor obtenido")
        verbose_name_plural = _("valores obtenidos")
        constraints = (UniqueConstraint(fields=("plan", "indicator", "period"), name="one_measurement_per_period"),)

    def __str__(self) -> str:
        return f"{self.indicator} {self.period}"


class NameVersion(SourcedRow):
    """What an element or an indicator was called until an instrument changed it. The name in force is its own."""

    subject = models.CharField(_label("names", "subject"), max_length=20)
    code = models.CharField(_label("names", "code"), max_length=CODE)
    version = models.IntegerField(_label("names", "version"))
    name = models.TextField(_label("names", "name"))
    replaced_by = models.TextField(_label("names", "replaced_by"), null=True)
    replaced_on = models.DateField(_label("names", "replaced_on"), null=True)

    class Meta(PlanRow.Meta):
        verbose_name = _("denominación anterior")
        verbose_name_plural = _("denominaciones anteriores")
        constraints = (UniqueConstraint(fields=("plan", "subject", "code", "version"), name="one_name_per_version"),)

    def __str__(self) -> str:
        return f"{self.code} v{self.version}"


class Text(SourcedRow):
    """What a person wrote for the report. The package calls its key ``id``."""

    code = models.CharField(_label("texts", "id"), max_length=CODE)
    section = models.CharField(_label("texts", "section"), max_length=20)
    element = models.CharField(_label("texts", "element"), max_length=CODE, null=True)
    text = models.TextField(_label("texts", "text"))
    author = models.TextField(_label("texts", "author"), null=True)
    date = models.DateField(_label("texts", "date"), null=True)

    class Meta(PlanRow.Meta):
        verbose_name = _("texto")
        verbose_name_plural = _("textos")
        constraints = (UniqueConstraint(fields=("plan", "code"), name="one_text_per_code"),)

    def __str__(self) -> str:
        return self.code


class Link(SourcedRow):
    """An objective of a plan and the objective of an upper plan it contributes to."""

    code = models.CharField(_label("links", "id"), max_length=CODE)
    lower_plan = models.TextField(_label("links", "lower_plan"))
    lower_code = models.CharField(_label("links", "lower_code"), max_length=CODE, null=True)
    lower_name = models.TextField(_label("links", "lower_name"))
    upper_plan = models.TextField(_label("links", "upper_plan"))
    upper_code = models.CharField(_label("links", "upper_code"), max_length=CODE, null=True)
    upper_name = models.TextField(_label("links", "upper_name"))
    carried_over = models.BooleanField(_label("links", "carried_over"), null=True)
    explanation = models.TextField(_label("links", "explanation"), null=True)

    class Meta(PlanRow.Meta):
        verbose_name = _("articulación")
        verbose_name_plural = _("articulaciones")
        constraints = (UniqueConstraint(fields=("plan", "code"), name="one_link_per_code"),)

    def __str__(self) -> str:
        return self.code


class Source(PlanRow):
    """A document or database from which rows come."""

    code = models.CharField(_label("sources", "id"), max_length=CODE)
    title = models.TextField(_label("sources", "title"))
    publisher = models.TextField(_label("sources", "publisher"), null=True)
    instrument = models.TextField(_label("sources", "instrument"), null=True)
    date = models.DateField(_label("sources", "date"), null=True)

    class Meta(PlanRow.Meta):
        verbose_name = _("fuente")
        verbose_name_plural = _("fuentes")
        constraints = (UniqueConstraint(fields=("plan", "code"), name="one_source_per_code"),)

    def __str__(self) -> str:
        return self.title


class StoredTable(models.Model):
    """A whole table of a plan as a Parquet file.

    ``kept``: a table that no room edits. ``imported``: the rows as the last package gave them, which tells what people
    changed since.
    """

    class Role(models.TextChoices):
        """What the table is kept for."""

        KEPT = "kept", _("guardada entera")
        IMPORTED = "imported", _("como llegó")

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="stored_tables", verbose_name=_("plan"))
    role = models.CharField(_("para qué"), max_length=10, choices=Role.choices)
    name = models.CharField(_("tabla"), max_length=40)
    content = models.BinaryField(_("contenido"))

    class Meta:
        verbose_name = _("tabla guardada")
        verbose_name_plural = _("tablas guardadas")
        constraints = (UniqueConstraint(fields=("plan", "role", "name"), name="one_stored_table_per_name"),)

    def __str__(self) -> str:
        return f"{self.name} ({self.role})"


class Upload(models.Model):
    """A file on its way in: a whole package waiting for someone to confirm it, or all that is wrong with it.

    ``digest``: of the bytes that came. ``problems``: each as code, file, row, column, message, mend and value.
    """

    digest = models.CharField(_("huella"), max_length=64, primary_key=True)
    problems = models.JSONField(_("errores"), default=list)
    origin = models.CharField(_("archivo"), max_length=255)
    uploaded_by = models.CharField(_("quién"), max_length=120)
    expires = models.DateTimeField(_("se guarda hasta"))

    class Meta:
        verbose_name = _("paquete por confirmar")
        verbose_name_plural = _("paquetes por confirmar")

    def __str__(self) -> str:
        return self.origin


class UploadedTable(models.Model):
    """A table of a package on its way in, as a Parquet file."""

    upload = models.ForeignKey(Upload, models.CASCADE, related_name="tables", verbose_name=_("paquete"))
    name = models.CharField(_("tabla"), max_length=40)
    content = models.BinaryField(_("contenido"))

    class Meta:
        verbose_name = _("tabla por confirmar")
        verbose_name_plural = _("tablas por confirmar")
        constraints = (UniqueConstraint(fields=("upload", "name"), name="one_uploaded_table_per_name"),)

    def __str__(self) -> str:
        return self.name
