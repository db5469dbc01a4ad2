"""The room as Django knows it."""

from django.apps import AppConfig


class WorkspaceConfig(AppConfig):
    """The staff pages that join rooms."""

    name = "faro.workspace"
    label = "workspace"
    verbose_name = "Trabajo"
    default_auto_field = "django.db.models.BigAutoField"
