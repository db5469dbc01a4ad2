"""Reading what citizens wrote before everyone does. What was received is kept as it was."""

from django.db import transaction

from faro.kernel.errors import FaroError
from faro.kernel.text import _
from faro.ledger.api import Actor, Change
from faro.questions.models import Statement
from faro.questions.services.notes import note


@transaction.atomic
def publish_statement(*, actor: Actor, statement: Statement, public_text: str = "", reason: str = "") -> Statement:
    """Show the words of who asked; with ``public_text``, those without what may not be shown, and why.

    Raises :class:`FaroError` where something was taken out and no reason is given.
    """
    shown = public_text.strip() or statement.text
    if shown != statement.text and not reason.strip():
        raise FaroError(_("Si quita algo del texto, escriba el motivo: se publica con él."))
    return _moderate(actor, statement, Statement.Moderation.PUBLISHED, shown, reason.strip())


@transaction.atomic
def withhold_statement(*, actor: Actor, statement: Statement, reason: str) -> Statement:
    """Do not show the words of who asked, and say why. Raises :class:`FaroError` without a reason."""
    if not reason.strip():
        raise FaroError(_("Escriba el motivo por el que no se publica: se muestra en su lugar."))
    return _moderate(actor, statement, Statement.Moderation.WITHHELD, "", reason.strip())


def _moderate(actor: Actor, statement: Statement, decision: Statement.Moderation, shown: str, reason: str) -> Statement:
    statement = Statement.objects.select_for_update().get(pk=statement.pk)
    if not statement.by_asker:
        raise FaroError(_("Solo se modera lo que escribe quien pregunta."))
    before = statement.moderation
    statement.moderation, statement.public_text, statement.moderation_reason = decision, shown, reason
    statement.save(update_fields=["moderation", "public_text", "moderation_reason"])
    change = Change("moderation", before, decision.value)
    note(actor, "moderated", statement.question, changes=[change], reason=reason)
    return statement
