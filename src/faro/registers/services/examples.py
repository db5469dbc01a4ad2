"""Made-up records of a register, so that it can be tried and seen full: each is marked as what it is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from faro.kernel.errors import FaroError
from faro.kernel.text import _
from faro.ledger.api import Actor
from faro.registers.domain.answers import Answers
from faro.registers.domain.examples import Example, Known, Spec, World, make_examples
from faro.registers.domain.examples.spec import Sheet
from faro.registers.domain.forms.check import check
from faro.registers.domain.forms.model import Externals, Form
from faro.registers.models import Record, Register
from faro.registers.selectors.lists import external_lists
from faro.registers.services.bulk import PastMove, Row, add_records
from faro.registers.services.checking import in_zone
from faro.registers.services.people import EVERYONE
from faro.registers.services.saving import key_of_instance, setting_of
from faro.registers.services.writing import Setting


@dataclass(frozen=True, slots=True)
class Trial:
    """Between which days records are made, both included, from which seed; how many of a register at the most, how many
    where they are lists of people, and how many people a pool keeps (0: as the register says)."""

    first: date
    last: date
    seed: str
    most: int = 0
    most_lists: int = 0
    pool: int = 0


def add_examples(
    *, actor: Actor, register: Register, spec: Spec, trial: Trial, known: Mapping[str, Sequence[Known]], reason: str
) -> tuple[Known, ...]:
    """Make up records of a register and add them. ``known``: those of the registers that they point to, by code.

    Gives them as others may point to them. The same trial again adds nothing. What finds nobody, or no record to point
    to, among the few of a small trial is left out. Raises :class:`FaroError` where the register takes none of them.
    """
    setting = setting_of(actor, register)
    world = _world(setting, trial, known)
    examples = list(make_examples(_within_pools(spec, trial.pool), world))
    keys = [f"{trial.seed}/{register.code}/{each.number}" for each in examples]
    done = add_records(
        actor=actor,
        register=register,
        rows=[_row(each, key) for each, key in zip(examples, keys, strict=True)],
        origin=Record.Origin.EXAMPLE,
        reason=reason,
        skip_rejected=True,
        confirmed_duplicates=EVERYONE,
        synthetic=True,
    )
    if len(done.rejected) == len(examples) and examples:
        first = done.rejected[0]
        what = "; ".join(f"{each.place.key}: {each.text}" for each in first.problems)
        sentence = _("{register}, ejemplo {n}: {what}")
        raise FaroError(sentence.format(register=register.code, n=first.position + 1, what=what))
    numbers = dict(Record.objects.filter(register=register).values_list("key", "number"))
    initial = setting.definition.initial_state
    named = ((each, numbers.get(key_of_instance(key))) for each, key in zip(examples, keys, strict=True))
    return tuple(_known(each, number, initial) for each, number in named if number is not None)


def _world(setting: Setting, trial: Trial, known: Mapping[str, Sequence[Known]]) -> World:
    form = setting.form
    listed = any("." in rule.question for rule in setting.definition.people)
    settle = partial(_settled, setting, external_lists(form))
    most = trial.most_lists if listed else trial.most
    return World(trial.first, trial.last, trial.seed, _choices(form), known, settle, most)


def _settled(setting: Setting, external: Externals, answers: Answers, _day: date) -> Answers:
    return check(setting.form, answers, today=setting.today, now=in_zone(setting.now), external=external).answers


def _choices(form: Form) -> dict[str, list[str]]:
    lists = {key: question.choice_list for key, question in form.questions.items() if question.choice_list}
    return {key: [each.name for each in form.choices[name]] for key, name in lists.items() if name in form.choices}


def _row(example: Example, key: str) -> Row:
    return Row(example.answers, key, moves=tuple(PastMove(each.move, each.day, each.values) for each in example.moves))


def _within_pools(spec: Spec, pool: int) -> Spec:
    if not pool:
        return spec
    repeats = tuple(replace(rows, sheet=_of_pool(rows.sheet, pool)) for rows in spec.repeats)
    return replace(spec, sheet=_of_pool(spec.sheet, pool), repeats=repeats)


def _of_pool(sheet: Sheet, pool: int) -> Sheet:
    """With fewer people to draw from, except where few of them would do."""
    people = (each if each.unique or each.age else replace(each, size=min(each.size, pool)) for each in sheet.people)
    return replace(sheet, people=tuple(people))


def _known(example: Example, number: str, initial: str) -> Known:
    values = dict(example.answers.values)
    for move in example.moves:
        values |= move.values
    return Known(number, example.day, values, example.moves[-1].to if example.moves else initial)
