"""The room as Django knows it."""

from django.apps import AppConfig


class PromisesConfig(AppConfig):
    """Government plans from document to followed pledge."""

    name = "faro.promises"
    label = "promises"
    verbose_name = "Promesas"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Say what may be permitted here and how this room's history reads."""
        from faro.promises import articulation_words, vocabulary  # noqa: PLC0415  models load first

        vocabulary.register()
        articulation_words.register()
