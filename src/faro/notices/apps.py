"""The room as Django knows it."""

from django.apps import AppConfig


class NoticesConfig(AppConfig):
    """Outbox, daily digest and scheduled work."""

    name = "faro.notices"
    label = "notices"
    verbose_name = "Avisos"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Say what may be permitted here, how this room's history reads, and what is done without being asked."""
        from faro.catalogs.api import require_limits, require_terms  # noqa: PLC0415  models load first
        from faro.notices import vocabulary  # noqa: PLC0415
        from faro.notices.jobs import JOBS  # noqa: PLC0415
        from faro.notices.registry import register_job  # noqa: PLC0415

        require_terms("notices.keep_sent")
        require_limits("notices.attempts")
        vocabulary.register()
        for job in JOBS:
            register_job(job)
