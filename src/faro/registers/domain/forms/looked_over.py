"""Common mistakes of an XLSForm, all found at once.

pyxform stops at the first mistake it meets; this looks the sheets over for the usual ones once it has refused a form.
It never refuses a form by itself.
"""

import re
from collections import Counter
from collections.abc import Iterator

from pyxform import QUESTION_TYPE_DICT

from faro.kernel.errors import Place, Problem
from faro.kernel.text import _
from faro.registers.domain.forms.places import is_begin, is_end, written
from faro.registers.domain.forms.tables import Row, Tables
from faro.registers.domain.forms.xpath.functions import FUNCTIONS
from faro.registers.domain.forms.xpath.parser import parse
from faro.registers.domain.forms.xpath.syntax import Call, ExpressionProblem, walk

_NAME = re.compile(r"[^\W\d][\w.\-]*")
_REFERENCE = re.compile(r"\$\{\s*([^}]*?)\s*\}")
_SELECT = re.compile(
    r"^(?:select[ _]one|select1|select[ _]multiple|select all that apply(?: from)?|rank|select one from)"
    r"\s+(?P<list>\S+)"
    r"(?:\s+or[ _](?:specify[ _])?other)?$",
    re.IGNORECASE,
)
_CASCADE = re.compile(r"^cascading[ _]select\b", re.IGNORECASE)
_FROM_FILE = re.compile(r"^select[ _](?:one|multiple)[ _](?:from[ _]file|external)\s+\S+", re.IGNORECASE)
_EXPRESSIONS = (
    "relevant",
    "calculation",
    "constraint",
    "required",
    "read_only",
    "choice_filter",
    "repeat_count",
    "label",
)
_WORDS = ("label", "hint", "media", "image", "big-image", "audio", "video")
"""How the columns begin that give a question something to show."""
_NAMELESS = ("audit", "start", "end", "today", "deviceid", "note")


def mistakes(tables: Tables) -> Iterator[Problem]:
    """Every usual mistake, in the order of the sheets."""
    yield from _groups(tables)
    names = {row["name"].strip() for _number, row in tables.rows("survey") if row.get("name")}
    lists = {row["list_name"].strip() for _number, row in tables.rows("choices") if row.get("list_name")}
    for number, row in tables.rows("survey"):
        yield from _row(Place(tables.file, number, None), row, names, lists)
    yield from _choices(tables)


def _groups(tables: Tables) -> Iterator[Problem]:
    found = written(tables)
    sheet = f"{tables.file} · survey"
    for number in found.unopened:
        text = _("Se cierra un grupo que no se abrió.")
        yield Problem("group", Place(sheet, number, "type"), text, _("Quite la fila o agregue antes «begin group»."))
    for number in found.unclosed:
        text = _("El grupo o la repetición no se cierra.")
        yield Problem("group", Place(sheet, number, "type"), text, _("Agregue «end group» o «end repeat»."))


def _row(place: Place, row: Row, names: set[str], lists: set[str]) -> Iterator[Problem]:
    sheet, kind = f"{place.file} · survey", " ".join(row.get("type", "").split())
    at = place.row
    if not kind:
        if row.get("name") or row.get("label"):
            text = _("La pregunta no tiene tipo.")
            yield Problem("type", Place(sheet, at, "type"), text, _("Escriba su tipo: text, integer, date…"))
        return
    if is_end(kind):
        return
    name = row.get("name", "").strip()
    if not name and kind.lower() not in _NAMELESS:
        yield Problem("name", Place(sheet, at, "name"), _("Falta el nombre de la pregunta."), _("Escriba un nombre."))
    elif name and not _NAME.fullmatch(name):
        mend = _("Empiece con letra; luego letras, números, guion o punto, sin espacios.")
        yield Problem("name", Place(sheet, at, "name"), _("El nombre no sirve: «{n}».").format(n=name), mend, name)
    yield from _kind(Place(sheet, at, "type"), kind, lists)
    yield from _label(Place(sheet, at, "label"), kind, row)
    yield from _references(sheet, at, row, names)
    yield from _expressions(sheet, at, row)


def _kind(place: Place, kind: str, lists: set[str]) -> Iterator[Problem]:
    select = _SELECT.match(kind)
    if select and not _FROM_FILE.match(kind):
        name = select["list"]
        if name not in lists and not name.startswith("${"):
            text = _("No existe la lista «{name}» en la hoja choices.").format(name=name)
            yield Problem("list", place, text, _("Agregue sus opciones en choices o corrija el nombre."), kind)
    elif _CASCADE.match(kind):
        mend = _("Use select_one con choice_filter.")
        yield Problem("type", place, _("Las cascadas antiguas (cascading_select) ya no se admiten."), mend, kind)
    elif not select and not _FROM_FILE.match(kind) and not is_begin(kind) and not _known(kind):
        text = _("No existe el tipo «{kind}».").format(kind=kind)
        yield Problem("type", place, text, _("Use un tipo de XLSForm: text, integer, date, select_one lista…"), kind)


def _known(kind: str) -> bool:
    return kind in QUESTION_TYPE_DICT or kind.lower() in QUESTION_TYPE_DICT or kind.startswith("include")


def _label(place: Place, kind: str, row: Row) -> Iterator[Problem]:
    """What is asked needs words; what is only worked out does not."""
    asked = (QUESTION_TYPE_DICT.get(kind) or {}).get("control", {}).get("tag") or _SELECT.match(kind)
    if not asked and not _FROM_FILE.match(kind):
        return
    spared = row.get("calculation") or row.get("trigger") or row.get("disabled")
    if not spared and not any(column.startswith(_WORDS) for column in row):
        text = _("La pregunta «{name}» no tiene texto.").format(name=row.get("name", "").strip())
        yield Problem("label", place, text, _("Escriba en la columna label el texto que verá quien llena."))


def _expressions(sheet: str, at: int | None, row: Row) -> Iterator[Problem]:
    for column in _EXPRESSIONS:
        source = row.get(column, "").strip()
        fault = _fault(source) if source and column != "label" else None
        if fault:
            mend = _("Corrija la expresión; las funciones que se admiten están en docs/registers/forms.md.")
            yield Problem("expression", Place(sheet, at, column), fault, mend, " ".join(source.split())[:120])


def _fault(source: str) -> str | None:
    try:
        tree = parse(_REFERENCE.sub(" /a ", source))
    except ExpressionProblem as error:
        return str(error)
    calls = (one.name for one in walk(tree) if isinstance(one, Call))
    unknown = next((name for name in calls if name not in FUNCTIONS), None)
    return _("La función «{name}()» no se admite.").format(name=unknown) if unknown else None


def _references(sheet: str, at: int | None, row: Row, names: set[str]) -> Iterator[Problem]:
    for column in _EXPRESSIONS:
        for reference in _REFERENCE.findall(row.get(column, "")):
            name = reference.removeprefix("last-saved#")
            if name not in names:
                text = _("No existe la pregunta «{name}».").format(name=name)
                yield Problem("reference", Place(sheet, at, column), text, _("Corrija el nombre entre ${ }."), name)


def _choices(tables: Tables) -> Iterator[Problem]:
    sheet = f"{tables.file} · choices"
    seen: Counter[tuple[str, str]] = Counter()
    for number, row in tables.rows("choices"):
        listed, name = row.get("list_name", "").strip(), row.get("name", "").strip()
        if listed and not name:
            yield Problem(
                "choice", Place(sheet, number, "name"), _("La opción no tiene código."), _("Escriba su código.")
            )
        seen[listed, name] += 1
        if listed and name and seen[listed, name] == 2:
            text = _("La lista «{list}» tiene dos veces el código «{name}».").format(list=listed, name=name)
            yield Problem("choice", Place(sheet, number, "name"), text, _("Cambie o quite uno de los dos."), name)
