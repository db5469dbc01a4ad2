"""Loading plans whose pledges somebody set down by hand: they are followed at once."""

from collections.abc import Mapping

from django.db import transaction

from faro.catalogs.api import limit
from faro.kernel.errors import FaroError
from faro.kernel.text import _
from faro.ledger.api import Actor, Change, required_reason
from faro.promises.domain.set_down import SetDownPlan, SetDownTarget, parents_first, plans_set_down
from faro.promises.domain.tables import read_tables
from faro.promises.models import Axis, GovernmentPlan, Pledge, Target
from faro.promises.services.approving import mark_approved
from faro.promises.services.bringing import PlanFacts, make_plan
from faro.promises.services.linking import propose_links
from faro.promises.services.notes import note_plan


@transaction.atomic
def load_plans(*, actor: Actor, files: Mapping[str, bytes], reason: str) -> tuple[GovernmentPlan, ...]:
    """Load every plan of ``plans.csv`` with its axes and pledges, all or nothing; links by likeness are proposed.

    Raises :class:`~faro.kernel.errors.InputProblems` with all that is wrong with the tables, and :class:`FaroError` for
    a plan that is there already.
    """
    why = required_reason(reason)
    found = plans_set_down(read_tables(files), quotation_words=int(limit("promises.quotation_words").value))
    if not found:
        raise FaroError(_("plans.csv no tiene ningún plan."))
    plans = tuple(_load(actor, each, why) for each in found)
    for plan in plans:
        propose_links(actor=actor, plan=plan)
    return plans


def _load(actor: Actor, given: SetDownPlan, reason: str) -> GovernmentPlan:
    row, (election, first, last) = given.row, given.years
    facts = PlanFacts(
        code=given.code,
        party=row["party"],
        title=row["title"],
        election_year=election,
        period_from=first,
        period_to=last,
        ubigeo=row["ubigeo"],
        elected=given.elected,
        source=row["source"],
    )
    plan = make_plan(facts, document_name=row["document"], notes=row["notes"])
    axes = _make_axes(plan, given)
    pledges = Pledge.objects.bulk_create(
        Pledge(
            plan=plan,
            code=each.code,
            order=order,
            title=each.title,
            dimension=each.dimension,
            axis=axes.get(each.axis),
            problem_number=each.row["problem_no"],
            problem=each.row["problem"],
            objective_number=each.row["objective_no"],
            objective=each.row["objective"],
            section=each.row["section"],
            line=each.line,
            quotation=each.quotation,
            sector=each.sector,
            notes=each.row["notes"],
        )
        for order, each in enumerate(given.pledges, 1)
    )
    targets = [(pledge, each.target) for pledge, each in zip(pledges, given.pledges, strict=True) if each.target]
    Target.objects.bulk_create(_target(pledge, target) for pledge, target in targets)
    mark_approved(plan, actor)
    note_plan(actor, "plan_loaded", plan, [Change("pledges", None, len(pledges))], reason=reason, public=True)
    return plan


def _make_axes(plan: GovernmentPlan, given: SetDownPlan) -> dict[str, Axis]:
    order = {row["code"]: place for place, row in enumerate(given.axes, 1)}
    made: dict[str, Axis] = {}
    for row in parents_first(given.axes):
        made[row["code"]] = Axis.objects.create(
            plan=plan,
            code=row["code"],
            parent=made.get(row["parent_code"]),
            kind=row["type"],
            name=row["name"],
            line=int(row["line"]) if row["line"].isdecimal() else None,
            order=order[row["code"]],
            notes=row["notes"],
        )
    return made


def _target(pledge: Pledge, given: SetDownTarget) -> Target:
    return Target(
        pledge=pledge,
        number=given.number,
        text=given.text,
        kind=given.kind,
        quantity=given.quantity,
        unit=given.unit,
        comparator=given.comparator,
        baseline=given.baseline,
        deadline=given.deadline,
        deadline_inherited=given.deadline_inherited,
    )
