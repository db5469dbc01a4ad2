"""The room as Django knows it."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    """All public pages, over published figures; open data."""

    name = "faro.portal"
    label = "portal"
    verbose_name = "Portal"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Say what stands around a public page."""
        from faro.portal.promises.subjects import subject_of  # noqa: PLC0415
        from faro.portal.shell import public_frame  # noqa: PLC0415  rooms are ready only now
        from faro.questions.ports import register_subjects  # noqa: PLC0415
        from faro.ui.api import register_public_shell  # noqa: PLC0415

        register_public_shell(public_frame)
        register_subjects(subject_of)
