"""The room as Django knows it."""

from django.apps import AppConfig


class PlansConfig(AppConfig):
    """Plans and their tree, indicators, target versions, alignment."""

    name = "faro.plans"
    label = "plans"
    verbose_name = "Planes"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Say what may be permitted here and how this room's history reads."""
        from faro.plans import vocabulary  # noqa: PLC0415  models load first

        vocabulary.register()
