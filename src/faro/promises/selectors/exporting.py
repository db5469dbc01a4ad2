"""Plans written again: as the tables they may be loaded from, and as JSON with all that was followed since."""

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from faro.kernel.fixed import QUANTITY_SCALE, from_scaled, plain
from faro.promises.domain.set_down import NO_TARGET
from faro.promises.domain.tables import AXES, PLANS, PLEDGES, SHOWN, Row, written_tables
from faro.promises.models import Axis, GovernmentPlan, Pledge, Target
from faro.promises.selectors.lines import with_all
from faro.promises.selectors.pledges import detail_of
from faro.reading.pledges.model import Kind

ELECTED = {None: "", True: "true", False: "false"}


def plan_tables(plan: GovernmentPlan) -> dict[str, str]:
    """The plan as CSV by file name."""
    document = plan.document_name or plan.code
    pledges = list(plan.pledges.select_related("axis").prefetch_related("targets").order_by("order", "code"))
    axes = plan.axes.select_related("parent").order_by("order", "code")
    return written_tables(
        {
            PLANS: [_plan(plan, document)],
            AXES: [_axis(plan, document, each) for each in axes],
            PLEDGES: [_pledge(plan, document, each) for each in pledges],
            SHOWN: [_shown(each) for each in pledges],
        }
    )


def plan_data(plan: GovernmentPlan) -> dict[str, Any]:
    """The plan and its pledges with targets, quality, confirmed links and states, ready for JSON."""
    found = [detail_of(each) for each in with_all(Pledge.objects.filter(plan=plan)).order_by("order", "code")]
    return {"plan": _plan(plan, plan.document_name), "pledges": [_data(asdict(each)) for each in found]}


def _data(value: Any) -> Any:
    """Without the plan that every pledge would repeat; days as ISO texts."""
    if isinstance(value, dict):
        return {key: _data(each) for key, each in value.items() if key not in ("plan", "staff_url", "who")}
    if isinstance(value, list | tuple):
        return [_data(each) for each in value]
    return value.isoformat() if hasattr(value, "isoformat") else value


def _plan(plan: GovernmentPlan, document: str) -> Row:
    return {
        "code": plan.code,
        "document": document,
        "party": plan.party,
        "title": plan.title,
        "election_year": str(plan.election_year),
        "period_from": str(plan.period_from),
        "period_to": str(plan.period_to),
        "ubigeo": plan.ubigeo,
        "elected": ELECTED[plan.elected],
        "source": plan.source,
        "notes": plan.notes,
    }


def _axis(plan: GovernmentPlan, document: str, axis: Axis) -> Row:
    return {
        "plan": plan.party,
        "document": document,
        "type": axis.kind,
        "code": axis.code,
        "parent_code": axis.parent.code if axis.parent else "",
        "name": axis.name,
        "line": str(axis.line or ""),
        "notes": axis.notes,
    }


def _pledge(plan: GovernmentPlan, document: str, pledge: Pledge) -> Row:
    return {
        "id": pledge.code,
        "plan": plan.party,
        "document": document,
        "dimension": pledge.dimension,
        "problem_no": pledge.problem_number,
        "problem": pledge.problem,
        "objective_no": pledge.objective_number,
        "objective": pledge.objective,
        **_target(pledge.targets.all()),
        "section": pledge.section,
        "line": str(pledge.line or 0),
        "notes": pledge.notes,
    }


def _target(targets: Iterable[Target]) -> Row:
    found = next(iter(targets), None)
    if found is None:
        return {
            "target_no": "1",
            "target_number": "",
            "target_unit": "",
            "target_comparator": "",
            "target_text": NO_TARGET,
            "target_type": Kind.NONE.value,
            "deadline": "",
        }
    return {
        "target_no": found.number,
        "target_number": "" if found.quantity is None else plain(from_scaled(found.quantity, QUANTITY_SCALE)),
        "target_unit": found.unit,
        "target_comparator": found.comparator,
        "target_text": found.text,
        "target_type": found.kind,
        "deadline": found.deadline,
    }


def _shown(pledge: Pledge) -> Row:
    return {
        "id": pledge.code,
        "title": pledge.title,
        "axis": pledge.axis.code if pledge.axis else "",
        "dimension": "",
        "sector": pledge.sector,
        "quotation": pledge.quotation,
    }
