"""Who, or what, stands in another register too; and the people that are met."""

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from faro.parties.api import Party, resolve_many
from faro.registers.domain.measures.targets import Link, Target, link_of, source_part
from faro.registers.domain.measures.tree import Stands
from faro.registers.domain.measures.words import People
from faro.registers.models import Participant, Pointer, Register
from faro.registers.selectors.measures.conditions import Where, pointers_from
from faro.registers.selectors.measures.scope import Looked, Span, looked_at
from faro.registers.selectors.measures.vocabulary import words_of_versions


def standing(stands: Stands, where: Where) -> Q:
    """What stands in one of the sources."""
    if where.first is None or where.last is None:
        raise ValueError(stands.role.text)
    span, found = Span(where.first, where.last), Q()
    for source in stands.sources:
        link = link_of(stands, source, Target(where.words, where.repeat))
        if link is None:
            raise LookupError(source.within.text)
        scope = source_part(source, stands.window, stands.role).scope
        found |= _linked(link, looked_at(link.target, scope, span), where)
    return found


def _linked(link: Link, looked: Looked, where: Where) -> Q:
    if link.here is None or link.there is None:
        pointing = link.pointing.reference if link.pointing is not None else ""
        rows = pointers_met(pointing, looked).filter(target=OuterRef("pk"))
        return Q(Exists(rows))
    there = participants_of(link.there, looked)
    same = Q(party__in=there.values("party")) | Q(party__in=_merged_with(there))
    here = Participant.objects.order_by().filter(same, role=link.here.role)
    if link.here.via is None:
        within = "item" if where.repeat else "record"
        return Q(pk__in=here.filter(register=where.register, **{f"{within}__isnull": False}).values(within))
    target = Register.objects.get(code=link.here.code)
    pointers = pointers_from(link.here.via, where).filter(target__in=here.filter(register=target).values("record"))
    return Q(Exists(pointers))


def _merged_with(rows: QuerySet[Participant]) -> list[str]:
    """The keys that stand for the same parties as those of the rows, where parties were merged."""
    merged = dict(Party.objects.order_by().filter(merged_into__isnull=False).values_list("key", "merged_into_id"))
    if not merged:
        return []
    everyone = {*merged, *(key for key in merged.values() if key)}
    survivors = resolve_many(everyone)
    there = {survivors[key] for key in rows.filter(party__in=everyone).values_list("party", flat=True).distinct()}
    return sorted(key for key, survivor in survivors.items() if survivor in there)


def pointers_met(question: str, looked: Looked) -> QuerySet[Pointer]:
    """Where that question points to, from all that is looked at."""
    rows = Pointer.objects.order_by().filter(register=looked.register, question=question)
    if looked.everything:
        return _dated(rows.filter(live=True), looked.where)
    within = "item" if looked.target.repeat else "record"
    return rows.filter(**{f"{within}__in": looked.met.values("pk")})


def participants_of(people: People, looked: Looked) -> QuerySet[Participant]:
    """Who takes part, in that role, in what is looked at, or in what it points to."""
    if people.via is not None:
        target = Register.objects.get(code=people.code)
        pointed = pointers_met(people.via.reference, looked).values("target")
        return Participant.objects.order_by().filter(register=target, role=people.role, record__in=pointed)
    rows = Participant.objects.order_by().filter(register=looked.register, role=people.role)
    if looked.where.live:
        rows = rows.filter(live=True)
    rows = _dated(rows, looked.where)
    if looked.everything:
        return rows.filter(item__isnull=False, item__repeat=looked.target.repeat) if looked.target.repeat else rows
    within = "item" if looked.target.repeat else "record"
    return rows.filter(**{f"{within}__in": looked.met.values("pk")})


def how_many_named(people: People, looked: Looked) -> int:
    """How many of what is met name somebody."""
    rows = naming(people, looked)
    if _once(people, looked):
        return rows.count()
    within = "item" if looked.target.repeat else "record"
    return int(rows.values(within).distinct().count())


def _once(people: People, looked: Looked) -> bool:
    """Whether each of what is met names one at the most, by every version of its register."""
    if people.via is not None:
        return False
    rules = [(words, words.people.get(people.role, ())) for words in words_of_versions(looked.register)]
    asked = [words.question(rule.question) for words, some in rules for rule in some]
    one = all(len(some) <= 1 for _words, some in rules) and len({each.key if each else "" for each in asked}) == 1
    return one and all(each is not None and each.repeat == looked.target.repeat for each in asked)


def naming(people: People, looked: Looked) -> QuerySet[Any]:
    """The rows of the index by which what is met names somebody, or what somebody stands in."""
    rows = participants_of(people, looked)
    if people.via is None:
        return rows
    return pointers_met(people.via.reference, looked).filter(target__in=rows.values("record"))


def _dated(rows: QuerySet[Any], where: Where) -> QuerySet[Any]:
    if where.since is not None:
        rows = rows.filter(day__gte=where.since)
    return rows if where.until is None else rows.filter(day__lte=where.until)
