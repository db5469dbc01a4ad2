"""The room as Django knows it."""

from django.apps import AppConfig


class PlansConfig(AppConfig):
    """Plans and their tree, indicators, target versions, alignment."""

    name = "faro.plans"
    label = "plans"
    verbose_name = "Planes"
    default_auto_field = "django.db.models.BigAutoField"
