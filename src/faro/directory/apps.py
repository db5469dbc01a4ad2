"""The room as Django knows it."""

from django.apps import AppConfig
from django.core.checks import Tags, register


class DirectoryConfig(AppConfig):
    """Municipality, units, people, posts, roles and permissions."""

    name = "faro.directory"
    label = "directory"
    verbose_name = "Directorio"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Say what may be permitted here and how this room's history reads."""
        from faro.catalogs.api import require_limits, require_terms  # noqa: PLC0415  models load first
        from faro.directory import vocabulary  # noqa: PLC0415
        from faro.directory.checks import check_roles  # noqa: PLC0415

        require_limits(
            "accounts.lockout_attempts",
            "accounts.lockout_minutes",
            "accounts.password_length",
            "accounts.session_hours",
        )
        require_terms("accounts.one_time_password")
        vocabulary.register()
        register(check_roles, Tags.database)
