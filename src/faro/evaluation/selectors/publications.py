"""The publications and what they say."""

import json
from collections.abc import Sequence
from functools import lru_cache

from django.db.models import QuerySet

from faro.evaluation.differences import FigureChange, changes_between
from faro.evaluation.domain.snapshot import from_json
from faro.evaluation.models import EvaluationRun, Publication, ReportFile
from faro.evaluation.published import PublishedPlan
from faro.evaluation.selectors.sealed import package_in
from faro.package.model import Package

_HELD = 32
"""Publications that one process keeps read; a plan of a thousand cells takes about a megabyte."""

_LIGHT = ("snapshot", "changes")
"""Columns that are read only when asked for."""


def latest_publication(plan: str | None = None, year: int | None = None) -> Publication | None:
    """The publication that stands for the plan and year.

    Without year, the last year published; without plan, the last year of all, real plans before synthetic ones.
    """
    found = _publications(plan, year)
    order = ("-year", "-id") if plan else ("synthetic", "-year", "-id")
    return found.defer(*_LIGHT).select_related("sealed").defer("sealed__content").order_by(*order).first()


def published(plan_code: str | None = None, year: int | None = None) -> PublishedPlan | None:
    """What stands published (:func:`latest_publication`). Asks the database for a digest; the rest is remembered."""
    order = ("-year", "-id") if plan_code else ("synthetic", "-year", "-id")
    newest = _publications(plan_code, year).order_by(*order).values_list("digest", flat=True).first()
    return None if newest is None else _read(newest)


def plan_published_in(publication: Publication) -> PublishedPlan:
    """What that publication says."""
    return _read(publication.digest)


@lru_cache(maxsize=_HELD)
def _read(digest: str) -> PublishedPlan:
    """By its digest and not its number: a database that was restored may give a number twice."""
    text = Publication.objects.filter(digest=digest).values_list("snapshot", flat=True)[:1].get()
    return from_json(text)


def publications(plan: str | None = None, year: int | None = None) -> tuple[Publication, ...]:
    """All that were ever published, newest first, without their contents."""
    found = _publications(plan, year).defer("snapshot").select_related("sealed", "previous")
    return tuple(found.defer("snapshot", "sealed__content", "previous__snapshot", "previous__changes").order_by("-id"))


def published_years(plan: str | None = None) -> tuple[tuple[str, int], ...]:
    """Each plan and year that stands published, the real before the synthetic, the newest year first."""
    rows = _publications(plan, None).order_by("synthetic", "plan", "-year").values_list("plan", "year")
    return tuple(dict.fromkeys(rows))


def changes_of(publication: Publication) -> tuple[FigureChange, ...]:
    """What it changed of the one before, as it was told then."""
    return tuple(FigureChange(**change) for change in json.loads(publication.changes))


def changes_between_publications(publication: Publication, previous: Publication) -> tuple[FigureChange, ...]:
    """What differs between any two publications."""
    return changes_between(plan_published_in(previous), plan_published_in(publication))


def sealed_package(publication: Publication) -> Package:
    """The package that was published, with everything that was in it."""
    return package_in(publication.sealed)


def runs_of(publication: Publication) -> tuple[EvaluationRun, ...]:
    """The runs of a publication in the order of its methods, the main one first; their results are read when used."""
    order = [method.id for method in plan_published_in(publication).methods]
    runs = publication.runs.select_related("sealed").defer("results", "sealed__content")
    return tuple(sorted(runs, key=lambda run: order.index(run.method)))


def runs_key(runs: Sequence[EvaluationRun]) -> str:
    """The name of a set of runs, in their order."""
    return "-".join(str(run.pk) for run in runs)


def documents_of(publication: Publication) -> tuple[ReportFile, ...]:
    """The documents made for the publication, without their bytes."""
    return tuple(ReportFile.objects.filter(runs_key=runs_key(runs_of(publication))).defer("content").order_by("id"))


def _publications(plan: str | None, year: int | None) -> "QuerySet[Publication]":
    wanted: dict[str, str | int] = {}
    if plan is not None:
        wanted["plan"] = plan
    if year is not None:
        wanted["year"] = year
    return Publication.objects.filter(**wanted)
