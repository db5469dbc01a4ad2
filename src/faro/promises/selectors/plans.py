"""The government plans, counted."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from django.db.models import Count, QuerySet

from faro.promises.domain.facts import AxisLine, PlanLine
from faro.promises.models import Axis, GovernmentPlan, Pledge
from faro.promises.selectors.lines import axis_line, quality_of


def government_plans(*, approved_only: bool = True) -> tuple[PlanLine, ...]:
    """Every government plan whose reading is approved, the newest election first; or those being read too."""
    found = GovernmentPlan.objects.all()
    return plan_lines(found.filter(state=GovernmentPlan.State.APPROVED) if approved_only else found)


def government_plan(code: str, *, approved_only: bool = True) -> PlanLine | None:
    """The plan of that code, or None."""
    return next((each for each in government_plans(approved_only=approved_only) if each.code == code), None)


def plan_lines(plans: "QuerySet[GovernmentPlan]") -> tuple[PlanLine, ...]:
    """The plans with the counts and the quality of their pledges: four queries."""
    rows = list(plans)
    states, scores = _states(rows), _scores(rows)
    return tuple(_line(each, states[each.pk], scores.get(each.pk)) for each in rows)


def axes_of(plan: str) -> tuple[AxisLine, ...]:
    """The axes of a plan in its order."""
    rows = Axis.objects.filter(plan__code=plan).select_related("parent")
    return tuple(axis_line(each) for each in rows.order_by("order", "code"))


def dimensions(plan: str | None = None) -> tuple[str, ...]:
    """The dimensions of the pledges of one approved plan or of all, in alphabetical order."""
    found = Pledge.objects.filter(plan__state=GovernmentPlan.State.APPROVED).exclude(dimension="")
    if plan is not None:
        found = found.filter(plan__code=plan)
    return tuple(found.order_by("dimension").values_list("dimension", flat=True).distinct())


def sectors() -> tuple[str, ...]:
    """The places that pledges name."""
    found = Pledge.objects.filter(plan__state=GovernmentPlan.State.APPROVED).exclude(sector="")
    return tuple(found.order_by("sector").values_list("sector", flat=True).distinct())


def _states(plans: Sequence[GovernmentPlan]) -> Mapping[int, Mapping[str, int]]:
    found: dict[int, dict[str, int]] = defaultdict(dict)
    rows = Pledge.objects.filter(plan__in=plans).order_by().values_list("plan", "state").annotate(count=Count("id"))
    for plan, state, count in rows:
        found[plan][state] = count
    return found


def _scores(plans: Iterable[GovernmentPlan]) -> dict[int, int]:
    found: dict[int, list[int]] = defaultdict(list)
    for pledge in Pledge.objects.filter(plan__in=plans).order_by().prefetch_related("targets"):
        found[pledge.plan_id].append(quality_of(pledge).score)
    return {plan: round(sum(scores) / len(scores)) for plan, scores in found.items()}


def _line(plan: GovernmentPlan, states: Mapping[str, int], score: int | None) -> PlanLine:
    return PlanLine(
        code=plan.code,
        party=plan.party,
        title=plan.title,
        election_year=plan.election_year,
        period_from=plan.period_from,
        period_to=plan.period_to,
        ubigeo=plan.ubigeo,
        elected=plan.elected,
        approved=plan.is_approved,
        document=plan.document_name,
        sha256=plan.document_sha256,
        source=plan.source,
        pledges=sum(states.values()),
        states=dict(states),
        score=score,
    )
