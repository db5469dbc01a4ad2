"""The room as Django knows it."""

from django.apps import AppConfig

from faro.kernel.text import _


class CatalogsConfig(AppConfig):
    """Reference data with validity dates: calendars, limits, denominators, the list of methods."""

    name = "faro.catalogs"
    label = "catalogs"
    verbose_name = _("Catálogos")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Read the data files, so that a fault in one stops the start, and say how the history reads."""
        from faro.catalogs import vocabulary  # noqa: PLC0415  models load first
        from faro.catalogs.domain.series import shipped_series  # noqa: PLC0415
        from faro.catalogs.domain.shipped import shipped  # noqa: PLC0415

        shipped()
        shipped_series()
        vocabulary.register()
