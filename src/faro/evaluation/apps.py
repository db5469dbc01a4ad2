"""The room as Django knows it."""

from django.apps import AppConfig


class EvaluationConfig(AppConfig):
    """Runs of the engine over sealed inputs, findings, report files, improvement commitments."""

    name = "faro.evaluation"
    label = "evaluation"
    verbose_name = "Evaluación"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Say what may be permitted here, how this room's history reads, and what it keeps for others."""
        from faro.evaluation import vocabulary  # noqa: PLC0415  models load first

        vocabulary.register()
