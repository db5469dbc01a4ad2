"""What the room keeps. Sealed inputs, runs, reports and publications are written once: the database refuses changes."""

from django.db import models

from faro.kernel.text import _

DIGEST_LENGTH = 64


class SealedInput(models.Model):
    """The bytes that a run reads (:func:`faro.package.sealing.sealed_bytes`, compressed), by their digest."""

    digest = models.CharField(_("huella"), max_length=DIGEST_LENGTH, unique=True)
    plan = models.CharField(_("plan"), max_length=100, db_index=True)
    format_version = models.PositiveSmallIntegerField(_("versión del formato"))
    content = models.BinaryField(_("contenido"))
    made_at = models.DateTimeField(_("cuándo"))

    class Meta:
        verbose_name = _("datos sellados")
        verbose_name_plural = _("datos sellados")

    def __str__(self) -> str:
        return f"{self.plan} {self.digest[:12]}"


class EvaluationRun(models.Model):
    """The results of one method over one sealed input. ``results`` are compressed; ``digest`` covers them as they were.

    ``method_digest`` is the one of the method's file: it tells a method that changed without a new version.
    """

    sealed = models.ForeignKey(SealedInput, models.PROTECT, related_name="runs", verbose_name=_("datos sellados"))
    method = models.CharField(_("método"), max_length=60)
    method_version = models.CharField(_("versión del método"), max_length=20)
    method_digest = models.CharField(_("huella del método"), max_length=DIGEST_LENGTH)
    engine_version = models.CharField(_("versión del motor"), max_length=80)
    year = models.PositiveSmallIntegerField(_("año"))
    through_month = models.PositiveSmallIntegerField(_("hasta el mes"), default=12)
    results = models.BinaryField(_("resultados"))
    digest = models.CharField(_("huella de los resultados"), max_length=DIGEST_LENGTH)
    made_at = models.DateTimeField(_("cuándo"))
    made_by = models.CharField(_("quién"), max_length=120)

    class Meta:
        verbose_name = _("corrida")
        verbose_name_plural = _("corridas")
        ordering = ("-id",)
        constraints = (
            models.UniqueConstraint(
                fields=("sealed", "method", "method_digest", "engine_version", "year", "through_month"),
                name="one_run_per_method_and_input",
            ),
        )

    def __str__(self) -> str:
        return f"{self.method} {self.year} · {self.digest[:12]}"


class ReportFile(models.Model):
    """A document made from runs. ``runs_key`` names them in order: the same runs have one document of each format."""

    runs_key = models.CharField(_("corridas"), max_length=200)
    file_format = models.CharField(_("formato"), max_length=10)
    name = models.CharField(_("nombre"), max_length=120)
    content = models.BinaryField(_("contenido"))
    digest = models.CharField(_("huella"), max_length=DIGEST_LENGTH)
    made_at = models.DateTimeField(_("cuándo"))

    class Meta:
        verbose_name = _("documento")
        verbose_name_plural = _("documentos")
        constraints = (
            models.UniqueConstraint(fields=("runs_key", "file_format"), name="one_document_per_runs_and_format"),
        )

    def __str__(self) -> str:
        return self.name


class Publication(models.Model):
    """What citizens see of one plan and year, until a later one with a reason. ``number`` counts them from 1.

    ``changes``: JSON list of what differs from the one before (:mod:`faro.evaluation.domain.differences`).
    """

    plan = models.CharField(_("plan"), max_length=100)
    year = models.PositiveSmallIntegerField(_("año"))
    number = models.PositiveIntegerField(_("número"))
    sealed = models.ForeignKey(SealedInput, models.PROTECT, related_name="+", verbose_name=_("datos sellados"))
    runs = models.ManyToManyField(EvaluationRun, related_name="publications", verbose_name=_("corridas"))
    main_method = models.CharField(_("método principal"), max_length=60)
    synthetic = models.BooleanField(_("datos sintéticos"))
    previous = models.ForeignKey("self", models.PROTECT, null=True, related_name="+", verbose_name=_("reemplaza a"))
    reason = models.TextField(_("razón"))
    changes = models.TextField(_("cifras que cambian"), default="[]")
    snapshot = models.TextField(_("lo publicado"))
    digest = models.CharField(_("huella"), max_length=DIGEST_LENGTH)
    published_at = models.DateTimeField(_("cuándo"))
    published_by = models.CharField(_("quién"), max_length=120)

    class Meta:
        verbose_name = _("publicación")
        verbose_name_plural = _("publicaciones")
        ordering = ("-id",)
        constraints = (models.UniqueConstraint(fields=("plan", "year", "number"), name="one_publication_per_number"),)

    def __str__(self) -> str:
        return f"{self.plan} {self.year}, {self.number}"


class FindingAnswer(models.Model):
    """What the municipality says of a finding. A later answer of the same finding stands; the earlier ones remain."""

    plan = models.CharField(_("plan"), max_length=100)
    year = models.PositiveSmallIntegerField(_("año"))
    finding = models.CharField(_("hallazgo"), max_length=100)
    state = models.CharField(_("estado"), max_length=20)
    answer = models.TextField(_("respuesta"), blank=True)
    answered_by = models.CharField(_("quién"), max_length=120)
    role = models.CharField(_("rol"), max_length=60, blank=True)
    answered_at = models.DateTimeField(_("cuándo"))

    class Meta:
        verbose_name = _("respuesta a un hallazgo")
        verbose_name_plural = _("respuestas a hallazgos")
        ordering = ("id",)
        indexes = (models.Index(fields=("plan", "year", "finding"), name="answers_by_finding"),)

    def __str__(self) -> str:
        return f"{self.finding}: {self.state}"


class CommitmentTable(models.Model):
    """A plan that has a table of commitments, were it empty: a table that is absent is another thing."""

    plan = models.CharField(_("plan"), max_length=100, primary_key=True)

    class Meta:
        verbose_name = _("matriz de compromisos")
        verbose_name_plural = _("matrices de compromisos")

    def __str__(self) -> str:
        return self.plan


class Commitment(models.Model):
    """Something that was promised to improve. What the document does not say stays empty; nothing is invented.

    ``withdrawn``: a later import no longer has it, and its follow-up is kept all the same.
    """

    plan = models.CharField(_("plan"), max_length=100)
    code = models.CharField(_("código"), max_length=60)
    position = models.PositiveIntegerField(_("orden"))
    action = models.TextField(_("compromiso"))
    origin = models.TextField(_("origen"), null=True, blank=True)
    element = models.CharField(_("objetivo o acción"), max_length=60, null=True, blank=True)
    unit = models.CharField(_("centro de costo"), max_length=40, null=True, blank=True)
    responsible = models.TextField(_("responsable"), null=True, blank=True)
    due_date = models.DateField(_("fecha límite"), null=True, blank=True)
    state = models.CharField(_("estado"), max_length=20, null=True, blank=True)
    source = models.CharField(_("fuente"), max_length=100, null=True, blank=True)
    place = models.TextField(_("lugar en la fuente"), null=True, blank=True)
    note = models.TextField(_("nota"), null=True, blank=True)
    withdrawn = models.BooleanField(_("retirado"), default=False)

    class Meta:
        verbose_name = _("compromiso")
        verbose_name_plural = _("compromisos")
        ordering = ("plan", "position", "id")
        constraints = (models.UniqueConstraint(fields=("plan", "code"), name="one_commitment_per_code"),)

    def __str__(self) -> str:
        return f"{self.code} {self.action}"


class FollowUp(models.Model):
    """A note on how a commitment goes. Its files are those kept about the same commitment."""

    commitment = models.ForeignKey(Commitment, models.CASCADE, related_name="notes", verbose_name=_("compromiso"))
    text = models.TextField(_("nota"))
    evidence = models.CharField(_("evidencia"), max_length=DIGEST_LENGTH, blank=True)
    written_by = models.CharField(_("quién"), max_length=120)
    role = models.CharField(_("rol"), max_length=60, blank=True)
    written_at = models.DateTimeField(_("cuándo"))

    class Meta:
        verbose_name = _("nota de seguimiento")
        verbose_name_plural = _("notas de seguimiento")
        ordering = ("id",)

    def __str__(self) -> str:
        return self.text[:60]


class ProposalDecision(models.Model):
    """What became of a recommendation: a commitment, or declined with a reason."""

    plan = models.CharField(_("plan"), max_length=100)
    text = models.CharField(_("recomendación"), max_length=60)
    accepted = models.BooleanField(_("aceptada"))
    reason = models.TextField(_("razón"), blank=True)
    commitment = models.ForeignKey(
        Commitment, models.SET_NULL, null=True, related_name="proposals", verbose_name=_("compromiso")
    )
    decided_by = models.CharField(_("quién"), max_length=120)
    role = models.CharField(_("rol"), max_length=60, blank=True)
    decided_at = models.DateTimeField(_("cuándo"))

    class Meta:
        verbose_name = _("decisión sobre una recomendación")
        verbose_name_plural = _("decisiones sobre recomendaciones")
        constraints = (models.UniqueConstraint(fields=("plan", "text"), name="one_decision_per_recommendation"),)

    def __str__(self) -> str:
        return self.text
