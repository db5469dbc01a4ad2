"""The room as Django knows it."""

from django.apps import AppConfig


class CatalogsConfig(AppConfig):
    """Reference data with validity dates: calendars, limits, denominators, the list of methods."""

    name = "faro.catalogs"
    label = "catalogs"
    verbose_name = "Catálogos"
    default_auto_field = "django.db.models.BigAutoField"
