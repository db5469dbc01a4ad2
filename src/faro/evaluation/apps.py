"""The room as Django knows it."""

from django.apps import AppConfig


class EvaluationConfig(AppConfig):
    """Runs of the engine over sealed inputs, findings, report files, improvement commitments."""

    name = "faro.evaluation"
    label = "evaluation"
    verbose_name = "Evaluación"
    default_auto_field = "django.db.models.BigAutoField"
