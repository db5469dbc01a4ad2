"""The room as Django knows it."""

from django.apps import AppConfig


class PartiesConfig(AppConfig):
    """Persons and organisations outside the staff: identifiers, duplicates, merges."""

    name = "faro.parties"
    label = "parties"
    verbose_name = "Personas y organizaciones"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Say what may be permitted here, how this room's history reads, and what is done without being asked."""
        from faro.catalogs.api import require_limits, require_terms  # noqa: PLC0415  models load first
        from faro.notices.api import register_job  # noqa: PLC0415
        from faro.parties import vocabulary  # noqa: PLC0415
        from faro.parties.jobs import JOBS  # noqa: PLC0415

        require_terms("parties.retention", "parties.keep_list")
        require_limits("parties.list_rows", "parties.list_size")
        vocabulary.register()
        for job in JOBS:
            register_job(job)
