"""Importing a package: all or nothing, in one transaction with its history."""

from dataclasses import dataclass
from typing import Any

import polars as pl
from django.db import transaction

from faro.directory.api import UnitFacts, municipality, register_units, set_municipality
from faro.kernel.errors import FaroError
from faro.kernel.text import _
from faro.ledger.api import Actor
from faro.package.model import Package
from faro.plans.domain.differences import Differences, Kind, Merged, merged
from faro.plans.domain.rows import frame_of
from faro.plans.domain.storable import check_plan_code, check_storable, check_whole
from faro.plans.models import CODE, Plan, StoredTable
from faro.plans.ports import keepers, kept_elsewhere, refuse_settled
from faro.plans.selectors.meeting import Meeting, fingerprint, meet, plan_there
from faro.plans.selectors.packages import tables_of
from faro.plans.services.history import record_import
from faro.plans.services.queue import queue_behind_other_imports
from faro.plans.services.rows import write_rows
from faro.plans.stored import EDITED, MODELS, PLAN, as_fields, packed

_UBIGEO_DIGITS = 6
_UNITS = "units"


@dataclass(frozen=True, slots=True)
class Decisions:
    """What a person decided on seeing the differences.

    ``take_conflicts``: None leaves conflicts undecided, which stops the import; True takes the package's rows, False
    keeps Faro's. ``remove``: rows that the package no longer has leave. ``seen``: the fingerprint of the differences
    that were shown; other ones stop the import.
    """

    take_conflicts: bool | None = None
    remove: bool = False
    seen: str = ""


UNDECIDED = Decisions()


@dataclass(frozen=True, slots=True)
class ImportOutcome:
    """What an import did. ``written``: whether anything changed."""

    plan: str
    differences: Differences
    written: bool


@transaction.atomic
def import_package(
    *, actor: Actor, package: Package, instrument: str, reason: str, decisions: Decisions = UNDECIDED
) -> ImportOutcome:
    """Make the plan what the package says, keeping what people changed in Faro unless they decided otherwise.

    Raises :class:`FaroError` for undecided conflicts, differences other than those seen, or another municipality's
    plan; :class:`~faro.kernel.errors.InputProblems` for rows that cannot be kept. Then nothing is changed.
    The same package a second time changes nothing and writes nothing.
    """
    queue_behind_other_imports()
    check_plan_code(package.name)
    check_storable(package, EDITED | kept_elsewhere() | {_UNITS}, CODE)
    plan = plan_there(package)
    differences, meetings = meet(package, plan)
    _check_decided(differences, decisions)
    take, remove = bool(decisions.take_conflicts), decisions.remove
    results = {
        name: merged(meeting.differences, meeting.ours, meeting.theirs, take_conflicts=take, remove=remove)
        for name, meeting in meetings.items()
    }
    if not any(_changes_something(meetings[name], result) for name, result in results.items()):
        return ImportOutcome(package.name, differences, written=False)
    check_whole(_frames_after(plan, results), package.origin)
    applied = _applied(differences, decisions)
    refuse_settled(package.name, applied.rows)
    _settle_municipality(actor, package)
    plan = _write(actor, plan, package, meetings, results)
    record_import(actor, package, instrument, reason, applied)
    return ImportOutcome(plan.code, differences, written=True)


def _check_decided(differences: Differences, decisions: Decisions) -> None:
    if decisions.seen and decisions.seen != fingerprint(differences):
        raise FaroError(_("El plan cambió desde que se mostraron las diferencias. Revíselas y confirme de nuevo."))
    conflicts = differences.count(Kind.CONFLICT)
    if conflicts and decisions.take_conflicts is None:
        raise FaroError(
            _(
                "Hay {n} filas que se cambiaron en Faro y que el paquete cambia de otro modo: diga si se conservan las "
                "de Faro o se toman las del paquete."
            ).format(n=conflicts)
        )


def _changes_something(meeting: Meeting, result: Merged) -> bool:
    """A decided conflict does too, even for Faro's row: from now on the package's is the one it was changed from."""
    decided = bool(meeting.differences.of(Kind.CONFLICT))
    return decided or meeting.differences.appears or list(result.rows) != list(meeting.ours)


def _frames_after(plan: Plan | None, results: dict[str, Merged]) -> dict[str, pl.DataFrame]:
    before = {} if plan is None else tables_of(plan)
    return before | {name: frame_of(name, result.rows) for name, result in results.items()}


def _settle_municipality(actor: Actor, package: Package) -> None:
    """The first plan says which municipality this is; later ones must be of the same."""
    facts, known = package.plan, municipality()
    ubigeo = facts.ubigeo or ""
    if not (len(ubigeo) == _UBIGEO_DIGITS and ubigeo.isdigit()) or (known and known.ubigeo == ubigeo):
        return
    unit = facts.executing_unit if facts.executing_unit and len(facts.executing_unit) <= _UBIGEO_DIGITS else ""
    set_municipality(actor=actor, ubigeo=ubigeo, name=facts.municipality[:200], executing_unit=unit)


def _write(
    actor: Actor, plan: Plan | None, package: Package, meetings: dict[str, Meeting], results: dict[str, Merged]
) -> Plan:
    plan = _write_plan(plan, package, results)
    for name, result in results.items():
        if name in MODELS:
            write_rows(plan, name, result.rows)
        if name in EDITED or name in kept_elsewhere():
            store_table(plan, StoredTable.Role.IMPORTED, name, frame_of(name, result.base))
        else:
            store_table(plan, StoredTable.Role.KEPT, name, frame_of(name, result.rows))
    for keeper in keepers():
        frames = {name: frame_of(name, results[name].rows) for name in keeper.tables if name in results}
        if frames:
            keeper.load(plan_code=plan.code, tables=frames, actor=actor)
    if _UNITS in results and _changes_something(meetings[_UNITS], results[_UNITS]):
        register_units(actor=actor, units=[_unit_facts(row) for row in results[_UNITS].rows])
    return plan


def _write_plan(plan: Plan | None, package: Package, results: dict[str, Merged]) -> Plan:
    row = results[PLAN].rows[0] if PLAN in results else None
    if plan is None:
        plan = Plan(code=package.name)
    if row is not None:
        for field, value in as_fields(PLAN, row).items():
            setattr(plan, field, value)
    plan.present = sorted({*plan.present, *(set(package.tables) & set(MODELS))})
    plan.revision += 1
    plan.save()
    return plan


def store_table(plan: Plan, role: str, name: str, frame: pl.DataFrame) -> None:
    """Keep a whole table for that role, in place of the one that was kept."""
    StoredTable.objects.update_or_create(plan=plan, role=role, name=name, defaults={"content": packed(frame)})


def _unit_facts(row: Any) -> UnitFacts:
    texts = {name: row[name] or "" for name in ("source", "place", "note")}
    return UnitFacts(row["code"], row["name"], row["parent"], row["valid_from"], row["valid_to"], **texts)


def _applied(differences: Differences, decisions: Decisions) -> Differences:
    """The differences that were carried out."""
    kinds = {Kind.ADDED, Kind.CHANGED}
    if decisions.remove:
        kinds.add(Kind.REMOVED)
    if decisions.take_conflicts:
        kinds.add(Kind.CONFLICT)
    return differences.only(kinds)
