"""Measures proposed, looked at, and approved: only what was approved feeds a figure."""

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from faro.catalogs.api import series_codes
from faro.kernel.errors import FaroError
from faro.kernel.text import _
from faro.ledger.api import Actor, Change, JsonValue, record, required_reason, subject_key
from faro.registers.domain.definition import CODE as CODE_PATTERN
from faro.registers.domain.definition import MeasureRule
from faro.registers.domain.measures import ExpressionProblems, check_expression
from faro.registers.models import MeasureVersion, Register, RegisterVersion
from faro.registers.selectors.measures.vocabulary import resolver, words_of_register

State = MeasureVersion.State
_SAME = ("name", "expression", "note", "indicators", "public")


def key_of_measure(register: str, code: str) -> str:
    """The subject key of a measure."""
    return subject_key("measure", f"{register}.{code}")


@transaction.atomic
def propose_measure(  # noqa: PLR0913  a measure is its facts
    *,
    actor: Actor,
    register: Register,
    code: str,
    expression: str,
    reason: str,
    name: str = "",
    note: str | None = None,
    indicators: tuple[str, ...] | None = None,
    public: bool | None = None,
) -> MeasureVersion:
    """Propose an expression for a measure, new or in force; what is not said stays as it is.

    Raises :class:`ExpressionProblems` with all that is wrong with it, and :class:`FaroError`.
    """
    last = register.measures.filter(code=code).order_by("-number").first()
    if last is None and (not CODE_PATTERN.fullmatch(code) or not name.strip()):
        raise FaroError(_("Una medida nueva lleva un código de letras minúsculas y guiones, y un nombre."))
    rule = MeasureRule(
        code=code,
        name=name.strip() or (last.name if last else ""),
        expression=" ".join(expression.split()),
        indicators=indicators if indicators is not None else tuple(last.indicators) if last else (),
        note=note if note is not None else last.note if last else "",
        public=public if public is not None else bool(last and last.public),
    )
    require_sound(register, rule.expression)
    return _proposed(actor, register.version, rule, required_reason(reason), loaded=False)


@transaction.atomic
def propose_loaded(*, actor: Actor, version: RegisterVersion) -> tuple[MeasureVersion, ...]:
    """Propose what a version of a register brings that differs from what it brought before, or is new.

    What someone changed on a page stays until the file itself changes. Measures that it no longer has are withdrawn.
    """
    register, rules = version.register, version.rules.measures
    found = []
    for rule in rules:
        brought = register.measures.filter(code=rule.code, loaded=True).order_by("-number").first()
        if brought is None or _facts(brought) != _facts_of(rule):
            found.append(_proposed(actor, version, rule, "", loaded=True))
    _withdraw(actor, register, {rule.code for rule in rules})
    return tuple(found)


@transaction.atomic
def approve_measure(*, actor: Actor, measure: MeasureVersion, reason: str = "") -> MeasureVersion:
    """Put a proposed measure in force, in place of the one before. Raises :class:`FaroError`."""
    held = _pending(measure)
    require_sound(held.register, held.expression)
    before = held.register.measures.filter(code=held.code, state=State.APPROVED).first()
    if before is not None:
        before.state = State.REPLACED
        before.save(update_fields=["state"])
    _decide(actor, held, State.APPROVED, reason)
    _note(actor, "measure_approved", held, before, reason)
    return held


@transaction.atomic
def approve_measures(*, actor: Actor, register: Register, reason: str = "") -> tuple[MeasureVersion, ...]:
    """Approve all that is proposed for a register."""
    pending = register.measures.filter(state=State.PROPOSED).order_by("code")
    return tuple(approve_measure(actor=actor, measure=each, reason=reason) for each in pending)


@transaction.atomic
def reject_measure(*, actor: Actor, measure: MeasureVersion, reason: str) -> MeasureVersion:
    """Do not take a proposed measure; the one in force stays. Raises :class:`FaroError`."""
    held = _pending(measure)
    _decide(actor, held, State.REJECTED, required_reason(reason))
    _note(actor, "measure_rejected", held, None, held.reason)
    return held


def require_sound(register: Register, expression: str) -> None:
    """Raise :class:`ExpressionProblems` for an expression that makes no sense for the register today."""
    problems = check_expression(expression, words_of_register(register), resolver, series_codes())
    if problems:
        raise ExpressionProblems(expression, problems)


def _proposed(
    actor: Actor, version: RegisterVersion, rule: MeasureRule, reason: str, *, loaded: bool
) -> MeasureVersion:
    register = version.register
    register.measures.filter(code=rule.code, state=State.PROPOSED).update(state=State.REPLACED)
    in_force = register.measures.filter(code=rule.code, state=State.APPROVED).first()
    last = register.measures.filter(code=rule.code).order_by("-number").values_list("number", flat=True).first() or 0
    found = MeasureVersion.objects.create(
        register=register,
        code=rule.code,
        number=last + 1,
        base=version,
        name=rule.name,
        expression=rule.expression,
        note=rule.note,
        indicators=list(rule.indicators),
        public=rule.public,
        loaded=loaded,
        proposed_at=timezone.now(),
        proposed_by=actor.key,
        reason=reason,
    )
    _note(actor, "measure_proposed", found, in_force, reason)
    return found


def _withdraw(actor: Actor, register: Register, kept: set[str]) -> None:
    gone = register.measures.filter(loaded=True, state__in=[State.APPROVED, State.PROPOSED]).exclude(code__in=kept)
    for measure in gone:
        _decide(actor, measure, State.REPLACED, "")
        _note(actor, "measure_withdrawn", measure, None, "")


def _pending(measure: MeasureVersion) -> MeasureVersion:
    held = MeasureVersion.objects.select_related("register__current").select_for_update(of=("self",)).get(pk=measure.pk)
    if held.state != State.PROPOSED:
        raise FaroError(_("Esta propuesta ya no espera decisión: está {state}.").format(state=held.get_state_display()))
    return held


def _decide(actor: Actor, measure: MeasureVersion, state: State, reason: str) -> None:
    measure.state, measure.decided_at, measure.decided_by = state, timezone.now(), actor.key
    measure.reason = reason or measure.reason
    measure.save(update_fields=["state", "decided_at", "decided_by", "reason"])


def _note(actor: Actor, verb: str, after: MeasureVersion, before: MeasureVersion | None, reason: str) -> None:
    changes = [
        Change("measure_version", before.number if before else None, after.number),
        *_changed("measure_name", before.name if before else None, after.name),
        *_changed("expression", before.expression if before else None, after.expression),
        *_changed("measure_indicators", _indicators(before), _indicators(after)),
        *_changed("measure_public", before.public if before else False, after.public),
    ]
    subject = key_of_measure(after.register.code, after.code)
    record(actor=actor, action=f"registers.{verb}", subject=subject, changes=changes, reason=reason)


def _indicators(measure: MeasureVersion | None) -> str:
    return ", ".join(measure.indicators) if measure else ""


def _changed(field: str, before: JsonValue, after: JsonValue) -> Iterable[Change]:
    if before != after:
        yield Change(field, before, after)


def _facts(measure: MeasureVersion) -> tuple[object, ...]:
    return tuple(getattr(measure, field) for field in _SAME)


def _facts_of(rule: MeasureRule) -> tuple[object, ...]:
    return (rule.name, rule.expression, rule.note, list(rule.indicators), rule.public)
