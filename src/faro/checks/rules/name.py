"""Names: several for one code, one for several codes."""

from collections.abc import Iterator, Mapping, Sequence

from faro.checks.evidence import Evidence
from faro.checks.finding import Finding, RuleClass, Severity
from faro.checks.rule import Example, Rule
from faro.checks.rules.name_wordings import (
    Official,
    Where,
    Wording,
    by_code,
    officials,
    shown,
    wordings,
)
from faro.checks.rules.name_words import Kinship, difference, roots
from faro.checks.samples import evidence, objective, printed, printed_table
from faro.kernel.text import _, ngettext

_OTHER_WORDS = "name.other-words"
_SHORTENED = "name.shortened"
_SHARED = "name.shared"
_ONE_NAME_EACH = ("elements", "indicators", "units")


class _Named:
    """One code: the name to hold the others against, and the others by their kinship to it."""

    def __init__(self, code: str, official: Official | None, seen: Sequence[Wording]) -> None:
        self.code = code
        self.official = official
        self.seen = seen
        self.name = official.text if official else max(seen, key=lambda wording: len(roots(wording.text))).text
        self.kinship = {wording.text: difference(wording.text, self.name).kinship for wording in seen}

    def those(self, *kinships: Kinship) -> list[Wording]:
        return [wording for wording in self.seen if self.kinship[wording.text] in kinships]


def _all_named(found: Evidence) -> Iterator[_Named]:
    names = officials(found)
    for code, seen in by_code(wordings(found)).items():
        yield _Named(code, names.get(code), seen)


def _other_words(found: Evidence) -> Iterator[Finding]:
    owners = {roots(official.text): code for code, official in officials(found).items()}
    shared = {official.code for same in _sharing(found) for official in same}
    for named in _all_named(found):
        others = named.those(Kinship.OTHER)
        if others and named.code not in shared:
            yield _several_names(named, others, owners)


def _several_names(named: _Named, others: Sequence[Wording], owners: Mapping[tuple[str, ...], str]) -> Finding:
    own = (named.official.occurrence,) if named.official else ()
    told = {roots(wording.text): wording for wording in reversed(others)}
    listed = (
        _("«{name}» ({place}{also})").format(
            name=wording.text, place=wording.seen_at, also=_also_named(named.code, owners.get(key))
        )
        for key, wording in reversed(told.items())
    )
    message = _("{code} se llama «{name}», pero también {others}.").format(
        code=named.code, name=named.name, others=shown(listed)
    )
    return Finding(
        _OTHER_WORDS,
        named.code,
        message,
        (*own, *(wording.occurrence for wording in named.seen)),
        printed=others[0].text,
        cause=named.code,
    )


def _also_named(code: str, owner: str | None) -> str:
    return _("; es el nombre de {owner}").format(owner=owner) if owner and owner != code else ""


def _shortened(found: Evidence) -> Iterator[Finding]:
    by_place: dict[Where, list[tuple[_Named, Wording]]] = {}
    for named in _all_named(found):
        if named.those(Kinship.OTHER):
            continue
        for wording in named.those(Kinship.SHORTER, Kinship.LONGER):
            by_place.setdefault(wording.where, []).append((named, wording))
    return (_one_column(where, cases) for where, cases in by_place.items())


def _one_column(where: Where, cases: Sequence[tuple[_Named, Wording]]) -> Finding:
    named, example = cases[0]
    message = ngettext(
        "{place} acorta o alarga el nombre de {count} código ({codes}): {code} es «{printed}» en lugar de «{name}».",
        "{place} acorta o alarga los nombres de {count} códigos ({codes}): {code} es «{printed}» en lugar de «{name}».",
        len(cases),
    ).format(
        place=example.seen_at,
        count=len(cases),
        codes=shown((case.code for case, _wording in cases), most=6),
        code=named.code,
        printed=example.text,
        name=named.name,
    )
    return Finding(
        _SHORTENED,
        example.seen_at,
        message,
        tuple(wording.occurrence for _case, wording in cases),
        printed=example.text,
        cause=f"{where.table}/{where.column}",
    )


def _shared(found: Evidence) -> Iterator[Finding]:
    printed_names = by_code(wordings(found))
    return (_one_name(same, printed_names) for same in _sharing(found))


def _sharing(found: Evidence) -> Iterator[list[Official]]:
    groups: dict[tuple[object, ...], list[Official]] = {}
    for official in officials(found).values():
        if official.table in _ONE_NAME_EACH:
            groups.setdefault((*_scope(official), roots(official.text)), []).append(official)
    return (same for same in groups.values() if len(same) > 1)


def _scope(official: Official) -> tuple[object, ...]:
    """Within what a name should be one code's: a secretariat may exist in each management, an objective only once."""
    parent = official.record.get("parent") if official.table == "units" else None
    return official.table, parent


def _one_name(same: Sequence[Official], printed_names: Mapping[str, Sequence[Wording]]) -> Finding:
    """How tables print the names of these codes is among the places: it may say which of them is right."""
    codes = shown((official.code for official in same), most=6)
    message = _("Los códigos {codes} llevan el mismo nombre: «{name}».").format(codes=codes, name=same[0].text)
    printed_as = (wording for official in same for wording in printed_names.get(official.code, ()))
    return Finding(
        _SHARED,
        codes,
        message,
        (*(official.occurrence for official in same), *(wording.occurrence for wording in printed_as)),
        printed=same[0].text,
        cause=f"{same[0].table}/{same[0].code}",
    )


def _example(words: str, own_name: str, printed_name: str) -> Example:
    headings = {"code": "Código", "description": "Descripción"}
    table = printed_table("t-3", "poi_table_3", headings, [("OEI.01", printed_name)])
    return Example(words, evidence(elements=[objective("OEI.01", name=own_name)], **printed(table)))


def _two_objectives(words: str, first: str, second: str) -> Example:
    return Example(words, evidence(elements=[objective("OEI.01", name=first), objective("OEI.02", name=second)]))


_MANAGEMENT = "Modernizar la gestión institucional"

RULES: tuple[Rule, ...] = (
    Rule(
        _OTHER_WORDS,
        RuleClass.NAME,
        Severity.MEDIUM,
        _("Un código con varios nombres"),
        _("El mismo objetivo, acción, indicador o unidad aparece con nombres de otras palabras: ¿cuál es el suyo?"),
        _("El plan aprobado da un solo nombre a cada código; con otras palabras se puede medir otra cosa."),
        _other_words,
        lambda: _example(
            _("La tabla nombra el objetivo con otro verbo."), _MANAGEMENT, "FORTALECER LA GESTIÓN INSTITUCIONAL"
        ),
        lambda: _example(
            _("La tabla escribe el mismo nombre en mayúsculas."), _MANAGEMENT, "MODERNIZAR LA GESTION INSTITUCIONAL"
        ),
    ),
    Rule(
        _SHORTENED,
        RuleClass.NAME,
        Severity.LOW,
        _("Nombres acortados o alargados"),
        _("Un cuadro abrevia los nombres del plan, o les añade palabras, sin cambiarlos por otros."),
        _("Quien busca el nombre aprobado no lo encuentra igual en todos los cuadros."),
        _shortened,
        lambda: _example(
            _("La tabla deja fuera el lugar."), f"{_MANAGEMENT} en la provincia de Ilo", _MANAGEMENT.upper()
        ),
        lambda: _example(_("La tabla escribe el nombre completo."), _MANAGEMENT, _MANAGEMENT),
    ),
    Rule(
        _SHARED,
        RuleClass.NAME,
        Severity.MEDIUM,
        _("Un nombre para varios códigos"),
        _("Dos códigos del plan llevan el mismo nombre: no se sabe si son uno repetido o dos distintos."),
        _("Lo que se mide con dos códigos y un solo nombre se puede contar dos veces."),
        _shared,
        lambda: _two_objectives(_("Dos objetivos se llaman igual."), _MANAGEMENT, f"{_MANAGEMENT}."),
        lambda: _two_objectives(_("Cada objetivo tiene su nombre."), _MANAGEMENT, "Fortalecer la seguridad ciudadana"),
    ),
)
