"""What stays open of a subject comes pre-filled, as soon as the form says which subject it is."""

from dataclasses import replace

from faro.registers.domain.answers import Answers
from faro.registers.forms.filling import Filling, Ruled, Surroundings
from faro.registers.forms.reading import typed_of
from faro.registers.models import Register
from faro.registers.selectors.carrying import carry


def with_open_rows(register: Register, outcome: Ruled, before: Answers | None, around: Surroundings) -> Filling | None:
    """The filling with the rows still open of the subject that was just named; None where none came.

    Rows that somebody wrote already stay: then nothing is put beside them.
    """
    now, was = outcome.outcome.answers.values, before.values if before is not None else {}
    named = {rule.link for rule in register.definition.carry if now.get(rule.link) != was.get(rule.link)}
    if not named:
        return None
    filling, came = outcome.filling, False
    wanted = {rule.repeat for rule in register.definition.carry if rule.link in named}
    for each in carry(register, now):
        if each.repeat in wanted and not filling.typed.rows.get(each.repeat):
            rows = typed_of(filling.form, Answers({}, {each.repeat: each.rows}), around.zone)
            filling, came = replace(filling, typed=filling.typed.over(rows)), True
    return filling if came else None
