"""From where on the auditor calls something remarkable. None of this is a norm: it is published, with its reason."""

from dataclasses import dataclass
from decimal import Decimal

from faro.kernel.text import _


@dataclass(frozen=True, slots=True)
class Threshold:
    """A limit and why it stands there, in words a reader can dispute."""

    value: Decimal
    reason: str

    @property
    def count(self) -> int:
        """The limit as a whole number."""
        return int(self.value)

    @property
    def ratio(self) -> float:
        """The limit for comparing with ratios."""
        return float(self.value)


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Every limit of the hints. Distances are robust: from the median, in 1.4826 median absolute deviations."""

    fewest_values: Threshold
    many_values: Threshold
    distance: Threshold
    distance_among_few: Threshold
    least_ratio: Threshold
    narrowest_spread: Threshold
    december_excess: Threshold
    fewest_peers: Threshold
    copied_letters: Threshold
    fewest_round: Threshold
    round_amounts: Threshold
    round_amount_soles: Threshold
    round_values: Threshold
    round_value_points: Threshold
    copied_months: Threshold
    fewest_copied: Threshold
    copied_share: Threshold
    fewest_indicators: Threshold
    fewest_counted: Threshold


THRESHOLDS = Thresholds(
    fewest_values=Threshold(Decimal(12), _("Con menos valores no se ve una distribución.")),
    many_values=Threshold(Decimal(20), _("Desde aquí la dispersión medida es fiable.")),
    distance=Threshold(
        Decimal(5),
        _("Con 20 montos repartidos como suelen (logaritmo normal), 13 de cada mil columnas traen uno; con 40, 4."),
    ),
    distance_among_few=Threshold(
        Decimal(8), _("Con 12 montos, 3 de cada mil columnas tienen uno así; con 5, 3 de cada cien.")
    ),
    least_ratio=Threshold(
        Decimal(5), _("Lo que no llega a cinco veces el valor medio, ni a su quinta parte, es usual.")
    ),
    narrowest_spread=Threshold(
        Decimal("0.10"), _("Donde casi todo vale igual, una diferencia de menos de la mitad sería ruido.")
    ),
    december_excess=Threshold(
        Decimal("0.5"), _("La mitad del año, por encima de lo que el programa preveía para diciembre.")
    ),
    fewest_peers=Threshold(Decimal(5), _("Con menos actividades de la misma medida no hay con qué comparar.")),
    copied_letters=Threshold(Decimal(80), _("Frases más cortas se repiten sin que nadie las copie.")),
    fewest_round=Threshold(Decimal(20), _("Con menos cifras, varias redondas pueden ser casualidad.")),
    round_amounts=Threshold(
        Decimal("0.5"), _("Un gasto real cae en miles enteros una vez en cien mil; aquí, la mitad de los meses.")
    ),
    round_amount_soles=Threshold(Decimal(1000), _("Miles enteros de soles, sin céntimos.")),
    round_values=Threshold(Decimal("0.8"), _("Un porcentaje medido es múltiplo de cinco una vez de cada cinco.")),
    round_value_points=Threshold(Decimal(5), _("Múltiplos de cinco puntos.")),
    copied_months=Threshold(Decimal(6), _("Que seis meses coincidan al céntimo con lo programado no es casual.")),
    fewest_copied=Threshold(Decimal(3), _("Una actividad de gasto fijo puede coincidir siempre.")),
    copied_share=Threshold(Decimal("0.2"), _("Una de cada cinco actividades con gasto ya no es gasto fijo.")),
    fewest_indicators=Threshold(Decimal(10), _("En planes de pocos indicadores puede ser verdad.")),
    fewest_counted=Threshold(Decimal(20), _("Cantidades pequeñas coinciden a menudo.")),
)
