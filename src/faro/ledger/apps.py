"""The room as Django knows it."""

from django.apps import AppConfig


class LedgerConfig(AppConfig):
    """Append-only history of every change, hash-chained."""

    name = "faro.ledger"
    label = "ledger"
    verbose_name = "Historia"
    default_auto_field = "django.db.models.BigAutoField"
