"""What is published, found for an address."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Lock
from typing import Any, TypeVar

from django.http import Http404

from faro.evaluation import api as evaluation
from faro.evaluation.api import PublishedElement, PublishedIndicator, PublishedPlan
from faro.kernel.text import _
from faro.ledger.api import Head, public_head
from faro.portal.domain.edition import Edition
from faro.portal.domain.folding import slug_of

Made = TypeVar("Made")

_KEPT = 32
_editions: OrderedDict[tuple[object, ...], Edition] = OrderedDict()
_lock = Lock()


def _edition(plan: PublishedPlan) -> Edition:
    """The publication ready to be shown, worked out once in this process."""
    key = (plan.plan, plan.year, plan.seal, plan.published_at)
    with _lock:
        found = _editions.get(key)
        if found is None:
            found = _editions[key] = Edition(plan)
        _editions.move_to_end(key)
        while len(_editions) > _KEPT:
            _editions.popitem(last=False)
    return found


def latest_edition() -> Edition | None:
    """The latest publication, or None before the first one."""
    return _standing().latest


def editions() -> tuple[Edition, ...]:
    """What stands published of every plan and year: real plans before synthetic ones, the newest year first."""
    return _standing().editions


def once_per_public_entry(name: str, make: Callable[[], Made]) -> Made:
    """What ``make`` gives, worked out again whenever the ledger has news for citizens."""
    standing = _standing()
    if name not in standing.made:
        standing.made[name] = make()
    made: Made = standing.made[name]
    return made


def edition_at(plan: str, year: int) -> Edition:
    """The publication at an address. Raises :class:`~django.http.Http404`."""
    slug = slug_of(plan)
    for each in _standing().editions:
        if (each.slug, each.year) == (slug, year):
            return each
    raise Http404(_("No hay nada publicado de ese plan en ese año."))


@dataclass(frozen=True)
class _Standing:
    """What is published as of an entry of the ledger."""

    head: Head | None
    latest: Edition | None
    editions: tuple[Edition, ...]
    made: dict[str, Any] = field(default_factory=dict)


_known: list[_Standing] = []


def _standing() -> _Standing:
    """What is published now, looked up again whenever the ledger has news for citizens."""
    head = public_head()
    if not _known or _known[0].head != head:
        plan = evaluation.published()
        found = (evaluation.published(code, year) for code, year in evaluation.published_years())
        every = tuple(_edition(each) for each in found if each)
        _known[:] = [_Standing(head, _edition(plan) if plan else None, every)]
    return _known[0]


def element_at(edition: Edition, code: str, *, objective: bool) -> PublishedElement:
    """The objective or action of that code. Raises :class:`~django.http.Http404`."""
    element = edition.plan.elements.get(code)
    if element is None or edition.is_objective(element) is not objective:
        kind = _("objetivo") if objective else _("acción")
        raise Http404(_("El plan no tiene {kind} con el código «{code}».").format(kind=kind, code=code))
    return element


def indicator_at(edition: Edition, code: str) -> PublishedIndicator:
    """The indicator of that code. Raises :class:`~django.http.Http404`."""
    indicator = edition.plan.indicators.get(code)
    if indicator is None:
        raise Http404(_("El plan no tiene un indicador con el código «{code}».").format(code=code))
    return indicator
