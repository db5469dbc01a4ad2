"""The phases of a year's money, summed."""

from dataclasses import dataclass
from decimal import Decimal

from faro.budget.domain.amounts import progress_percent
from faro.budget.domain.columns import PHASES
from faro.kernel.text import _

PHASE_NAMES = tuple(PHASES)
PHASE_LABELS = (_("PIA"), _("PIM"), _("Certificado"), _("Compromiso"), _("Devengado"), _("Girado"))
MONTH_LABELS = (
    _("Enero"),
    _("Febrero"),
    _("Marzo"),
    _("Abril"),
    _("Mayo"),
    _("Junio"),
    _("Julio"),
    _("Agosto"),
    _("Setiembre"),
    _("Octubre"),
    _("Noviembre"),
    _("Diciembre"),
)


@dataclass(frozen=True, slots=True)
class Amounts:
    """Céntimos phase by phase; None where the file has nothing. Never zero for what is missing."""

    pia: int | None = None
    pim: int | None = None
    certified: int | None = None
    committed: int | None = None
    accrued: int | None = None
    paid: int | None = None

    @property
    def modifications(self) -> int | None:
        """PIM less PIA."""
        return None if self.pim is None or self.pia is None else self.pim - self.pia

    @property
    def progress(self) -> Decimal | None:
        """Percent of the PIM that is accrued, rounded as the Consulta Amigable does; None without a PIM."""
        return progress_percent(self.accrued, self.pim)


@dataclass(frozen=True, slots=True)
class Part:
    """What one code of a classifier has."""

    code: str
    name: str
    amounts: Amounts
