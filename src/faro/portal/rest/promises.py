"""The API of government plans and their promises."""

from typing import Any

from django.http import HttpRequest
from ninja import Router

from faro.kernel.text import _
from faro.portal.promises import addresses
from faro.portal.promises.chain import step_address
from faro.portal.promises.known import is_sample, known_plans, known_pledges
from faro.portal.promises.narrowing import Wanted
from faro.portal.rest import promise_schemas as schemas
from faro.portal.rest.conversion import quantity_figure
from faro.portal.rest.paging import PageNumber, PageSize, listed
from faro.portal.rest.schemas import Page
from faro.portal.views.promises.finding import pledge_at
from faro.promises import api as promises
from faro.promises.api import ChainStep, PlanLine, PledgeDetail, PledgeLine, StateEntry, TargetLine

PARAMETERS = ("dimension", "sector", "text", "plan")
"""Filters that only these lists have."""

router = Router()


@router.get("/government-plans", response=list[schemas.GovernmentPlan], summary=_("Planes de gobierno"))
def government_plans(request: HttpRequest) -> list[dict[str, Any]]:
    """The government plans whose promises are followed."""
    return [_plan(request, each) for each in known_plans()]


def _plan(request: HttpRequest, plan: PlanLine) -> dict[str, Any]:
    own = {name: getattr(plan, name) for name in schemas.GovernmentPlan.model_fields if hasattr(plan, name)}
    return own | {"url": request.build_absolute_uri(addresses.plan_address(plan.code))}


@router.get("/promise-states", response=list[schemas.PromiseState], summary=_("Escala de estados de una promesa"))
def promise_states(request: HttpRequest) -> list[promises.ScaleState]:  # noqa: ARG001
    """The scale, with the nearest words of Polimètre and Convoca."""
    return list(promises.scale())


@router.get("/promises", response=Page[schemas.Promise], summary=_("Promesas"), url_name="promises")
def promise_list(  # noqa: PLR0913, PLR0917
    request: HttpRequest,
    plan: str = "",
    dimension: str = "",
    state: str = "",
    sector: str = "",
    text: str = "",
    page: PageNumber = 1,
    page_size: PageSize = 100,
) -> dict[str, Any]:
    """The promises, narrowed. ``state``: one of the scale, or ``sin_evaluar``."""
    asked = {"plan": plan, "dimension": dimension, "estado": state, "lugar": sector, "texto": text}
    found = Wanted.asked(asked).among(known_pledges())
    return listed(request, found, (page, page_size), lambda each: _promise(request, each))


@router.get(
    "/promises/{government_plan}/{pledge}", response=schemas.PromiseDetail, summary=_("Una promesa"), url_name="promise"
)
def promise(request: HttpRequest, government_plan: str, pledge: str) -> dict[str, Any]:
    """One promise with its targets, its states and the way to its result."""
    found = pledge_at(government_plan, pledge)
    paths = {
        field: request.build_absolute_uri(addresses.pledge_address(found.line.plan, found.line.code, name))
        for field, name in (("picture", "promise_png"), ("embed", "promise_embed"))
    }
    return {
        **_promise(request, found.line),
        **_printed(found),
        "targets": [_target(each) for each in found.targets],
        "states": [_decision(each) for each in found.timeline],
        "chain": [_step(request, each) for each in found.chain.steps],
        **paths,
    }


def _printed(found: PledgeDetail) -> dict[str, Any]:
    return {"problem": found.problem, "section": found.section, "page": found.line.page, "line": found.line.line}


def _promise(request: HttpRequest, line: PledgeLine) -> dict[str, Any]:
    own = {name: getattr(line, name) for name in schemas.Promise.model_fields if hasattr(line, name)}
    return own | {
        "state": line.state or None,
        "sample": is_sample(line.state),
        "clarity": line.quality.score,
        "missing": [each.text for each in line.quality.reasons],
        "url": request.build_absolute_uri(addresses.pledge_address(line.plan, line.code)),
    }


def _target(target: TargetLine) -> dict[str, Any]:
    own = {name: getattr(target, name) for name in schemas.PromiseTarget.model_fields if hasattr(target, name)}
    return own | {
        "quantity": quantity_figure(target.quantity),
        "baseline": quantity_figure(target.baseline),
        "clarity": target.quality.score,
        "missing": [each.text for each in target.quality.reasons],
    }


def _decision(entry: StateEntry) -> dict[str, Any]:
    own = {name: getattr(entry, name) for name in schemas.PromiseDecision.model_fields if hasattr(entry, name)}
    return own | {"label": entry.state_label, "sample": is_sample(entry.state)}


def _step(request: HttpRequest, step: ChainStep) -> dict[str, Any]:
    own = {name: getattr(step, name) for name in ("kind", "subject", "code", "title", "figure")}
    url = step_address(step)
    return own | {"centimos": step.amount, "url": request.build_absolute_uri(url) if url else None}
