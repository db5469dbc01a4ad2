"""What the names of an expression may stand for: the questions, repeats, states and people of a register."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from enum import Enum

from faro.kernel.text import _
from faro.registers.domain.definition import PersonRule, RegisterDefinition
from faro.registers.domain.forms.model import Data, Form
from faro.registers.domain.measures.spelling import plain
from faro.registers.domain.measures.tree import Name


class Special(Enum):
    """What every record has beside its answers."""

    STATE = "estado"
    DAY = "dia"
    UNIT = "unidad"


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as expressions see it. ``choices``: code to label; empty where its list is kept elsewhere."""

    key: str
    data: Data
    label: str = ""
    repeat: str = ""
    choices: Mapping[str, str] = field(default_factory=dict)
    points_to: str = ""
    """The register whose records are its choices."""
    via: "Asked | None" = None
    """Of the record that this question points to, not of the record itself."""
    state_from: str | None = None
    """Of the state of the record pointed to: the one in which it begins. None for an answer."""

    @property
    def reference(self) -> str:
        """How it is named from outside its repeat."""
        if self.via is not None:
            return f"{self.via.reference}.{self.key}"
        return f"{self.repeat}.{self.key}" if self.repeat else self.key


Meant = Asked | Special


@dataclass(frozen=True, slots=True)
class People:
    """The people of a role: of what is asked, or of the record that the question ``via`` points to."""

    role: str
    code: str
    via: Asked | None = None


def no_other(_code: str) -> "Words | None":
    """A resolver that knows no other register."""
    return None


@dataclass(frozen=True, slots=True)
class Words:
    """The names that a register gives to expressions. ``people``: for each role, the questions with its document."""

    code: str
    name: str = ""
    one: str = ""
    many: str = ""
    asked: Mapping[str, Asked] = field(default_factory=dict)
    repeats: Mapping[str, str] = field(default_factory=dict)
    states: Mapping[str, str] = field(default_factory=dict)
    people: Mapping[str, tuple[PersonRule, ...]] = field(default_factory=dict)
    initial: str = ""
    resolve: "Resolver" = field(default=no_other, compare=False, repr=False)
    """The words of the registers that this one points to; none where a condition is asked of a record alone."""

    def knowing(self, resolve: "Resolver") -> "Words":
        """The same words, and those of the others, each of which knows the others too."""
        known: dict[str, Words | None] = {}

        def others(code: str) -> "Words | None":
            if code not in known:
                found = self if code == self.code else resolve(code)
                known[code] = replace(found, resolve=others) if found is not None else None
            return known[code]

        return replace(self, resolve=others)

    def people_named(self, name: Name) -> People | None:
        """The people that a name stands for: a role, ``question.role`` of the record pointed to, or a role that only
        one of the records pointed to has.
        """
        if name.quoted:
            return None
        if name.text in self.people:
            return People(name.text, self.code)
        question, dot, role = name.text.rpartition(".")
        pointing = self.question(question) if dot else None
        if pointing is not None:
            return self._people_through(pointing, role)
        if self.question(name.text) is not None:
            return None
        found = [each for asked in self.asked.values() if (each := self._people_through(asked, name.text))]
        return found[0] if len(found) == 1 else None

    def _people_through(self, pointing: Asked, role: str) -> People | None:
        other = self.resolve(pointing.points_to) if pointing.points_to else None
        if other is None or role not in other.people or pointing.data is not Data.CHOICE:
            return None
        return People(role, other.code, pointing)

    def meaning(self, name: Name, repeat: str = "") -> Meant | None:
        """What a name stands for in a condition over records, or over the rows of a repeat. None: nothing.

        A question wins over a word of every record, save «estado» where the register has states; in square brackets
        it is always a question.
        """
        question = self.question(name.text)
        if name.quoted:
            return question
        word = plain(name.text)
        if word == Special.STATE.value and self.states and not (question and repeat and question.repeat == repeat):
            return Special.STATE
        if question is None and word in (each.value for each in Special) and word != Special.STATE.value:
            return Special(word)
        return question

    def question(self, reference: str) -> Asked | None:
        """The question of a key, or of ``repeat.key``."""
        found = self.asked.get(reference)
        if found is None and "." in reference:
            repeat, key = reference.split(".", 1)
            inside = self.asked.get(key)
            found = inside if inside is not None and inside.repeat == repeat else self._through(reference)
        return found

    def _through(self, reference: str) -> Asked | None:
        """``question.key``: what the record says that the question points to."""
        before, _dot, key = reference.rpartition(".")
        pointing = self.question(before)
        if pointing is None or not pointing.points_to or pointing.via or pointing.data is not Data.CHOICE:
            return None
        other = self.resolve(pointing.points_to)
        if other is not None and other.states and plain(key) == Special.STATE.value:
            return Asked(
                Special.STATE.value,
                Data.CHOICE,
                _("Estado"),
                pointing.repeat,
                other.states,
                "",
                pointing,
                other.initial,
            )
        inside = other.question(key) if other is not None else None
        if inside is None or inside.repeat or inside.via:
            return None
        return replace(inside, repeat=pointing.repeat, via=pointing, points_to="")


Resolver = Callable[[str], Words | None]
"""The words of another register by its code; None where there is none."""


def words_of(definition: RegisterDefinition, form: Form) -> Words:
    """The words that a register's definition and form give."""
    people: dict[str, tuple[PersonRule, ...]] = {}
    for rule in definition.people:
        people[rule.role] = (*people.get(rule.role, ()), rule)
    return Words(
        code=definition.code,
        name=definition.name,
        one=definition.record.one,
        many=definition.record.many,
        asked={key: _asked(form, key) for key in form.questions},
        repeats={name: repeat.label for name, repeat in form.repeats.items()},
        states={state.code: state.name for state in definition.states},
        people=people,
        initial=definition.initial_state,
    )


def _asked(form: Form, key: str) -> Asked:
    question = form.questions[key]
    return Asked(
        key=key,
        data=question.data,
        label=question.label,
        repeat=question.repeat or "",
        choices={choice.name: choice.label for choice in form.choices_of(key)},
        points_to=question.external_list or "",
    )
