"""Whether a word is probably a misspelling of another, and whether two names differ in style only."""

import re

from faro.checks.rules.name_words import one_edit_apart

_SHORTEST = 7
_SHORTEST_IN_A_NAME = 5
_SPACES = re.compile(r"\s+")
_GENDER = re.compile(r"[aeo](?=s?$)")
_BOTH_ARE_WORDS = (frozenset({"concejo", "consejo"}),)


def likely_misspelt(word: str, other: str, *, of_a_name: bool) -> bool:
    """Whether the folded ``word`` is probably ``other`` misspelt: one edit, or two letters stuttered.

    Words differ at their ends by number, gender or person, and at their beginnings by prefixes: there a difference
    says nothing. Where both should spell one name (``of_a_name``), only plain inflection is set aside.
    """
    if of_a_name:
        long_enough = min(len(word), len(other)) >= _SHORTEST_IN_A_NAME
        return long_enough and one_edit_apart(word, other) and not _inflected(word, other)
    if min(len(word), len(other)) < _SHORTEST or frozenset({word, other}) in _BOTH_ARE_WORDS:
        return False
    if word[0] != other[0] or word[-2:] != other[-2:]:
        return False
    return one_edit_apart(word, other) or _stuttered(word, other)


def _inflected(one: str, other: str) -> bool:
    """Whether number or gender alone tells the words: «implementado», «implementada», «implementados»."""
    short, long = sorted((one, other), key=len)
    if len(short) < len(long):
        return long == short + "s" or (long == short + "a" and short[-1] in "lnrsz")
    return _GENDER.sub("", one) == _GENDER.sub("", other)


def _stuttered(word: str, other: str) -> bool:
    """Whether ``word`` is ``other`` with two letters more that repeat their neighbours: «modo-do-ificado»."""
    if len(word) != len(other) + 2:
        return False
    return any(
        word[:at] + word[at + 2 :] == other and word[at : at + 2] in (word[at - 2 : at], word[at + 2 : at + 4])
        for at in range(1, len(word) - 2)
    )


def same_but_for_style(name: str, other: str) -> bool:
    """Whether two names are spelt alike but for capitals throughout, spaces and a full stop at the end."""
    one, two = (_SPACES.sub(" ", text).strip(" .") for text in (name, other))
    if one.isupper() or two.isupper():
        return one.casefold() == two.casefold()
    return one == two
