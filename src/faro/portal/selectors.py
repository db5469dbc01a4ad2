"""What is published, found for an address."""

from collections import OrderedDict
from threading import Lock

from django.http import Http404

from faro.evaluation import api as evaluation
from faro.evaluation.api import PublishedElement, PublishedIndicator, PublishedPlan
from faro.kernel.text import _
from faro.portal.domain.edition import Edition
from faro.portal.domain.folding import slug_of

_KEPT = 8
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
    plan = evaluation.published()
    return _edition(plan) if plan else None


def editions() -> tuple[Edition, ...]:
    """What stands published of every plan and year: real plans before synthetic ones, the newest year first."""
    found = (evaluation.published(plan, year) for plan, year in evaluation.published_years())
    return tuple(_edition(each) for each in found if each)


def other_editions(edition: Edition) -> tuple[Edition, ...]:
    """The same without the one that is at hand."""
    here = (edition.plan.plan, edition.year)
    others = (evaluation.published(plan, year) for plan, year in evaluation.published_years() if (plan, year) != here)
    return tuple(_edition(each) for each in others if each)


def edition_at(plan: str, year: int) -> Edition:
    """The publication at an address. Raises :class:`~django.http.Http404`."""
    slug = slug_of(plan)
    # Most addresses are of the latest publication: that takes one query.
    latest = evaluation.published()
    if latest is not None and (slug_of(latest.plan), latest.year) == (slug, year):
        return _edition(latest)
    for code, published_year in evaluation.published_years():
        found = evaluation.published(code, year) if (slug_of(code), published_year) == (slug, year) else None
        if found is not None:
            return _edition(found)
    raise Http404(_("No hay nada publicado de ese plan en ese año."))


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
