"""The room as Django knows it."""

from django.apps import AppConfig

from faro.kernel.text import _


class LedgerConfig(AppConfig):
    """Append-only history of every change, hash-chained."""

    name = "faro.ledger"
    label = "ledger"
    verbose_name = _("Historia")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Say how the ledger's own entries read."""
        from faro.ledger.vocabulary import describe_actions, describe_fields  # noqa: PLC0415  after the apps are loaded

        describe_actions({"ledger.erased": _("Borró datos personales"), "ledger.sealed": _("Selló")})
        describe_fields({"ledger.content_digest": _("Huella de lo sellado")})
