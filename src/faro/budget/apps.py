"""The room as Django knows it."""

from django.apps import AppConfig


class BudgetConfig(AppConfig):
    """Amounts by SEC_FUNC, activity, source, rubro and genérica, phase by phase."""

    name = "faro.budget"
    label = "budget"
    verbose_name = "Presupuesto"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Say what may be permitted here and how this room's history reads."""
        from faro.budget import vocabulary  # noqa: PLC0415  models load first

        vocabulary.register()
