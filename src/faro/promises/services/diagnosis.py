"""Bringing the figures with which documents describe the place."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from django.db import transaction
from django.forms.models import model_to_dict

from faro.ledger.api import Actor, Change, record, required_reason
from faro.promises.domain.diagnosis.facts import Figure
from faro.promises.models.diagnosis import BaselineFact

FIGURES = "diagnosis:figures"
"""The subject key of all of them together."""

NO_TITLES: Mapping[str, str] = MappingProxyType({})


@transaction.atomic
def load_figures(*, actor: Actor, figures: Sequence[Figure], reason: str, titles: Mapping[str, str] = NO_TITLES) -> int:
    """Keep figures by their codes, those known already as they are now; how many are new or differ.

    ``titles``: the code of a document in the file to its title. Figures are never taken away.
    """
    why = required_reason(reason)
    known = {row.code: row for row in BaselineFact.objects.select_for_update()}
    changed = 0
    for order, figure in enumerate(figures, 1):
        row = _row(figure, order, titles)
        before = known.get(figure.code)
        row.pk = None if before is None else before.pk
        if before is None or model_to_dict(before) != model_to_dict(row):
            row.save()
            changed += 1
    record(
        actor=actor,
        action="promises.figures_loaded",
        subject=FIGURES,
        changes=[Change("promises.figures", None, changed)],
        reason=why,
        public=True,
    )
    return changed


def _row(figure: Figure, order: int, titles: Mapping[str, str]) -> BaselineFact:
    return BaselineFact(
        code=figure.code,
        topic=figure.topic,
        indicator=figure.indicator,
        place=figure.place,
        year=figure.year,
        first_year=figure.first_year,
        last_year=figure.last_year,
        printed=figure.printed,
        value=figure.value,
        half_unit=figure.half_unit,
        unit=figure.unit,
        related=figure.related,
        document=titles.get(figure.document, figure.document),
        section=figure.section,
        line=figure.line,
        notes=figure.note,
        order=order,
    )
