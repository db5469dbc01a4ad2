"""Loading a register: its form and its definition become a version, or all stays as it was."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from faro.catalogs.api import series_codes
from faro.directory.api import unit as unit_of
from faro.kernel.errors import FaroError, InputProblems, Place, Problem
from faro.kernel.text import _, ngettext
from faro.ledger.api import Actor, Change, required_reason
from faro.registers.domain.bundle import Bundle
from faro.registers.domain.definition import EVERY_UNIT, RegisterDefinition
from faro.registers.domain.definition_form import check_against_form
from faro.registers.domain.definition_reading import read_definition
from faro.registers.domain.definition_table import FILE
from faro.registers.domain.forms.compare import Change as FormChange
from faro.registers.domain.forms.compare import compare
from faro.registers.domain.forms.model import Form
from faro.registers.domain.forms.read import read_form
from faro.registers.domain.measures import Words, check_expression, words_of
from faro.registers.domain.measures.words import Resolver
from faro.registers.domain.minimal import minimal_definition
from faro.registers.models import Record, Register, RegisterVersion
from faro.registers.services.indexing import index_depends_on, make_index_anew, people_depend_on
from faro.registers.services.measures import propose_loaded
from faro.registers.services.notes import key_of_register, note
from faro.registers.services.saving import setting_of

MOST_PROBLEMS_SAID = 200


@dataclass(frozen=True, slots=True)
class Preview:
    """What loading would do. ``changes``: of the form, against the version in force. ``warnings``: to be looked at."""

    bundle: Bundle
    definition: RegisterDefinition
    form: Form
    register: Register | None
    changes: tuple[FormChange, ...]
    warnings: tuple[str, ...]
    records: int
    digest: str
    reorders: int = 0
    """How many records would be put in order anew: they are found, called or named otherwise."""

    @property
    def is_same(self) -> bool:
        """Whether exactly this is in force already."""
        return self.register is not None and self.register.version.digest == self.digest

    @property
    def refused(self) -> tuple[FormChange, ...]:
        """What records kept could not bear."""
        return tuple(change for change in self.changes if change.refused)

    @property
    def made_up(self) -> bool:
        """Whether the definition was made from the form alone."""
        return self.bundle.definition is None


@dataclass(frozen=True, slots=True)
class Read:
    """A register as its files say it, beside the one that is in force."""

    bundle: Bundle
    definition: RegisterDefinition
    form: Form
    register: Register | None


def read_bundle(bundle: Bundle) -> Read:
    """Read the files. Raises :class:`InputProblems` with all that is wrong with the form, or the definition."""
    form = read_form(bundle.form, bundle.form_name)
    definition = (
        minimal_definition(form, bundle.form_name) if bundle.definition is None else read_definition(bundle.definition)
    )
    check_against_form(definition, form)
    register = Register.objects.select_related("current").filter(code=definition.code).first()
    held = register if register is not None and register.current is not None else None
    if held is not None and bundle.definition is None and held.version.definition_source:
        # A new form alone changes the form alone: what was set down about the register stays.
        definition = held.version.rules
        check_against_form(definition, form)
    return Read(bundle, definition, form, held)


def preview_register(bundle: Bundle) -> Preview:
    """What loading would do. Raises :class:`InputProblems` with all that is wrong with the form, or the definition."""
    return preview_of(read_bundle(bundle), words_of_register)


def preview_of(read: Read, others: Resolver) -> Preview:
    """What loading would do; ``others`` knows the words of the other registers."""
    bundle, definition, form, held = read.bundle, read.definition, read.form, read.register
    reorders = _reordered(held, definition)
    return Preview(
        bundle=bundle,
        definition=definition,
        form=form,
        register=held,
        changes=compare(held.version.form, form) if held is not None else (),
        warnings=(*_warnings(definition, form, held, others), *_of_order(reorders)),
        records=Record.objects.filter(register=held).count() if held is not None else 0,
        digest=_digest(definition, bundle),
        reorders=reorders,
    )


def _reordered(held: Register | None, definition: RegisterDefinition) -> int:
    if held is None or index_depends_on(held.version.rules) == index_depends_on(definition):
        return 0
    return Record.objects.filter(register=held, disposed_at=None).count()


def _of_order(count: int) -> Iterable[str]:
    if count:
        sentence = ngettext(
            "Cambia cómo se buscan o a quién nombran: se vuelve a ordenar {n:,} anotación.",
            "Cambia cómo se buscan o a quién nombran: se vuelven a ordenar {n:,} anotaciones.",
            count,
        )
        yield sentence.format(n=count)


@transaction.atomic
def load_register(*, actor: Actor, bundle: Bundle, unit: str = "", reason: str) -> RegisterVersion:
    """Load a register, or a new version of one. What is in force already is given back, and nothing changes.

    ``unit``: the owner; else the one that the definition names, or that the register has. Raises
    :class:`InputProblems` with all that is wrong or refused, and :class:`FaroError` without a unit or a reason.
    """
    why = required_reason(reason)
    return load_previewed(actor, preview_register(bundle), unit, why)


def load_previewed(actor: Actor, preview: Preview, unit: str, why: str) -> RegisterVersion:
    """Load what was looked at, within the caller's transaction. Raises as :func:`load_register`."""
    owner = _owner(preview, unit)
    register = _locked(preview, owner)
    if preview.is_same and register.unit == owner:
        return register.version
    _refuse(preview)
    before = register.current
    version = before if preview.is_same and before is not None else _version(actor, register, preview, why)
    was = register.unit
    _put_in_force(register, version, preview.definition, owner)
    if before is not None and preview.reorders:
        people = people_depend_on(before.rules) != people_depend_on(version.rules)
        make_index_anew(setting_of(actor, register), people=people)
    note(actor, "register_loaded", key_of_register(register.code), _changes(before, version, was, owner), why)
    propose_loaded(actor=actor, version=version)
    return version


def _owner(preview: Preview, unit: str) -> str:
    held = preview.register.unit if preview.register else ""
    code = unit.strip() or preview.definition.unit or held
    if not code:
        raise FaroError(_("Diga de qué unidad es el registro: su archivo no lo dice."))
    if unit_of(code) is None:
        raise FaroError(_("No existe la unidad {code}.").format(code=code))
    return code


def _locked(preview: Preview, owner: str) -> Register:
    definition = preview.definition
    Register.objects.get_or_create(code=definition.code, defaults={"name": definition.name, "unit": owner})
    return Register.objects.select_for_update().get(code=definition.code)


def _refuse(preview: Preview) -> None:
    """Raise :class:`InputProblems` for what the records that are kept could not bear."""
    found = [
        Problem(f"form_{change.code}", Place(preview.bundle.form_name, None, change.key), change.text, _MEND)
        for change in preview.refused
    ]
    if preview.register is not None:
        found += _lost_states(preview.register, preview.definition)
    if found:
        raise InputProblems(found[:MOST_PROBLEMS_SAID])


_MEND = _("Deje la pregunta como estaba y agregue otra con otro nombre.")


def _lost_states(register: Register, definition: RegisterDefinition) -> Iterable[Problem]:
    known = [state.code for state in definition.states]
    held = Record.objects.filter(register=register, voided_at=None).exclude(state="").exclude(state__in=known)
    for code in held.order_by().values_list("state", flat=True).distinct()[:20]:
        message = _("Hay anotaciones en un estado que ya no existiría.")
        yield Problem("lost_state", Place(FILE, None, "states"), message, _("Deje el estado, o muévalas antes."), code)


def _version(actor: Actor, register: Register, preview: Preview, reason: str) -> RegisterVersion:
    source = preview.bundle.definition
    if source is None and register.current is not None:
        source = register.current.definition_source.encode()
    last = register.versions.order_by("-number").values_list("number", flat=True).first() or 0
    return RegisterVersion.objects.create(
        register=register,
        number=last + 1,
        definition=dict(preview.definition.data),
        definition_source=(source or b"").decode("utf-8-sig"),
        form_name=preview.bundle.form_name,
        form_source=preview.bundle.form,
        xform=preview.form.xform,
        digest=preview.digest,
        loaded_at=timezone.now(),
        loaded_by=actor.key,
        reason=reason,
        reordered=preview.reorders,
    )


def _put_in_force(register: Register, version: RegisterVersion, definition: RegisterDefinition, owner: str) -> None:
    register.name, register.system, register.unit = definition.name, definition.system, owner
    register.sensitive, register.public = definition.access.sensitive, definition.access.public
    register.active = True
    register.current = version
    register.save()


def _changes(before: RegisterVersion | None, version: RegisterVersion, was: str, owner: str) -> list[Change]:
    changes = [
        Change("version", before.number if before else None, version.number),
        Change("digest", before.digest if before else None, version.digest),
        Change("form_name", before.form_name if before else None, version.form_name),
    ]
    if version.reordered and version != before:
        changes.append(Change("reordered", None, version.reordered))
    if before is None or was != owner:
        changes.append(Change("unit", f"unit:{was}" if before else None, f"unit:{owner}"))
    return changes


def _digest(definition: RegisterDefinition, bundle: Bundle) -> str:
    text = json.dumps(definition.data, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode() + b"\0" + bundle.form_name.encode() + b"\0" + bundle.form).hexdigest()


def _warnings(definition: RegisterDefinition, form: Form, held: Register | None, others: Resolver) -> Iterable[str]:
    """What does not stand in the way of loading, and somebody should see."""
    yield from _of_measures(definition, form, others)
    missing = {name for name in form.external_lists if others(name) is None} - {definition.code}
    for code in sorted(missing):
        yield _("Toma su lista de «{code}», que todavía no está cargado.").format(code=code)
    yield from _of_follows(definition)
    strange = [code for code in definition.access.enter if code != EVERY_UNIT and unit_of(code) is None]
    for code in strange:
        yield _("Puede anotar la unidad {code}, que no existe.").format(code=code)
    if held is not None and held.sensitive and not definition.access.sensitive:
        yield _("El registro era reservado y dejaría de serlo: sus datos se verían.")
    yield from (each.text for each in form.notes)


def _of_measures(definition: RegisterDefinition, form: Form, others: Resolver) -> Iterable[str]:
    words = words_of(definition, form)
    for measure in definition.measures:
        for problem in check_expression(measure.expression, words, others, series_codes()):
            yield _("Medida «{code}»: {what}").format(code=measure.code, what=str(problem))


def _of_follows(definition: RegisterDefinition) -> Iterable[str]:
    """Moves that would never follow, as the other register stands."""
    for rule in definition.follows:
        there = Register.objects.select_related("current").filter(code=rule.register).exclude(current=None).first()
        steps = [step for step in there.definition.moves if step.code == rule.move] if there else []
        if there is not None and not steps:
            sentence = _("«{register}» no tiene el paso «{move}» que debía seguir.")
            yield sentence.format(register=rule.register, move=rule.move)
        elif steps and all(step.ask for step in steps):
            sentence = _("El paso «{move}» de «{register}» pide respuestas: no seguirá mientras falten.")
            yield sentence.format(register=rule.register, move=rule.move)


def words_of_register(code: str) -> Words | None:
    """What the questions, states and people of another register are called; None where it is not there."""
    register = Register.objects.select_related("current").filter(code=code).exclude(current=None).first()
    return words_of(register.version.rules, register.version.form) if register else None


@transaction.atomic
def close_register(*, actor: Actor, register: Register, reason: str) -> Register:
    """Take a register out of use: what is in it stays and is seen, nothing more is written in it."""
    why = required_reason(reason)
    held = Register.objects.select_for_update().get(pk=register.pk)
    if not held.active:
        raise FaroError(_("El registro ya no se usa."))
    held.active = False
    held.save(update_fields=["active"])
    note(actor, "register_closed", key_of_register(held.code), [Change("active", before=True, after=False)], why)
    return held
