"""Form of printed words: full stops, spelling variants of names, one column headed in several ways."""

import re
from collections.abc import Iterator
from dataclasses import replace

from faro.checks.evidence import Evidence, PrintedCell, PrintedTable
from faro.checks.finding import Finding, Occurrence, Place, RuleClass, Severity
from faro.checks.printed_words import table_label
from faro.checks.rule import Example, Rule
from faro.checks.rules.format_columns import ColumnCase, columns, mixed
from faro.checks.rules.format_spelling import same_but_for_style
from faro.checks.rules.name_wordings import Official, Where, Wording, officials, shown, wordings
from faro.checks.rules.name_words import Kinship, difference
from faro.checks.samples import evidence, objective, printed, printed_table
from faro.kernel.text import _, ngettext

_STOPS = "format.full-stop"
_VARIANTS = "format.name-variant"
_HEADINGS = "format.heading-variant"

_ABBREVIATION_AT_END = re.compile(r"(?:^|\W)(?:[^\W\d_]\.|etc\.|s\.?a\.?c?\.|cod\.|n[°º]\.)$", re.IGNORECASE)
_TOTAL = re.compile(r"\W*(?:sub\W?)?total", re.IGNORECASE)


def _stop_manner(text: str) -> tuple[str, ...]:
    if _TOTAL.match(text) or _ABBREVIATION_AT_END.search(text):
        return ()
    return (_("con punto final"),) if text.endswith(".") else (_("sin punto final"),)


def _full_stops(found: Evidence) -> Iterator[Finding]:
    """A line that stands in several tables of the package is looked at once, so names come from their wordings."""
    named: dict[Where, list[PrintedCell]] = {}
    for wording in wordings(found):
        named.setdefault(wording.where, []).append(PrintedCell(wording.text, wording.place))
    for column in columns(found):
        cells = column.cells if column.name == "code" else named.get(Where(column.table.id, column.name), ())
        yield from mixed(_STOPS, replace(column, cells=tuple(cells)), _stop_manner)


def _name_variants(found: Evidence) -> Iterator[Finding]:
    names = officials(found)
    by_place: dict[Where, list[tuple[Wording, Official]]] = {}
    together = {table.id for table in found.printed("names")}
    for wording in wordings(found):
        official = names.get(wording.code)
        if official is None or same_but_for_style(wording.text, official.text):
            continue
        if difference(wording.text, official.text).kinship is Kinship.SAME:
            where = Where(wording.where.table, "" if wording.where.table in together else wording.where.column)
            by_place.setdefault(where, []).append((wording, official))
    titles = {table.id: table for table in found.printed_tables}
    return (_variants(where, cases, titles[where.table]) for where, cases in by_place.items())


def _variants(where: Where, cases: list[tuple[Wording, Official]], table: PrintedTable) -> Finding:
    wording, official = cases[0]
    message = ngettext(
        "{table} escribe {count} nombre con otras mayúsculas, tildes, signos o terminaciones que el plan ({codes}): "
        "«{printed}» en lugar de «{name}».",
        "{table} escribe {count} nombres con otras mayúsculas, tildes, signos o terminaciones que el plan ({codes}): "
        "«{printed}» en lugar de «{name}».",
        len(cases),
    ).format(
        table=table_label(table),
        count=len(cases),
        codes=shown((case.code for case, _official in cases), most=6),
        printed=wording.text,
        name=official.text,
    )
    return Finding(
        _VARIANTS,
        table_label(table),
        message,
        tuple(case.occurrence for case, _official in cases),
        printed=wording.text,
        cause=f"{where.table}/{where.column}",
    )


def _heading_variants(found: Evidence) -> Iterator[Finding]:
    tables = {table.id: table for table in found.printed_tables}
    documents = {row["id"]: row["source"] or "" for row in found.rows("printed_tables")}
    first: dict[tuple[str, str], dict[str, Occurrence]] = {}
    for cell in found.rows("printed_cells"):
        heading = " ".join((cell["heading"] or "").split())
        if heading and cell["table"] in tables:
            place = Place(documents[cell["table"]], cell["page"], None, cell["table"], column=cell["column"])
            first.setdefault((cell["table"], cell["column"]), {}).setdefault(heading, Occurrence(place, heading))
    for (table, column), headings in first.items():
        if len(headings) > 1:
            yield _several_headings(tables[table], column, headings)


def _several_headings(table: PrintedTable, column: str, headings: dict[str, Occurrence]) -> Finding:
    listed = shown((f"«{heading}»" for heading in headings), most=6)
    message = _("{table} titula la misma columna de {count} maneras: {headings}.")
    return Finding(
        _HEADINGS,
        table_label(table),
        message.format(table=table_label(table), count=len(headings), headings=listed),
        tuple(headings.values()),
        printed=next(reversed(headings)),
        cause=f"{table.id}/{column}",
    )


def _named(words: str, printed_name: str) -> Example:
    headings = {"code": "Código", "description": "Descripción"}
    table = printed_table("t-3", "poi_table_3", headings, [("OEI.01", printed_name)], title="Tabla N°03: Objetivos")
    return Example(words, evidence(elements=[objective("OEI.01", name="Fortalecer la gestión")], **printed(table)))


def _headed(words: str, second: str) -> Example:
    table = printed_table("t-5", "", {"percent": "Ejecución en %"}, [("98",), ("130",)], title="Tabla N°05: Avance")
    table.cells[1]["heading"] = second
    return Example(words, evidence(**printed(table)))


WORDING_RULES: tuple[Rule, ...] = (
    Rule(
        _STOPS,
        RuleClass.FORMAT,
        Severity.LOW,
        _("Nombres o códigos con punto final y sin él"),
        _("En una misma columna unos nombres o códigos terminan en punto y otros no."),
        _("Un código o un nombre con un signo de más no se encuentra al buscarlo."),
        _full_stops,
        ColumnCase(_("Un nombre con punto final."), "description", "Descripción", ("Ambiente.", "Rentas")).example,
        ColumnCase(_("Ninguno con punto final."), "description", "Descripción", ("Ambiente", "Rentas")).example,
    ),
    Rule(
        _VARIANTS,
        RuleClass.FORMAT,
        Severity.LOW,
        _("Nombres escritos de otra manera"),
        _("Un cuadro escribe los nombres del plan con otras mayúsculas, tildes, signos o terminaciones."),
        _("Un nombre debe escribirse igual en todo el documento. Lo escrito todo en mayúsculas no cuenta."),
        _name_variants,
        lambda: _named(_("La tabla pone mayúsculas de más."), "Fortalecer la Gestión"),
        lambda: _named(_("La tabla escribe todo en mayúsculas."), "FORTALECER LA GESTIÓN"),
    ),
    Rule(
        _HEADINGS,
        RuleClass.FORMAT,
        Severity.LOW,
        _("Una columna con varios encabezados"),
        _("Las partes de un mismo cuadro titulan la misma columna, o llaman a una nota, de maneras distintas."),
        _("El lector no puede saber si la columna cambia de contenido."),
        _heading_variants,
        lambda: _headed(_("En la segunda parte falta una letra."), "Ejecució en %"),
        lambda: _headed(_("Las dos partes se titulan igual."), "Ejecución en %"),
    ),
)
