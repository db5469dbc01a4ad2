"""The room as Django knows it."""

from django.apps import AppConfig


class RegistersConfig(AppConfig):
    """Office registers defined as XLSForms: capture, records, states, measures."""

    name = "faro.registers"
    label = "registers"
    verbose_name = "Registros"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Say what may be permitted here and how this room's history reads."""
        from faro.catalogs.api import require_terms  # noqa: PLC0415  models load first
        from faro.notices.api import register_job  # noqa: PLC0415  models load first
        from faro.plans.ports import register_leading  # noqa: PLC0415  models load first
        from faro.registers import vocabulary  # noqa: PLC0415
        from faro.registers.jobs import JOBS  # noqa: PLC0415
        from faro.registers.selectors.lineage.leading import links_of  # noqa: PLC0415

        vocabulary.register()
        register_leading(links_of)
        require_terms("registers.draft")
        for job in JOBS:
            register_job(job)
