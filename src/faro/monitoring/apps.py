"""The room as Django knows it."""

from django.apps import AppConfig


class MonitoringConfig(AppConfig):
    """The operational plan (POI), what each unit reports of it, its review and its closing."""

    name = "faro.monitoring"
    label = "monitoring"
    verbose_name = "Seguimiento"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Say what may be permitted here, how this room's history reads, and what it keeps for others."""
        from faro.monitoring import vocabulary  # noqa: PLC0415  models load first
        from faro.monitoring.selectors.closing.settled import settled_targets  # noqa: PLC0415
        from faro.monitoring.services.poi.keeping import PoiKeeper  # noqa: PLC0415
        from faro.plans.ports import register_guard, register_keeper  # noqa: PLC0415

        vocabulary.register()
        register_keeper(PoiKeeper())
        register_guard(settled_targets)
