"""The parties that a record names: found by their number, or registered once nobody alike is left unseen."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date

from django.utils.crypto import salted_hmac

from faro.kernel.text import _
from faro.ledger.api import Actor
from faro.parties.api import (
    Candidate,
    FactProblems,
    IdentifierFacts,
    IdentifierTaken,
    LikelyDuplicates,
    NewParty,
    PartyFacts,
    add_parties,
    add_party,
    checked,
    find_by_identifier,
    identifier_kinds,
    keys_by_identifier,
    likely_among_many,
    likely_duplicates,
    traits_of,
)
from faro.registers.domain.answers import Answers, Value, Values
from faro.registers.domain.definition import PersonRule, RegisterDefinition
from faro.registers.domain.forms.model import Form, Place, Problem
from faro.registers.domain.names import parts_of, surnames_of
from faro.registers.services.outcomes import LikelyParty

DNI, RUC, COMPANY = "dni", "ruc", "20"
PERSON, ORGANISATION = "person", "organisation"
EVERYONE = ("*",)
"""As what is confirmed: whoever is alike is another."""


@dataclass(frozen=True, slots=True)
class Named:
    """Someone that a record names. ``key``: of the party that has the number; else it is registered."""

    rule: PersonRule
    place: Place
    key: str
    facts: PartyFacts
    identifiers: tuple[IdentifierFacts, ...]


@dataclass(frozen=True, slots=True)
class People:
    """All that a record names, and what stands against saving it."""

    named: tuple[Named, ...] = ()
    problems: tuple[Problem, ...] = ()
    likely: tuple[LikelyParty, ...] = ()


Keys = Mapping[tuple[str, str], str]
"""The keys of the parties of some numbers, by kind and number; a number that nobody has stands for an empty key."""


def numbers_in(definition: RegisterDefinition, form: Form, answers: Answers) -> Iterator[tuple[str, str]]:
    """The documents that the answers name, by kind and number."""
    for rule, place, values in _mentions(definition, form, answers):
        yield _document(form, rule, place, values)


def keys_of_numbers(numbers: Collection[tuple[str, str]]) -> dict[tuple[str, str], str]:
    """Who has each of them, if anybody; one query for some hundreds."""
    found = dict.fromkeys(numbers, "")
    for kind in {kind for kind, _number in numbers}:
        keys = keys_by_identifier(kind, [number for each, number in numbers if each == kind and number])
        found |= {(kind, number): key for number, key in keys.items()}
    return found


Alike = Mapping[tuple[str, str, str], tuple[PartyFacts, tuple[Candidate, ...]]]
"""Of numbers that nobody has: who is said to have them, and who is like them."""


def alike_of(definition: RegisterDefinition, form: Form, many: Collection[Answers], known: Keys, today: date) -> Alike:
    """Who is like those that many answers name and nobody has the number of, in few queries."""
    if definition.access.sensitive:
        return {}
    new: dict[tuple[str, str, str], tuple[PartyFacts, tuple[IdentifierFacts, ...]]] = {}
    for answers in many:
        for rule, place, values in _mentions(definition, form, answers):
            named = _named(form, rule, place, values, known)
            if named is None or named.key or named.identifiers[0].number in new:
                continue
            with suppress(FactProblems):
                new[named.identifiers[0].number] = checked(named.facts, named.identifiers, today)
    found = likely_among_many([traits_of(*each) for each in new.values()])
    return {number: (facts, some) for (number, (facts, _numbers)), some in zip(new.items(), found, strict=True)}


def people_of(  # noqa: PLR0913
    definition: RegisterDefinition,
    form: Form,
    answers: Answers,
    confirmed: Collection[str],
    today: date,
    known: Keys | None = None,
    *,
    alike: "Alike | None" = None,
) -> People:
    """Look for everyone that the answers name. Changes nothing.

    ``known``: numbers that were looked up already; ``alike``: of the new ones, who is like them.
    """
    named: list[Named] = []
    problems: list[Problem] = []
    likely: list[LikelyParty] = []
    for rule, place, values in _mentions(definition, form, answers):
        found = _named(form, rule, place, values, known or {})
        if found is None:
            continue
        if definition.access.sensitive:
            found = replace(found, key=pseudonym(definition.code, found.identifiers[0]))
        if not found.key:
            try:
                facts, identifiers = checked(found.facts, found.identifiers, today)
            except FactProblems as error:
                problems += _problems(found, error)
                continue
            found = replace(found, facts=facts, identifiers=identifiers)
            likely += _unseen(found, confirmed, alike or {})
        named.append(found)
    return People(tuple(named), tuple(problems), tuple(likely))


def register_people(
    *,
    actor: Actor,
    people: People,
    confirmed: Collection[str],
    synthetic: bool,
    made: dict[tuple[str, str, str], str] | None = None,
) -> list[tuple[Named, str]]:
    """Everyone with the key of their party; who is new is registered, within the caller's transaction.

    ``made``: keys of those registered a moment ago, by their number, which grows here.
    """
    made = {} if made is None else made
    found = []
    for named in people.named:
        number = named.identifiers[0].number
        key = named.key or made.get(number) or _registered(actor, named, confirmed, synthetic=synthetic)
        made[number] = key
        found.append((named, key))
    return found


Registered = list[tuple[Named, str]] | LikelyParty
"""Everyone that a record names with their key; or who of them is not registered, for someone alike was not seen."""


def register_people_of_many(
    *, actor: Actor, many: Sequence[People], confirmed: Collection[str], synthetic: bool
) -> list[Registered]:
    """What :func:`register_people` does for each of many records, in few statements.

    Who is like someone new that another of them names is not registered: it is given instead of the record's people.
    """
    new = {named.identifiers[0].number: named for people in many for named in people.named if not named.key}
    parties = [NewParty(named.facts, named.identifiers) for named in new.values()]
    made = add_parties(actor=actor, parties=parties, seen=confirmed, synthetic=synthetic)
    keys = dict(zip(new, made, strict=True))
    return [_all_or_why(people, keys) for people in many]


def _all_or_why(people: People, keys: Mapping[tuple[str, str, str], str | LikelyDuplicates]) -> Registered:
    found = []
    for named in people.named:
        key = named.key or keys[named.identifiers[0].number]
        if isinstance(key, LikelyDuplicates):
            return LikelyParty(named.place, _name_of(named.facts), key.candidates)
        found.append((named, key))
    return found


def pseudonym(code: str, identifier: IdentifierFacts) -> str:
    """What stands for someone named in a reserved register: the same for the same number, and nobody's party.

    Who is in such a register must not be found among the persons that other offices look up.
    """
    text = "/".join((code, *identifier.number))
    return salted_hmac("faro.registers.people", text, algorithm="sha256").hexdigest()[:12]


def _registered(actor: Actor, named: Named, confirmed: Collection[str], *, synthetic: bool) -> str:
    facts, identifiers = named.facts, named.identifiers
    try:
        party = add_party(actor=actor, facts=facts, identifiers=identifiers, seen=confirmed, synthetic=synthetic)
    except IdentifierTaken as taken:  # someone registered it a moment ago
        return taken.key
    return party.key


def _mentions(
    definition: RegisterDefinition, form: Form, answers: Answers
) -> Iterator[tuple[PersonRule, Place, Values]]:
    """Each place where someone may be named, with the answers around it (of the row, over those of the record)."""
    for rule in definition.people:
        question = form.find(rule.question)
        if question is None:
            continue
        if question.repeat is None:
            yield rule, Place(question.key), answers.values
            continue
        for row, values in enumerate(answers.items.get(question.repeat, ())):
            yield rule, Place(question.key, row), {**answers.values, **values}


def _document(form: Form, rule: PersonRule, place: Place, values: Values) -> tuple[str, str]:
    kind = _kind(form, rule, values)
    return kind, _text(values.get(place.key), eight=kind == DNI)


def _named(form: Form, rule: PersonRule, place: Place, values: Values, known: Keys) -> Named | None:
    """Who is named there; None where no number was answered, or the document is none that is kept."""
    kind, number = _document(form, rule, place, values)
    if not number or kind not in identifier_kinds():
        return None
    key = known[kind, number] if (kind, number) in known else _key_of(kind, number)
    name, family = (_text(_value(form, reference, values)) for reference in (rule.name, rule.family_name))
    facts = _facts(_party_kind(rule, kind, number), name, family)
    return Named(rule, place, key, facts, (IdentifierFacts(kind, number),))


def _key_of(kind: str, number: str) -> str:
    party = find_by_identifier(kind, number)
    return party.key if party else ""


def _kind(form: Form, rule: PersonRule, values: Values) -> str:
    chosen = _value(form, rule.identifier_question, values)
    return chosen.lower() if isinstance(chosen, str) else rule.identifier


def _value(form: Form, reference: str, values: Values) -> Value | None:
    question = form.find(reference) if reference else None
    return values.get(question.key) if question else None


def _party_kind(rule: PersonRule, kind: str, number: str) -> str:
    if rule.kind == "either":
        return ORGANISATION if kind == RUC and number.startswith(COMPANY) else PERSON
    return rule.kind


def _facts(kind: str, name: str, family: str) -> PartyFacts:
    if kind == ORGANISATION:
        return PartyFacts(kind, name=name or None)
    given, first, second = (name, *surnames_of(family)) if family else parts_of(name)
    return PartyFacts(kind, given_names=given or None, first_surname=first or None, second_surname=second or None)


def _text(value: Value | None, *, eight: bool = False) -> str:
    """A number or name as text; a DNI answered as a number gets back the zeros that a number loses."""
    if isinstance(value, int):
        return f"{value // 1_000_000:0{8 if eight else 1}d}"
    return value.strip() if isinstance(value, str) else ""


def _problems(named: Named, error: FactProblems) -> Iterator[Problem]:
    for field, sentence in error.by_field.items():
        at = named.place
        if not field.startswith("identifier") and named.rule.name:
            at = Place(named.rule.name.removeprefix(f"{_repeat(named.rule)}."), named.place.row)
        yield Problem(at, _("Persona u organización: {what}").format(what=sentence), "party")


def _repeat(rule: PersonRule) -> str:
    return rule.question.partition(".")[0] if "." in rule.question else "\0"


def _unseen(named: Named, confirmed: Collection[str], ready: Alike) -> Iterator[LikelyParty]:
    if EVERYONE[0] in confirmed:
        return
    facts, alike = ready.get(named.identifiers[0].number, (None, ()))
    if facts != named.facts:
        alike = likely_duplicates(traits_of(named.facts, named.identifiers))
    if {each.party.key for each in alike} - set(confirmed):
        yield LikelyParty(named.place, _name_of(named.facts), alike)


def _name_of(facts: PartyFacts) -> str:
    parts = (facts.given_names, facts.first_surname, facts.second_surname, facts.name)
    return " ".join(part for part in parts if part)
