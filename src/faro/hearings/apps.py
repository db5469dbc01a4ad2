"""The room as Django knows it."""

from django.apps import AppConfig


class HearingsConfig(AppConfig):
    """Accountability hearings, from the call to the final minutes and what becomes of what was promised there."""

    name = "faro.hearings"
    label = "hearings"
    verbose_name = "Audiencias"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Say which terms are used, what may be permitted, how the history reads, and what is done without asking."""
        from faro.catalogs.api import require_limits, require_terms  # noqa: PLC0415  models load first
        from faro.hearings import vocabulary  # noqa: PLC0415
        from faro.hearings.domain.data import asker_kinds, steps  # noqa: PLC0415
        from faro.hearings.jobs import JOBS  # noqa: PLC0415
        from faro.notices.api import register_job  # noqa: PLC0415

        used = {each.term for each in steps() if each.term} | {each.term for each in asker_kinds().values()}
        require_terms(*used, "hearings.remind_before", "hearings.keep_contact")
        require_limits("hearings.per_hour", "hearings.max_length")
        vocabulary.register()
        for job in JOBS:
            register_job(job)
