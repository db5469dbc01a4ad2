"""The room as Django knows it."""

from django.apps import AppConfig


class NoticesConfig(AppConfig):
    """Outbox, daily digest and scheduled work."""

    name = "faro.notices"
    label = "notices"
    verbose_name = "Avisos"
    default_auto_field = "django.db.models.BigAutoField"
