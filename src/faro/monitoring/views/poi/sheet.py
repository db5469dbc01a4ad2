"""The sheet on which a unit formulates its activities, and a plain form for each that does the same."""

from collections.abc import Sequence
from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from faro.directory.api import access_of
from faro.kernel.errors import FaroError
from faro.kernel.text import _
from faro.monitoring.domain.consistency_facts import MONTH_NAMES
from faro.monitoring.domain.sheets import FieldChange
from faro.monitoring.models import Activity, Poi
from faro.monitoring.selectors.poi.actions import actions_of
from faro.monitoring.selectors.poi.consistency import Suggested, suggestions_of, warnings_for
from faro.monitoring.selectors.poi.sheets import SheetRow, UnitSheet, sheet_of, soles
from faro.monitoring.services.poi.cells import NEW_ROW, save_cells
from faro.monitoring.services.poi.removing import remove_activity
from faro.monitoring.views.poi.fetching import activity_for, address, crumbs, may_formulate, poi_for, unit_for
from faro.monitoring.views.poi.listing import downloads
from faro.monitoring.views.poi.reported import reported_table
from faro.monitoring.views.sent import words_sent
from faro.monitoring.views.sheets import SheetRefused, answer, changes_of, news, refused, sheet_facts
from faro.ui.api import Crumb

_CONFLICT = 409
_UNPROCESSABLE = 422


def _new_row() -> str:
    """A name for a row that has no code yet: the same row sent twice is made once."""
    return NEW_ROW + uuid4().hex[:16]


@require_safe
def unit_sheet(request: HttpRequest, plan: str, year: int, unit: str) -> HttpResponse:
    """The sheet. Without JavaScript its cells only show; each row leads to its form."""
    poi = poi_for(request, plan, year)
    name = unit_for(unit)
    sheet = sheet_of(poi, unit)
    may_write = sheet.stage is not None and may_formulate(access_of(request), unit)
    save_url = address(poi, "poi_save", unit=unit)
    context = {
        "poi": poi,
        "unit": unit,
        "unit_name": name,
        "sheet": sheet,
        "rows": _with_suggestions(poi, sheet),
        "may_write": may_write,
        "adds": may_write and sheet.stage is not None and sheet.stage.attributes,
        "facts": sheet_facts(request, f"poi:{plan}/{year}/{unit}", save_url, sheet.revision),
        "months": MONTH_NAMES,
        "new_row": _new_row(),
        "actions": actions_of(poi.plan),
        "warnings": warnings_for(poi, unit),
        "total": soles(sheet.financial_total),
        "files": downloads(poi, unit),
        "without_script": _("Sin JavaScript, abra cada actividad con «Editar» para cambiarla."),
        "crumbs": crumbs(poi, Crumb(name)),
    }
    return render(request, "monitoring/poi/sheet.html", context)


def _with_suggestions(poi: Poi, sheet: UnitSheet) -> list[tuple[SheetRow, Suggested]]:
    activities = [row.activity for row in sheet.rows if row.activity is not None]
    found = suggestions_of(poi, activities) if sheet.stage is not None and sheet.stage.attributes else {}
    return [(row, found.get(row.code, ())) for row in sheet.rows]


@require_http_methods(("GET", "HEAD", "POST"))
def save(request: HttpRequest, plan: str, year: int, unit: str) -> HttpResponse:
    """What the sheet's script sends, cell by cell; a GET asks what is new."""
    poi = poi_for(request, plan, year)
    unit_for(unit)
    if request.method != "POST":
        sheet = sheet_of(poi, unit)
        cells = [
            {"row": row.code, "field": cell.field, "value": cell.text}
            for row in sheet.rows
            for cell in (*row.attributes, *row.months)
        ]
        return news(request, sheet.revision, cells, _sums(sheet))
    access = access_of(request)
    try:
        if not may_formulate(access, unit):
            raise SheetRefused(_("Su rol no formula el POI de esta unidad."))
        outcome = save_cells(actor=access.actor, poi=poi, unit=unit, changes=changes_of(request))
    except FaroError as error:
        return refused(error)
    return answer(outcome, _sums(sheet_of(poi, unit)))


def _sums(sheet: UnitSheet) -> list[dict[str, str]]:
    rows = [
        {"row": row.code, "name": name, "text": text}
        for row in sheet.rows
        for name, text in (("code", row.code), ("physical", row.physical_total), ("financial", row.financial_total))
    ]
    return [*rows, {"row": "", "name": "total", "text": soles(sheet.financial_total)}]


@require_http_methods(("GET", "HEAD", "POST"))
def activity_page(request: HttpRequest, plan: str, year: int, code: str) -> HttpResponse:
    """One activity as a plain form."""
    activity = activity_for(request, plan, year, code)
    return _form_page(request, activity.poi, activity.unit, activity)


@require_http_methods(("GET", "HEAD", "POST"))
def new_activity(request: HttpRequest, plan: str, year: int, unit: str) -> HttpResponse:
    """A new activity as a plain form."""
    poi = poi_for(request, plan, year)
    unit_for(unit)
    if not may_formulate(access_of(request), unit):
        access_of(request).require("monitoring.formulate", unit)
    return _form_page(request, poi, unit, None)


@require_POST
def remove(request: HttpRequest, plan: str, year: int, code: str) -> HttpResponse:
    """Take an activity out of a POI in formulation."""
    activity = activity_for(request, plan, year, code)
    access = access_of(request)
    if not may_formulate(access, activity.unit):
        access.require("monitoring.formulate", activity.unit)
    try:
        remove_activity(actor=access.actor, activity=activity, reason=words_sent(request, "reason"))
    except FaroError as error:
        messages.error(request, str(error))
        return redirect(address(activity.poi, "poi_activity", code=code))
    messages.success(request, _("Actividad quitada; queda en la historia."))
    return redirect(address(activity.poi, "poi_unit", unit=activity.unit))


def _form_page(request: HttpRequest, poi: Poi, unit: str, activity: Activity | None) -> HttpResponse:
    access = access_of(request)
    sheet = sheet_of(poi, unit, activity.code if activity else None)
    row = sheet.rows[0] if activity else sheet.mould
    may_write = sheet.stage is not None and may_formulate(access, unit)
    named = _named(request, row)
    typed: dict[str, str] = {}
    problems: list[tuple[str, str]] = []
    if request.method == "POST":
        if not may_write:
            access.require("monitoring.formulate", unit)
            messages.error(request, _("El POI ya no está abierto para formularse."))
            return redirect(address(poi, "poi_unit", unit=unit))
        changes = _typed(request, row, named)
        outcome = save_cells(actor=access.actor, poi=poi, unit=unit, changes=changes)
        problems = _problems(row, [*outcome.clashes, *outcome.errors])
        if not problems:
            messages.success(request, _("Guardado."))
            return redirect(address(poi, "poi_unit", unit=unit))
        typed = {change.field: change.value for change in changes}
        row = _fresh(poi, unit, outcome.rows.get(named) or (activity.code if activity else "")) or row
    context = {
        "poi": poi,
        "unit": unit,
        "row": row,
        "named": row.code or named,
        "cells": [(cell, typed.get(cell.field, cell.text)) for cell in row.attributes],
        "months": _months(row, typed),
        "problems": problems,
        "may_write": may_write,
        "attributes_open": sheet.stage is not None and sheet.stage.attributes,
        "actions": actions_of(poi.plan),
        "title": row.activity.name if row.activity else _("Actividad nueva"),
        "reported": reported_table(row.activity) if row.activity else None,
        "crumbs": crumbs(
            poi, Crumb(unit_for(unit), address(poi, "poi_unit", unit=unit)), Crumb(row.code or _("Nueva"))
        ),
        "back": reverse("monitoring:poi_unit", kwargs={"plan": poi.plan.code, "year": poi.year, "unit": unit}),
    }
    status = _UNPROCESSABLE if problems else 200
    return render(request, "monitoring/poi/activity.html", context, status=status)


def _months(row: SheetRow, typed: dict[str, str]) -> list[tuple[str, Any, str, Any, str]]:
    pairs = zip(MONTH_NAMES, row.physical, row.financial, strict=True)
    return [
        (name, physical, typed.get(physical.field, physical.text), money, typed.get(money.field, money.text))
        for name, physical, money in pairs
    ]


def _named(request: HttpRequest, row: SheetRow) -> str:
    sent = words_sent(request, "row")
    return row.code or (sent if sent.startswith(NEW_ROW) else _new_row())


def _typed(request: HttpRequest, row: SheetRow, name: str) -> list[FieldChange]:
    """The cells that differ from what the form showed, each over what it showed."""
    sent = request.POST
    block = "form"
    found = []
    for cell in (*row.attributes, *row.months):
        if cell.field not in sent:
            continue
        base, value = sent.get(f"base-{cell.field}", ""), sent[cell.field].replace("\x00", "")
        if value != base:
            found.append(FieldChange(cell.field, name, cell.field, base, value, block))
    return found


def _problems(row: SheetRow, answers: Sequence[Any]) -> list[tuple[str, str]]:
    labels = {cell.field: cell.label for cell in (*row.attributes, *row.months)}
    clash = _("{who} escribió «{value}» mientras usted editaba. Si guarda de nuevo, queda lo suyo.")
    told = [(each.message or clash.format(who=each.who, value=each.value), each.field) for each in answers]
    return [(f"{labels.get(field, field)}: {message}", field) for message, field in told]


def _fresh(poi: Poi, unit: str, code: str) -> SheetRow | None:
    rows = sheet_of(poi, unit, code).rows if code else ()
    return rows[0] if rows else None
