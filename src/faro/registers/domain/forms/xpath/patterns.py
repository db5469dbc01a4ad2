"""Regular expressions of forms, run by an engine whose time never explodes: Rust's, through polars."""

import re
from functools import lru_cache

import polars as pl
from polars.exceptions import ComputeError

from faro.kernel.text import _
from faro.registers.domain.forms.xpath.syntax import ExpressionProblem

MOST_SIGNS = 2_000
_LOOK_AROUND = re.compile(r"(?<!\\)\(\?(?:=|!|<=|<!)|(?<!\\)\\[1-9]")
_ASCII = (("d", "0-9"), ("w", "a-zA-Z_0-9"), ("s", r" \t\n\x0B\f\r"))


@lru_cache(maxsize=256)
def matches(text: str, pattern: str) -> bool:
    """Whether the whole text is as the pattern says. Raises ``ExpressionProblem`` for a pattern that cannot be used."""
    return bool(pl.Series([text]).str.contains(prepared(pattern))[0])


@lru_cache(maxsize=1024)
def prepared(pattern: str) -> str:
    """The pattern as the engine takes it: the whole text, classes as Java has them."""
    if len(pattern) > MOST_SIGNS:
        raise ExpressionProblem(_("El patrón es demasiado largo."))
    if _LOOK_AROUND.search(pattern):
        raise ExpressionProblem(
            _(
                "El patrón «{pattern}» mira hacia delante o atrás, o repite un grupo; escriba varias condiciones."
            ).format(pattern=pattern)
        )
    whole = rf"\A(?:{_as_java(pattern)})\z"
    try:
        pl.Series([""]).str.contains(whole)
    except ComputeError as error:
        raise ExpressionProblem(_("No se entiende el patrón «{pattern}».").format(pattern=pattern)) from error
    return whole


def _as_java(pattern: str) -> str:
    result: list[str] = []
    at, in_class = 0, False
    while at < len(pattern):
        sign, after = pattern[at], pattern[at + 1 : at + 2]
        if sign == "\\":
            signs = dict(_ASCII).get(after)
            whole = pattern[at : at + 2]
            result.append(whole if signs is None else signs if in_class else f"[{signs}]")
            at += 2
            continue
        in_class = (sign == "[") or (in_class and sign != "]")
        result.append(sign)
        at += 1
    return "".join(result)
