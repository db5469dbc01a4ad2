"""The room as Django knows it."""

from django.apps import AppConfig


class EvidenceConfig(AppConfig):
    """Files: hash, type check, retention; one file may serve many figures."""

    name = "faro.evidence"
    label = "evidence"
    verbose_name = "Evidencias"
    default_auto_field = "django.db.models.BigAutoField"
