"""The room as Django knows it."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    """All public pages, over published figures; open data."""

    name = "faro.portal"
    label = "portal"
    verbose_name = "Portal"
    default_auto_field = "django.db.models.BigAutoField"
