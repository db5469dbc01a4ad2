"""Reading ``register.toml``: strictly, and all that is wrong with it at once."""

import json
import tomllib
from collections.abc import Mapping
from typing import Any

from faro.kernel.text import _
from faro.package.problems import ProblemList, refuse
from faro.registers.domain.definition import (
    CODE,
    DAY_KINDS,
    FORMAT,
    PARTY_KINDS,
    PUBLIC,
    SINCE_STATE,
    SURE,
    VIEW_KINDS,
    WHO,
    AccessRules,
    Carry,
    Columns,
    DeadlineRule,
    Follow,
    MeasureRule,
    Move,
    PersonRule,
    RecordRules,
    RegisterDefinition,
    Retention,
    State,
    ViewRule,
)
from faro.registers.domain.definition_sense import check_sense
from faro.registers.domain.definition_table import FILE, LONGEST_TEXT, StrictTable

LARGEST = 1_000_000
LONGEST_CODE = 40


def read_definition(content: bytes) -> RegisterDefinition:
    """The definition in a file. Raises :class:`~faro.kernel.errors.InputProblems` with all that is wrong in it."""
    if len(content) > LARGEST:
        raise refuse("too_large", FILE, _("El archivo es demasiado grande."), _("Una definición cabe en 1 MB."))
    try:
        data = tomllib.loads(content.decode("utf-8-sig").replace("\r\n", "\n"))
    except UnicodeDecodeError as error:
        raise refuse("not_utf8", FILE, _("El archivo no es texto UTF-8."), _("Guárdelo como UTF-8.")) from error
    except tomllib.TOMLDecodeError as error:
        mend = _("Revise esa línea: comillas, corchetes y signos «=».")
        raise refuse("not_toml", FILE, _("No se entiende: {reason}.").format(reason=error), mend) from error
    except RecursionError as error:
        raise refuse("too_deep", FILE, _("Hay demasiados corchetes anidados."), _("Quite los que sobran.")) from error
    return definition_of(data)


def definition_of(data: Mapping[str, Any]) -> RegisterDefinition:
    """The definition from plain values. Raises :class:`~faro.kernel.errors.InputProblems`."""
    problems = ProblemList()
    top = StrictTable(data, "", problems)
    if top.whole("format", least=1, most=999, required=True) not in (0, FORMAT):
        top.problem("format", "unknown_format", _("Ese formato no se conoce."), f"format = {FORMAT}")
    definition = RegisterDefinition(
        code=_code(top, longest=LONGEST_CODE),
        name=top.text("name", required=True),
        system=top.text("system"),
        purpose=top.text("purpose", longest=LONGEST_TEXT),
        unit=top.text("unit"),
        record=_record(top.table("record", required=True)),
        access=_access(top.table("access")),
        columns=_columns(top.table("columns")),
        people=tuple(_person(each) for each in top.tables("people")),
        retention=_retention(top.table("retention")) if top.has("retention") else None,
        states=tuple(_state(each) for each in top.tables("states")),
        moves=tuple(_move(each) for each in top.tables("moves")),
        deadlines=tuple(_deadline(each) for each in top.tables("deadlines")),
        carry=tuple(_carry(each) for each in top.tables("carry")),
        follows=tuple(_follow(each) for each in top.tables("follows")),
        views=tuple(_view(each) for each in top.tables("views")),
        measures=tuple(_measure(each) for each in top.tables("measures")),
        data=_plain(data, top),
    )
    top.finish()
    check_sense(definition, problems)
    problems.raise_if_any(FILE)
    return definition


def _plain(data: Mapping[str, Any], top: StrictTable) -> Mapping[str, Any]:
    """The values as JSON keeps them: a date without quotes has no place in a definition."""
    try:
        plain: Mapping[str, Any] = json.loads(json.dumps(data))
    except (TypeError, ValueError):
        top.problem("", "not_plain", _("Hay una fecha u hora sin comillas."), _("Póngala entre comillas."))
        return {}
    return plain


def _code(table: StrictTable, *, longest: int = LONGEST_CODE) -> str:
    code = table.text("code", required=True)
    if code and (len(code) > longest or not CODE.fullmatch(code)):
        mend = _("Letras minúsculas sin tilde, cifras y guiones; hasta {n}: patrullajes-2023.").format(n=longest)
        table.problem("code", "bad_code", _("Ese código no vale."), mend, code)
    return code


def _record(table: StrictTable) -> RecordRules:
    rules = RecordRules(
        one=table.text("one", required=True, longest=80),
        many=table.text("many", required=True, longest=80),
        title=table.text("title", default="{numero}"),
        number=table.text("number", default="{year}-{seq:05}", longest=40),
        day=table.text("day"),
        place=table.text("place"),
        point=table.text("point"),
        unique=table.lists("unique"),
    )
    table.finish()
    return rules


def _access(table: StrictTable) -> AccessRules:
    enter, sensitive = table.texts("enter"), table.boolean("sensitive")
    rules = AccessRules(enter, sensitive, table.choice("public", PUBLIC, default="none"))
    table.finish()
    return rules


def _columns(table: StrictTable) -> Columns:
    columns = Columns(*(table.texts(key) for key in ("personal", "sensitive", "filters", "table")))
    table.finish()
    return columns


def _person(table: StrictTable) -> PersonRule:
    rule = PersonRule(
        question=table.text("question", required=True),
        role=table.text("role", required=True, longest=40),
        kind=table.choice("kind", PARTY_KINDS, default="person"),
        identifier=table.text("identifier", default="" if table.has("identifier_question") else "dni", longest=10),
        identifier_question=table.text("identifier_question"),
        name=table.text("name"),
        family_name=table.text("family_name"),
    )
    table.finish()
    return rule


def _retention(table: StrictTable) -> Retention:
    years = table.whole("years", least=1, most=200, required=True)
    rule = Retention(years, table.text("norm", required=True, longest=500), _sure(table))
    table.finish()
    return rule


def _state(table: StrictTable) -> State:
    state = State(
        _code(table), table.text("name", required=True, longest=80), table.boolean("initial"), table.boolean("final")
    )
    table.finish()
    return state


def _move(table: StrictTable) -> Move:
    move = Move(
        code=_code(table),
        name=table.text("name", required=True, longest=80),
        sources=table.texts("from", required=True, single=True),
        target=table.text("to", required=True),
        who=table.choice("who", WHO, default="enter"),
        ask=table.texts("ask"),
        when=table.text("when", longest=LONGEST_TEXT),
    )
    table.finish()
    return move


def _deadline(table: StrictTable) -> DeadlineRule:
    until = table.text("until")
    rule = DeadlineRule(
        state=table.text("state", required=True),
        name=table.text("name", required=True, longest=120),
        days=table.whole("days", least=1, most=20_000, required=not until),
        day_kind=table.choice("day_kind", DAY_KINDS, default="working"),
        since=table.text("from", default=SINCE_STATE),
        until=until,
        when=table.text("when", longest=LONGEST_TEXT),
        norm=table.text("norm", longest=500),
        sure=_sure(table),
    )
    if until and (rule.days or table.has("from")):
        mend = _("Deje «until» (una fecha que se responde), o «days» y «from» (días que se cuentan).")
        table.problem("until", "two_terms", _("El plazo se dice de dos maneras."), mend)
    table.finish()
    return rule


def _carry(table: StrictTable) -> Carry:
    link, repeat = table.text("link", required=True), table.text("repeat", required=True)
    carry = Carry(link, repeat, table.text("open", required=True, longest=LONGEST_TEXT))
    table.finish()
    return carry


def _follow(table: StrictTable) -> Follow:
    register, link = table.text("register", required=True), table.text("link", required=True)
    follow = Follow(register, link, table.text("move", required=True), table.text("when", longest=LONGEST_TEXT))
    table.finish()
    return follow


def _view(table: StrictTable) -> ViewRule:
    view = ViewRule(
        kind=table.choice("kind", VIEW_KINDS, required=True),
        code=_code(table),
        name=table.text("name", required=True, longest=120),
        filter=table.text("filter", longest=LONGEST_TEXT),
        day=table.text("day"),
        rows=table.text("rows"),
        columns=table.texts("columns", single=True),
        measure=table.text("measure"),
        by=table.text("by"),
    )
    table.finish()
    return view


def _measure(table: StrictTable) -> MeasureRule:
    measure = MeasureRule(
        code=_code(table),
        name=table.text("name", required=True),
        expression=table.text("expression", required=True, longest=LONGEST_TEXT),
        indicators=table.texts("indicator", single=True),
        note=table.text("note", longest=LONGEST_TEXT),
        public=table.boolean("public"),
    )
    table.finish()
    return measure


def _sure(table: StrictTable) -> str:
    return table.choice("sure", SURE, default="U")
