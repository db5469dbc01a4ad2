"""The room as Django knows it."""

from django.apps import AppConfig


class DirectoryConfig(AppConfig):
    """Municipality, units, people, posts, roles and permissions."""

    name = "faro.directory"
    label = "directory"
    verbose_name = "Directorio"
    default_auto_field = "django.db.models.BigAutoField"
