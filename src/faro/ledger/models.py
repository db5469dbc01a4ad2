"""The chain. Rows are only ever added; :mod:`faro.ledger.services` is the one place that adds.

What follows refuses changes through Django; :mod:`faro.ledger.protection` refuses them in the database itself.
"""

from collections.abc import Iterable
from typing import Any, NoReturn, TypeVar

from django.db import models

from faro.kernel.text import _
from faro.ledger.domain.body import LONGEST
from faro.ledger.domain.entry import LedgerError

Row = TypeVar("Row", bound=models.Model)


class AppendOnly(LedgerError):
    """An attempt to change or take away what was written for good."""


def _refuse() -> NoReturn:
    raise AppendOnly(_("La historia solo crece: lo escrito no se cambia ni se quita."))


class AppendOnlyQuerySet(models.QuerySet[Row]):
    """Rows that can be read and added."""

    def update(self, **kwargs: Any) -> int:  # noqa: ARG002
        """Refuse."""
        _refuse()

    def bulk_update(self, objs: Iterable[Row], fields: Iterable[str], batch_size: int | None = None) -> int:  # noqa: ARG002
        """Refuse."""
        _refuse()

    def delete(self) -> tuple[int, dict[str, int]]:
        """Refuse."""
        _refuse()


class ErasableQuerySet(AppendOnlyQuerySet[Row]):
    """Rows that can be read, added and emptied."""

    def erase(self, *, erased_by: int) -> int:
        """Empty value and salt, for good; gives how many rows."""
        return super(AppendOnlyQuerySet, self).update(value="", salt="", erased_by=erased_by)


class AppendOnlyModel(models.Model):
    """A row that is written once."""

    class Meta:
        abstract = True

    def save(self, **kwargs: Any) -> None:
        """Add the row; one that is there already is refused."""
        if not self._state.adding:
            _refuse()
        super().save(**{**kwargs, "force_insert": True})

    def delete(self, **kwargs: Any) -> tuple[int, dict[str, int]]:  # type: ignore[override]  # noqa: ARG002
        """Refuse."""
        _refuse()


class Entry(AppendOnlyModel):
    """One change. ``body`` is the canonical JSON that ``digest`` covers, together with ``previous``."""

    sequence = models.PositiveBigIntegerField(_("número"), primary_key=True)
    at = models.DateTimeField(_("cuándo"), db_index=True)
    actor = models.CharField(_("quién"), max_length=LONGEST["actor"])
    role = models.CharField(_("rol"), max_length=LONGEST["role"], blank=True)
    action = models.CharField(_("qué"), max_length=LONGEST["action"])
    subject = models.CharField(_("sobre qué"), max_length=LONGEST["subject"])
    public = models.BooleanField(_("público"))
    body = models.TextField(_("contenido"))
    previous = models.CharField(_("huella anterior"), max_length=64)
    digest = models.CharField(_("huella"), max_length=64)

    objects = AppendOnlyQuerySet["Entry"].as_manager()

    class Meta:
        verbose_name = _("asiento")
        verbose_name_plural = _("asientos")
        ordering = ("sequence",)
        indexes = (
            models.Index(fields=("subject", "sequence"), name="ledger_by_subject"),
            models.Index(fields=("public", "sequence"), name="ledger_by_audience"),
            models.Index(fields=("actor", "sequence"), name="ledger_by_actor"),
            models.Index(fields=("action", "sequence"), name="ledger_by_action"),
        )

    def __str__(self) -> str:
        return f"{self.sequence} {self.action} {self.subject}"


class PersonalValue(AppendOnlyModel):
    """A personal value whose salted digest is in the chain. Emptying it is erasing it; the chain still verifies.

    ``value`` is JSON. ``erased_by`` is the number of the entry that tells of the erasure.
    """

    digest = models.CharField(_("huella"), max_length=64, primary_key=True)
    entry = models.ForeignKey(Entry, models.PROTECT, verbose_name=_("asiento"))
    salt = models.CharField(_("sal"), max_length=64, blank=True)
    value = models.TextField(_("valor"), blank=True)
    erased_by = models.PositiveBigIntegerField(_("borrado por el asiento"), null=True, blank=True)

    objects = ErasableQuerySet["PersonalValue"].as_manager()

    class Meta:
        verbose_name = _("valor personal")
        verbose_name_plural = _("valores personales")

    def __str__(self) -> str:
        return self.digest
