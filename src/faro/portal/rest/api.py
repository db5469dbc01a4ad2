"""The addresses of the API. Everything is GET, open to other sites, tagged and kept like the pages."""

from typing import Any, Literal, TypeVar

from django.http import HttpRequest, JsonResponse
from django.urls import URLPattern, URLResolver, reverse
from ninja import NinjaAPI

from faro.evaluation import api as evaluation
from faro.kernel.text import _
from faro.portal.addresses import address
from faro.portal.answering import public_page
from faro.portal.domain.edition import Edition
from faro.portal.opendata.licence import LICENCE
from faro.portal.opendata.tables import tables_of
from faro.portal.opendata.writers import FORMATS
from faro.portal.rest import promises, schemas
from faro.portal.rest.conversion import Converter
from faro.portal.rest.paging import PageNumber, PageSize, listed
from faro.portal.rest.problems import add_handlers
from faro.portal.selectors import edition_at, editions, indicator_at
from faro.questions import api as questions
from faro.questions.api import Followed

Given = TypeVar("Given")

PARAMETERS = (
    "page", "page_size", "code", "parent", "level", "element", "unit", "light", "achieved", "indicator", "period",
    "method", "scope", "in_force", "stage", "severity", "rule_class", "subject", "state", *promises.PARAMETERS,
)  # fmt: skip
"""Every filter of every list. Others are ignored."""

Light = Literal["green", "amber", "red", "nd"]

api = NinjaAPI(
    title=_("Faro: lo publicado, para programas"),
    version="1",
    description=_(
        "API de solo lectura. Los números van sin redondear, el dinero en céntimos y lo que falta es null; «shown» es "
        "como lo lee una persona. Cada respuesta lleva ETag: vuelva a pedir con If-None-Match y recibirá 304 si nada "
        "cambió. Los errores son application/problem+json."
    ),
    openapi_url=None,
    docs_url=None,
    urls_namespace="api-v1",
)
add_handlers(api)
api.add_router("", promises.router)


def _is(wanted: Given | None, value: object) -> bool:
    """Whether a filter lets a value through; one that is not given lets everything."""
    return wanted is None or wanted == value


def _converter(request: HttpRequest, edition: Edition) -> Converter:
    return Converter(edition, request.build_absolute_uri)


@api.get("/", response=schemas.Entry, summary=_("La puerta de la API"))
def entry(request: HttpRequest) -> dict[str, str]:
    """Name, licence and the first addresses."""
    base = request.build_absolute_uri("/api/v1/")
    return {
        "name": "Faro",
        "version": "1",
        "licence": LICENCE.url,
        "openapi": f"{base}openapi.json",
        "plans": f"{base}plans",
    }


@api.get("/plans", response=list[schemas.PlanYears], summary=_("Planes y años publicados"))
def plans(request: HttpRequest) -> list[dict[str, object]]:  # noqa: ARG001
    """Every plan with its published years."""
    found: dict[str, dict[str, object]] = {}
    years: dict[str, list[int]] = {}
    for edition in editions():
        plan = edition.plan
        years.setdefault(plan.plan, []).append(plan.year)
        found[plan.plan] = {
            "plan": plan.plan,
            "slug": edition.slug,
            "name": plan.name,
            "municipality": plan.municipality,
            "synthetic": plan.synthetic,
            "years": years[plan.plan],
        }
    return list(found.values())


@api.get("/plans/{plan}/{int:year}", response=schemas.Publication, summary=_("Una publicación"))
def publication(request: HttpRequest, plan: str, year: int) -> schemas.Publication:
    """A plan in one year, with its methods and the results of the whole."""
    edition = edition_at(plan, year)
    shown, convert = edition.plan, _converter(request, edition)
    same = {name: getattr(shown, name) for name in schemas.Publication.model_fields if hasattr(shown, name)}
    more = {
        "slug": edition.slug,
        "url": request.build_absolute_uri(address(edition, "plan")),
        "methods": [_method(edition, each) for each in edition.methods],
        "totals": [convert.result(each) for each in shown.totals],
    }
    return schemas.Publication(**same | more)


def _method(edition: Edition, method: evaluation.PublishedMethod) -> schemas.Method:
    same = {name: getattr(method, name) for name in schemas.Method.model_fields if hasattr(method, name)}
    return schemas.Method(**same, main=method.id == edition.plan.main_method)


@api.get("/plans/{plan}/{int:year}/elements", response=schemas.Page[schemas.Element], summary=_("Objetivos y acciones"))
def elements(  # noqa: PLR0913, PLR0917
    request: HttpRequest,
    plan: str,
    year: int,
    code: str | None = None,
    parent: str | None = None,
    level: str | None = None,
    light: Light | None = None,
    page: PageNumber = 1,
    page_size: PageSize = 100,
) -> dict[str, Any]:
    """The tree in the order of the plan. ``light``: that of the main method."""
    edition = edition_at(plan, year)
    found = [
        each
        for each in edition.plan.elements.values()
        if _is(code, each.code) and _is(parent, each.parent) and _is(level, each.level)
        if light is None or _is(light, getattr(edition.verdict(each.verdicts), "light", "nd"))
    ]
    return listed(request, found, (page, page_size), _converter(request, edition).element)


@api.get("/plans/{plan}/{int:year}/indicators", response=schemas.Page[schemas.Indicator], summary=_("Indicadores"))
def indicators(  # noqa: PLR0913, PLR0917
    request: HttpRequest,
    plan: str,
    year: int,
    code: str | None = None,
    element: str | None = None,
    unit: str | None = None,
    light: Light | None = None,
    achieved: bool | None = None,  # noqa: FBT001  a filter
    page: PageNumber = 1,
    page_size: PageSize = 100,
) -> dict[str, Any]:
    """Indicators with ficha técnica, series and results. ``light`` and ``achieved``: those of the main method."""
    edition = edition_at(plan, year)
    found = [
        each
        for each in edition.plan.indicators.values()
        if _is(code, each.code) and _is(element, each.element) and _is(unit, each.unit)
        if light is None or _is(light, getattr(edition.verdict(each.verdicts), "light", "nd"))
        if achieved is None or _is(achieved, getattr(edition.verdict(each.verdicts), "achieved", None))
    ]
    return listed(request, found, (page, page_size), _converter(request, edition).indicator)


@api.get("/plans/{plan}/{int:year}/indicators/{path:code}", response=schemas.Indicator, summary=_("Un indicador"))
def indicator(request: HttpRequest, plan: str, year: int, code: str) -> schemas.Indicator:
    """One indicator."""
    edition = edition_at(plan, year)
    return _converter(request, edition).indicator(indicator_at(edition, code))


@api.get(
    "/plans/{plan}/{int:year}/measurements", response=schemas.Page[schemas.Measurement], summary=_("Valores obtenidos")
)
def measurements(  # noqa: PLR0913, PLR0917
    request: HttpRequest,
    plan: str,
    year: int,
    indicator: str | None = None,
    period: str | None = None,
    page: PageNumber = 1,
    page_size: PageSize = 100,
) -> dict[str, Any]:
    """What was measured, period by period."""
    edition = edition_at(plan, year)
    found = [
        (one, each)
        for one in edition.plan.indicators.values()
        for each in one.measurements
        if _is(indicator, one.code) and _is(period, each.period)
    ]
    convert = _converter(request, edition)
    return listed(request, found, (page, page_size), lambda pair: convert.measurement(*pair))


@api.get("/plans/{plan}/{int:year}/results", response=schemas.Page[schemas.ScopedResult], summary=_("Resultados"))
def results(  # noqa: PLR0913, PLR0917
    request: HttpRequest,
    plan: str,
    year: int,
    method: str | None = None,
    scope: Literal["plan", "element", "indicator", "unit"] | None = None,
    code: str | None = None,
    light: Light | None = None,
    in_force: bool | None = None,  # noqa: FBT001  a filter
    page: PageNumber = 1,
    page_size: PageSize = 100,
) -> dict[str, Any]:
    """Every figure of every method and version of the targets."""
    edition = edition_at(plan, year)
    found = [
        (kind, key, each)
        for kind, key, verdicts in _scopes(edition)
        if _is(scope, kind) and _is(code, key)
        for each in verdicts
        if _is(method, each.method) and _is(light, each.light) and _is(in_force, each.in_force)
    ]
    convert = _converter(request, edition)
    return listed(request, found, (page, page_size), lambda one: convert.scoped(*one))


def _scopes(edition: Edition) -> list[tuple[str, str, tuple[evaluation.Verdict, ...]]]:
    plan = edition.plan
    return [
        ("plan", plan.plan, plan.totals),
        *(("element", each.code, each.verdicts) for each in plan.elements.values()),
        *(("indicator", each.code, each.verdicts) for each in plan.indicators.values()),
        *(("unit", each.code, each.verdicts) for each in plan.units.values()),
    ]


@api.get("/plans/{plan}/{int:year}/amounts", response=schemas.Page[schemas.Amount], summary=_("Montos"))
def amounts(  # noqa: PLR0913, PLR0917
    request: HttpRequest,
    plan: str,
    year: int,
    scope: str | None = None,
    code: str | None = None,
    stage: str | None = None,
    page: PageNumber = 1,
    page_size: PageSize = 100,
) -> dict[str, Any]:
    """The money of the plan operativo, printed by a document or computed."""
    edition = edition_at(plan, year)
    found = [
        each
        for each in edition.plan.amounts
        if _is(scope, each.scope) and _is(code, each.code) and _is(stage, each.stage)
    ]
    return listed(request, found, (page, page_size), _converter(request, edition).amount)


@api.get("/plans/{plan}/{int:year}/findings", response=schemas.Page[schemas.Finding], summary=_("Lo que no cuadra"))
def findings(  # noqa: PLR0913, PLR0917
    request: HttpRequest,
    plan: str,
    year: int,
    severity: Literal["high", "medium", "low", "hint"] | None = None,
    rule_class: str | None = None,
    subject: str | None = None,
    state: Literal["open", "explained", "corrected"] | None = None,
    page: PageNumber = 1,
    page_size: PageSize = 100,
) -> dict[str, Any]:
    """The auditor's findings with their state and the municipality's answer."""
    edition = edition_at(plan, year)
    states = evaluation.findings_of(edition.plan.plan, edition.year)
    found = [
        (each, states[each.id])
        for each in edition.plan.findings
        if _is(severity, each.severity) and _is(rule_class, each.rule_class) and _is(subject, each.subject)
        if _is(state, states[each.id].state)
    ]
    convert = _converter(request, edition)
    return listed(
        request, found, (page, page_size), lambda pair: convert.finding(pair[0], pair[1].state, pair[1].answer)
    )


@api.get(
    "/plans/{plan}/{int:year}/commitments",
    response=schemas.Page[schemas.Commitment],
    summary=_("Compromisos de mejora"),
)
def commitments(
    request: HttpRequest,
    plan: str,
    year: int,
    state: str | None = None,
    page: PageNumber = 1,
    page_size: PageSize = 100,
) -> dict[str, Any]:
    """What was promised to improve, and how it goes."""
    edition = edition_at(plan, year)
    found = [each for each in evaluation.commitments(edition.plan.plan) if _is(state, each.row.state)]
    convert = _converter(request, edition)
    return listed(request, found, (page, page_size), lambda each: _commitment(convert, each))


def _commitment(convert: Converter, view: evaluation.CommitmentView) -> schemas.Commitment:
    row = view.row
    same = ("code", "action", "origin", "element", "unit", "responsible", "due_date", "state")
    place = evaluation.Provenance(row.source, row.place, row.note)
    return schemas.Commitment(
        **{name: getattr(row, name) for name in same}, overdue=view.overdue, source=convert.source(place)
    )


@api.get("/questions", response=schemas.Page[schemas.Question], summary=_("Cuestiones sobre lo publicado"))
def question_list(
    request: HttpRequest, subject: str, page: PageNumber = 1, page_size: PageSize = 100
) -> dict[str, Any]:
    """The questions about one subject, by its key (``indicator:PLAN/CODE``)."""
    found = questions.questions_about(subject, public_only=True)
    return listed(request, found, (page, page_size), lambda each: _question(request, each))


def _question(request: HttpRequest, followed: Followed) -> schemas.Question:
    question = followed.question
    return schemas.Question(
        number=question.number,
        subject=question.subject,
        title=question.subject_title,
        state=question.state,
        received_at=question.received_at,
        url=request.build_absolute_uri(questions.public_path(question.number)),
        statements=[
            schemas.Statement(kind=each.kind, text=each.public_text, said_at=each.said_at)
            for each in followed.statements
            if each.moderation == "published"
        ],
    )


@api.get("/plans/{plan}/{int:year}/tables", response=list[schemas.TableFile], summary=_("Tablas de datos abiertos"))
def tables(request: HttpRequest, plan: str, year: int) -> list[schemas.TableFile]:
    """Every table, its columns, and where its files are."""
    edition = edition_at(plan, year)
    return [
        schemas.TableFile(
            name=table.name,
            label=table.label,
            help=table.help,
            computed=table.computed,
            rows=table.frame.height,
            columns=[
                schemas.Column(name=field.name, label=field.label, type=field.holds.value, help=field.help)
                for field in table.fields
            ],
            files={
                suffix: request.build_absolute_uri(address(edition, "table_file", code=table.name, suffix=suffix))
                for suffix in FORMATS
            },
        )
        for table in tables_of(edition).values()
    ]


def openapi_document(request: HttpRequest) -> JsonResponse:  # noqa: ARG001
    """The OpenAPI document."""
    schema = api.get_openapi_schema(path_prefix=reverse("portal:api_root"))
    return JsonResponse(schema, json_dumps_params={"ensure_ascii": False})


def api_patterns() -> list[URLPattern]:
    """The addresses of the API, each answering like a public page that other sites may read."""
    public = public_page(*PARAMETERS, open_data=True, absolute=True)
    found: list[URLPattern] = []
    for each in api.urls[0]:
        if isinstance(each, URLResolver) or each.name == "api-root":
            continue
        name = "api_root" if each.name == "entry" else f"api_{each.name}"
        found.append(URLPattern(each.pattern, public(each.callback), each.default_args, name))
    return found
