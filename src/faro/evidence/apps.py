"""The room as Django knows it."""

from django.apps import AppConfig


class EvidenceConfig(AppConfig):
    """Files: hash, type check, retention; one file may serve many figures."""

    name = "faro.evidence"
    label = "evidence"
    verbose_name = "Evidencias"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Say what may be permitted here, how this room's history reads, and what is done without being asked."""
        from faro.catalogs.api import require_limits, require_terms  # noqa: PLC0415  models load first
        from faro.evidence import vocabulary  # noqa: PLC0415
        from faro.evidence.domain.retention import retention_classes  # noqa: PLC0415
        from faro.evidence.jobs import JOBS  # noqa: PLC0415
        from faro.notices.api import register_job  # noqa: PLC0415

        require_terms(*(each.term for each in retention_classes() if each.term))
        require_limits("evidence.max_file_size", "evidence.max_image_pixels")
        vocabulary.register()
        for job in JOBS:
            register_job(job)
