"""The room as Django knows it."""

from django.apps import AppConfig


class WorkspaceConfig(AppConfig):
    """The staff pages that join rooms."""

    name = "faro.workspace"
    label = "workspace"
    verbose_name = "Trabajo"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Say who may enter and what stands in the menu."""
        from faro.workspace import vocabulary  # noqa: PLC0415  models load first

        vocabulary.register()
