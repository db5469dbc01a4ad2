"""The room as Django knows it."""

from django.apps import AppConfig


class QuestionsConfig(AppConfig):
    """A question about any figure or subject: deadline, answer, errata."""

    name = "faro.questions"
    label = "questions"
    verbose_name = "Cuestiones"
    default_auto_field = "django.db.models.BigAutoField"
