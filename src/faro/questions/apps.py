"""The room as Django knows it."""

from django.apps import AppConfig


class QuestionsConfig(AppConfig):
    """A question about any figure or subject: deadline, answer, errata."""

    name = "faro.questions"
    label = "questions"
    verbose_name = "Cuestiones"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Say what may be permitted here, how this room's history reads, and what is done without being asked."""
        from faro.catalogs.api import require_limits, require_terms  # noqa: PLC0415  models load first
        from faro.notices.api import register_job  # noqa: PLC0415
        from faro.questions import vocabulary  # noqa: PLC0415
        from faro.questions.jobs import JOBS  # noqa: PLC0415

        require_terms("questions.answer", "questions.extension", "questions.keep_contact", "questions.reminder")
        require_limits("questions.max_length", "questions.per_hour")
        vocabulary.register()
        for job in JOBS:
            register_job(job)
