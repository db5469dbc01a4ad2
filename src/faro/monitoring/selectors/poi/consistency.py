"""What to look at again in the POI as it is entered: warnings with reasons, never refusals."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from faro.budget.api import sec_funcs
from faro.directory.api import unit_labels
from faro.monitoring.domain.consistency import ActionTexts, ActivityFacts, LastYear, Warning_, warnings_of
from faro.monitoring.domain.consistency_budget import goal_warnings
from faro.monitoring.domain.consistency_texts import suggestions_for
from faro.monitoring.domain.poi.cells import MONTHS
from faro.monitoring.models import Activity, Poi
from faro.monitoring.selectors.closing.budget import year_budget
from faro.monitoring.selectors.poi.links import links_of
from faro.monitoring.selectors.poi.programme import MonthFacts, activities_of, open_stage_of, poi, programme_in_force
from faro.monitoring.selectors.poi.sheets import shown_months
from faro.plans.api import Plan, action_facts, package_of

Suggested = tuple[tuple[str, str], ...]
"""Code and name of each action that would fit."""


def warnings_for(poi: Poi, unit: str | None = None) -> tuple[Warning_, ...]:
    """The warnings of a unit; without one, of the whole POI, with the sums against the PIA and near duplicates."""
    activities = list(activities_of(poi, unit).exclude(active=False))
    facts = facts_of(poi, activities)
    found = warnings_of(facts, action_texts(poi.plan), {} if unit else pia_by_unit(poi))
    return (*found, *goal_warnings(_links(poi, activities), goals_known(poi.year), poi.year))


def goals_known(year: int) -> frozenset[str]:
    """The goals (SEC_FUNC) of the year's budget; none where no file of it is in force."""
    return frozenset(each.code for each in sec_funcs(year))


def _links(poi: Poi, activities: Sequence[Activity]) -> dict[str, dict[str, int]]:
    links = links_of(poi)
    return {each.code: links[each.code] for each in activities if each.code in links}


def suggestions_of(poi: Poi, activities: Sequence[Activity]) -> dict[str, Suggested]:
    """For each named activity without an action, at most three that would fit, the nearest first."""
    without = [each for each in activities if not each.action and each.name.strip()]
    if not without:
        return {}
    actions = action_texts(poi.plan)
    names = {action.code: action.name for action in actions}
    return {
        fact.code: tuple((found.code, names[found.code]) for found in suggestions_for(fact, actions))
        for fact in facts_of(poi, without)
    }


def action_texts(plan: Plan) -> tuple[ActionTexts, ...]:
    """What the plan says of its actions, as it is compared."""
    return tuple(
        ActionTexts(each.code, each.name, each.indicators, each.objective, each.responsible)
        for each in action_facts(plan)
    )


def facts_of(year: Poi, activities: Sequence[Activity]) -> tuple[ActivityFacts, ...]:
    """The activities as they are examined, with what the same ones were a year before."""
    months = shown_months(year, activities, open_stage_of(year))
    before = _last_year(year, [each.code for each in activities])
    labels = unit_labels()
    return tuple(
        ActivityFacts(
            each.code,
            each.name,
            each.unit,
            each.action,
            each.measure,
            each.aggregation,
            each.priority,
            _side(months.get(each.pk, {}), 0),
            _side(months.get(each.pk, {}), 1),
            before.get(each.code),
            labels.get(each.unit, ""),
        )
        for each in activities
    )


def _last_year(year: Poi, codes: Sequence[str]) -> dict[str, LastYear]:
    earlier = poi(year.plan.code, year.year - 1)
    if earlier is None:
        return {}
    same = {each.pk: each for each in activities_of(earlier).filter(code__in=codes)}
    months = programme_in_force(same)
    found = {}
    for key, activity in same.items():
        facts = {month: (told[0], told[1]) for month, told in months.get(key, {}).items()}
        found[activity.code] = LastYear(activity.name, _side(facts, 0), _side(facts, 1))
    return found


def _side(months: Mapping[int, MonthFacts], side: int) -> tuple[int | None, ...]:
    return tuple(months.get(month, (None, None))[side] for month in MONTHS)


def pia_by_unit(poi: Poi) -> dict[str, int]:
    """The opening budget of each cost centre in céntimos: by the links with SEC_FUNC, else as the package tells it."""
    found: dict[str, int] = defaultdict(int)
    budget = year_budget(poi)
    if budget is not None:
        for ((unit, _action), stage), amount in budget.money.linked.items():
            found[unit] += amount if stage == "pia" else 0
        return dict(found)
    for row in package_of(poi.plan.code).rows("budget"):
        if row["year"] == poi.year and row["stage"] == "pia":
            found[row["unit"]] += row["amount"]
    return dict(found)
