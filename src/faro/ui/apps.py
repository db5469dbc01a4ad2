"""The room as Django knows it."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    """Page shell, form and table components, charts and formats. No models."""

    name = "faro.ui"
    label = "ui"
    verbose_name = "Presentación"
    default_auto_field = "django.db.models.BigAutoField"
