"""The words of the registers that are kept."""

from functools import lru_cache

from faro.registers.domain.measures.targets import registers_in
from faro.registers.domain.measures.tree import Measure
from faro.registers.domain.measures.words import Words, words_of
from faro.registers.models import Register, RegisterVersion

REMEMBERED = 200


def words_of_register(register: Register) -> Words:
    """The words of a register's version in force."""
    return _words(register.version.pk, register.version.digest)


def words_of_versions(register: Register) -> list[Words]:
    """The words of all versions that a register ever had."""
    return [_words(*each) for each in register.versions.order_by("number").values_list("pk", "digest")]


def resolver(code: str) -> Words | None:
    """The words of another register by its code; None where there is none."""
    found = (
        Register.objects.filter(code=code, current__isnull=False).values_list("current_id", "current__digest").first()
    )
    return _words(*found) if found is not None else None


def codes_read(measure: Measure, register: Register) -> frozenset[str]:
    """The registers that a measure may read, by code: those it looks into, and those that their records point to."""
    named = {register.code, *registers_in(measure, words_of_register(register), resolver)}
    found = [words for code in named if (words := resolver(code)) is not None]
    return frozenset(named.union(asked.points_to for words in found for asked in words.asked.values()) - {""})


@lru_cache(REMEMBERED)
def _words(version: int, digest: str) -> Words:  # noqa: ARG001  the key may come again in another database
    """A version never changes."""
    kept = RegisterVersion.objects.get(pk=version)
    return words_of(kept.rules, kept.form)
