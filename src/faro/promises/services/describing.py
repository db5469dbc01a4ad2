"""What a person says of a plan or a pledge beside what its document says."""

from dataclasses import asdict, dataclass

from django.db import transaction

from faro.catalogs.api import limit
from faro.kernel.errors import FaroError
from faro.kernel.text import _
from faro.ledger.api import Actor, Change
from faro.promises.models import Axis, GovernmentPlan, Pledge
from faro.promises.services.notes import locked_pledge, note_plan, note_pledge

DEGREE = 1_000_000
FURTHEST = {"latitude": 90 * DEGREE, "longitude": 180 * DEGREE}


@dataclass(frozen=True, slots=True, kw_only=True)
class PledgeFacts:
    """A pledge's own title and what places it. ``axis``: a name; coordinates in millionths of a degree."""

    title: str
    dimension: str = ""
    axis: str = ""
    sector: str = ""
    latitude: int | None = None
    longitude: int | None = None
    quotation: str = ""
    notes: str = ""


@transaction.atomic
def describe_pledge(*, actor: Actor, pledge: Pledge, version: int, facts: PledgeFacts) -> Pledge:
    """Change what is ours to say of a pledge; its targets and places stay the document's.

    Raises :class:`FaroError` where somebody changed it since, for a point off the map, or a quotation that is too long.
    """
    pledge = locked_pledge(pledge)
    if pledge.version != version:
        raise FaroError(_("Otra persona cambió esta promesa mientras usted la corregía. Ábrala otra vez."))
    _check(facts)
    before = _described(pledge)
    after = asdict(facts)
    changes = [Change(name, before[name], value) for name, value in after.items() if value != before[name]]
    if not changes:
        return pledge
    for name, value in after.items():
        if name != "axis":
            setattr(pledge, name, value)
    pledge.axis = _axis(pledge.plan, facts.axis)
    pledge.version += 1
    pledge.save()
    note_pledge(actor, "pledge_described", pledge, changes)
    return pledge


@transaction.atomic
def say_whether_elected(*, actor: Actor, plan: GovernmentPlan, elected: bool | None, source: str) -> GovernmentPlan:
    """Say whether the party won the election, or that nobody knows; with the source that tells."""
    plan = GovernmentPlan.objects.select_for_update().get(pk=plan.pk)
    told = " ".join(source.split())[:400]
    if elected is not None and not told:
        raise FaroError(_("Escriba la fuente: dónde se puede leer."))
    if (plan.elected, plan.source) == (elected, told or plan.source):
        return plan
    changes = [Change("elected", plan.elected, elected), Change("source", plan.source, told or plan.source)]
    plan.elected, plan.source = elected, told or plan.source
    plan.save(update_fields=["elected", "source"])
    note_plan(actor, "plan_described", plan, changes, public=plan.is_approved)
    return plan


def _described(pledge: Pledge) -> dict[str, str | int | None]:
    return {
        "title": pledge.title,
        "dimension": pledge.dimension,
        "axis": pledge.axis.name if pledge.axis else "",
        "sector": pledge.sector,
        "latitude": pledge.latitude,
        "longitude": pledge.longitude,
        "quotation": pledge.quotation,
        "notes": pledge.notes,
    }


def _check(facts: PledgeFacts) -> None:
    if not facts.title.strip():
        raise FaroError(_("Escriba un título."))
    if (facts.latitude is None) != (facts.longitude is None):
        raise FaroError(_("Un punto tiene latitud y longitud, o ninguna."))
    for name, furthest in FURTHEST.items():
        if abs(getattr(facts, name) or 0) > furthest:
            raise FaroError(_("Ese punto no está en el mapa."))
    most = int(limit("promises.quotation_words").value)
    if len(facts.quotation.split()) > most:
        raise FaroError(_("La cita pasa de {n} palabras.").format(n=most))


def _axis(plan: GovernmentPlan, name: str) -> Axis | None:
    """The axis of that name; a new one at the end of the plan's where it has none."""
    if not name:
        return None
    found = plan.axes.filter(name=name).first()
    if found is not None:
        return found
    count = plan.axes.count() + 1
    return Axis.objects.create(plan=plan, code=f"eje-{count}", name=name, order=count)
