"""A form is read from any of its files; every mistake is told with its place and how to mend it."""

import io
import re
import time
import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook
from tests.registers.forms.writing import ask, compute, form, markdown, table

from faro.kernel.errors import Problem
from faro.registers.domain.forms.model import Data, FormProblems, Group, Kind, Repeat
from faro.registers.domain.forms.read import read_form, read_xform
from faro.registers.domain.forms.xpath.functions import FUNCTIONS

LIST = [{"list_name": "sn", "name": code, "label": code.capitalize()} for code in ("si", "no")]


def problems(content: bytes, name: str = "f.md") -> list[Problem]:
    with pytest.raises(FormProblems) as refused:
        read_form(content, name)
    return list(refused.value.problems)


def sheets(rows: list[dict[str, str]], choices: list[dict[str, str]]) -> bytes:
    book = Workbook()
    del book[book.sheetnames[0]]
    for title, lines in (("survey", rows), ("choices", choices)):
        sheet = book.create_sheet(title)
        columns = list(dict.fromkeys(column for line in lines for column in line))
        sheet.append(columns)
        for line in lines:
            sheet.append([line.get(column) for column in columns])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("kind", "asked", "kept"),
    [
        ("text", Kind.TEXT, Data.TEXT),
        ("integer", Kind.INTEGER, Data.WHOLE),
        ("decimal", Kind.DECIMAL, Data.NUMBER),
        ("date", Kind.DATE, Data.DATE),
        ("time", Kind.TIME, Data.TIME),
        ("dateTime", Kind.DATE_TIME, Data.DATE_TIME),
        ("select_one sn", Kind.SELECT_ONE, Data.CHOICE),
        ("select_multiple sn", Kind.SELECT_MULTIPLE, Data.CHOICES),
        ("rank sn", Kind.RANK, Data.CHOICES),
        ("geopoint", Kind.GEOPOINT, Data.PLACE),
        ("geotrace", Kind.GEOTRACE, Data.LINE),
        ("geoshape", Kind.GEOSHAPE, Data.LINE),
        ("image", Kind.IMAGE, Data.FILE),
        ("audio", Kind.AUDIO, Data.FILE),
        ("video", Kind.VIDEO, Data.FILE),
        ("file", Kind.FILE, Data.FILE),
        ("barcode", Kind.BARCODE, Data.TEXT),
        ("note", Kind.NOTE, Data.NONE),
        ("acknowledge", Kind.ACKNOWLEDGE, Data.TEXT),
        ("start", Kind.METADATA, Data.DATE_TIME),
        ("today", Kind.METADATA, Data.DATE),
        ("hidden", Kind.CALCULATE, Data.TEXT),
    ],
)
def test_every_kind_of_question_is_known(kind: str, asked: Kind, kept: Data) -> None:
    question = form([ask(kind, "x"), ask("text", "y")], LIST).questions["x"]
    assert (question.kind, question.data) == (asked, kept)


def test_a_calculation_is_kept_as_what_it_gives() -> None:
    made = form(
        [
            ask("integer", "n"),
            ask("date", "f"),
            compute("suma", "${n} + 1"),
            compute("otra", "if(${n} > 2, ${suma}, '')"),
            compute("dia", "if(${n} > 2, ${f}, today())"),
            compute("texto", "if(${n} > 2, 'a', ${n})"),
            compute("si", "${n} > 2"),
        ]
    )
    kept = {key: made.questions[key].data for key in ("suma", "otra", "dia", "texto", "si")}
    assert kept == {"suma": Data.NUMBER, "otra": Data.NUMBER, "dia": Data.DATE, "texto": Data.TEXT, "si": Data.NUMBER}


def test_groups_and_repeats_keep_their_order_and_names_that_repeat_take_their_group() -> None:
    made = form(
        [
            ask("text", "nombre"),
            {"type": "begin group", "name": "titular", "label": "Titular"},
            ask("text", "dni"),
            {"type": "end group"},
            {"type": "begin repeat", "name": "hijos", "label": "Hijos"},
            ask("text", "dni"),
            ask("text", "nombre"),
            ask("integer", "edad"),
            {"type": "end repeat"},
        ]
    )
    assert [type(node) for node in made.children[1:]] == [Group, Repeat]
    assert list(made.questions) == ["nombre", "titular.dni", "hijos.dni", "hijos.nombre", "edad"]
    assert made.repeats["hijos"].questions == ("hijos.dni", "hijos.nombre", "edad")
    assert made.find("hijos.edad") is made.questions["edad"]
    assert made.find("titular.edad") is None


def test_spanish_is_chosen_among_languages() -> None:
    rows = [
        {
            "type": "text",
            "name": "x",
            "label::English (en)": "Name",
            "label::Español (es)": "Nombre",
            "hint::English (en)": "h",
        }
    ]
    made = form(rows, default_language="English (en)")
    assert (made.questions["x"].label, made.language) == ("Nombre", "Español (es)")
    assert set(made.languages) == {"English (en)", "Español (es)"}


def test_the_same_form_comes_out_of_every_file() -> None:
    rows = [ask("select_one sn", "hay"), ask("integer", "n", relevant="${hay} = 'si'")]
    from_text = read_form(markdown(rows, LIST).encode(), "f.md")
    from_sheets = read_form(sheets(rows, LIST), "f.xlsx")
    lines = ["survey", ",type,name,label,relevant", ",select_one sn,hay,Hay,", ",integer,n,N,${hay} = 'si'", "choices"]
    lines += [",list_name,name,label", ",sn,si,Si", ",sn,no,No"]
    from_csv = read_form("\n".join(lines).encode(), "f.csv")
    assert from_text.xform == from_sheets.xform == from_csv.xform
    assert read_form(from_text.xform.encode(), "f.xml").questions == from_text.questions
    assert read_xform(from_text.xform) is from_text


def test_every_usual_mistake_is_told_at_once_with_its_row() -> None:
    rows = [
        ask("texto", "a"),
        ask("select_one nada", "b"),
        {"type": "integer", "name": "2c", "label": "C"},
        ask("text", "d", relevant="${z} = 1"),
        {"type": "text", "label": "Sin nombre"},
        {"type": "begin group", "name": "g", "label": "G"},
    ]
    found = problems(markdown(rows, [{"list_name": "sn", "name": "si", "label": "Sí"}]).encode())
    told = {(one.place.row, one.place.column) for one in found}
    assert {(2, "type"), (3, "type"), (4, "name"), (5, "relevant"), (6, "name"), (7, "type")} <= told
    assert all(one.message and one.mend for one in found)


def test_a_wrong_expression_is_told_beside_a_wrong_list_and_a_wrong_type() -> None:
    rows = [ask("texto", "a"), ask("select_one nada", "b"), ask("integer", "c", constraint="(. > 0")]
    rows += [ask("integer", "d", relevant="adivinar(${c}) = 1", required="yes")]
    found = problems(markdown(rows).encode())
    told = {(one.place.row, one.place.column) for one in found}
    assert told == {(2, "type"), (3, "type"), (4, "constraint"), (5, "relevant")}


def test_every_question_without_words_is_told_with_its_row_in_spanish() -> None:
    rows = [ask("text", "a"), {"type": "text", "name": "b"}, compute("c", "1"), {"type": "select_one sn", "name": "d"}]
    found = problems(markdown(rows, LIST).encode())
    assert [(one.place.file, one.place.row, one.place.column) for one in found] == [
        ("f.md · survey", 3, "label"),
        ("f.md · survey", 5, "label"),
    ]
    assert "«b» no tiene texto" in found[0].message
    assert not any(one.value for one in found)


def test_a_comparison_with_what_is_not_among_the_choices_is_warned_of() -> None:
    inside = [ask("select_one sn", "e"), ask("text", "f", relevant="${e} != 'quizás'")]
    rows = [
        ask("select_one sn", "a"),
        ask("select_multiple sn", "b"),
        ask("text", "c", relevant="${a} = 'sí' or ${a} = 'si' or ${a} = ''"),
        ask("text", "d", relevant="selected(${b}, 'nunca')", constraint=". = 'libre'"),
        {"type": "begin repeat", "name": "r", "label": "R"},
        *inside,
        {"type": "end repeat"},
    ]
    said = [note.text for note in form(rows, LIST).notes]
    assert said == [
        "En «c» se compara «a» con «sí», que no está entre sus opciones: si, no.",
        "En «d» se compara «b» con «nunca», que no está entre sus opciones: si, no.",
        "En «f» se compara «e» con «quizás», que no está entre sus opciones: si, no.",
    ]


def test_an_expression_that_cannot_be_used_is_told_with_its_row_and_column() -> None:
    rows = [
        ask("integer", "a", constraint="adivinar(.) = 1"),
        ask("integer", "b", relevant="${a} = "),
        compute("c", "round(1, 2, 3)"),
        ask("text", "d", constraint="regex(., '(?=a)')"),
        compute("e", "/data/nada + 1"),
    ]
    found = problems(markdown(rows).encode())
    assert [(one.place.row, one.place.column) for one in found] == [
        (2, "constraint"),
        (3, "relevant"),
        (4, "calculation"),
        (5, "constraint"),
        (6, "calculation"),
    ]
    assert "adivinar()" in found[0].message


def test_the_page_lists_every_function_there_is() -> None:
    page = (Path(__file__).parents[3] / "docs" / "registers" / "forms.md").read_text("utf-8")
    rows = page.split("| | Functions |")[1].split("\n\n")[0]
    assert set(re.findall(r"`([a-z0-9:\-]+)\(\)`", rows)) == set(FUNCTIONS)


@pytest.mark.parametrize("path", ["//a", "/data/a/text()", "/data/@id", "preceding-sibling::a", "floor(1.5)"])
def test_what_no_device_runs_is_refused(path: str) -> None:
    assert problems(markdown([ask("integer", "a"), compute("b", path)]).encode())[0].place.row == 3


def test_questions_that_wait_for_each_other_are_refused() -> None:
    (problem,) = problems(markdown([compute("a", "${b} + 1"), compute("b", "${a} + 1"), ask("text", "x")]).encode())
    assert problem.code == "circle"
    assert "a" in problem.message
    assert "b" in problem.message


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"", "f.xlsx"),
        (b"PK\x03\x04 nothing", "f.xlsx"),
        (b"\x00\x01\x02", "f.xls"),
        (b"hola", "f.md"),
        (b"hola,mundo\n1,2\n", "f.csv"),
        (b"%PDF-1.4", "f.pdf"),
        (b"<a/>", "f.xml"),
        (b'<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>', "f.xml"),
        (b"| survey |\n| | type | name |\n", "f.md"),
    ],
)
def test_what_is_no_form_is_refused(content: bytes, name: str) -> None:
    assert problems(content, name)


def test_a_file_that_swells_is_not_opened() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * 80_000_000)
    begun = time.perf_counter()
    (problem,) = problems(out.getvalue(), "f.xlsx")
    assert "infla" in problem.message
    assert time.perf_counter() - begun < 1


def test_entities_in_a_sheet_are_never_opened() -> None:
    out = io.BytesIO(sheets([ask("text", "x")], LIST))
    bomb = b'<!DOCTYPE s [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'
    swollen = io.BytesIO()
    with zipfile.ZipFile(out) as before, zipfile.ZipFile(swollen, "w") as after:
        for part in before.namelist():
            content = before.read(part)
            if part.endswith("sheet1.xml"):
                content = bomb + content.replace(
                    b"</sheetData>", b'<row r="9"><c t="str"><v>&b;</v></c></row></sheetData>'
                )
            after.writestr(part, content)
    assert problems(swollen.getvalue(), "f.xlsx")


def test_choices_kept_apart_for_phones_are_choices_here() -> None:
    rows = [ask("text", "estado"), ask("select_one_external ciudades", "ciudad", choice_filter="estado=${estado}")]
    columns = ["list_name", "name", "label", "estado"]
    outer = table("external_choices", columns, [["ciudades", "a", "A", "x"], ["ciudades", "b", "B", "y"]])
    made = read_form(f"{markdown(rows, LIST)}\n{outer}".encode(), "f.md")
    assert [choice.name for choice in made.choices_of("ciudad")] == ["a", "b"]


def test_what_is_kept_but_shown_otherwise_is_noted() -> None:
    made = form([ask("audio", "voz"), ask("osm", "mapa"), {"type": "deviceid", "name": "aparato"}])
    assert {note.code for note in made.notes} == {"audio", "osm", "device"}


def test_a_usual_form_is_read_and_checked_in_time() -> None:
    rows = [ask("integer", f"n{at}", constraint=f". >= {at} and . < 1000") for at in range(40)]
    rows += [compute(f"c{at}", f"${{n{at}}} * 2 + coalesce(${{n{at + 1}}}, 0)") for at in range(20)]
    content = markdown(rows).encode()
    read_form(content, "f.md")
    begun = time.perf_counter()
    read_form(content.replace(b"N39", b"N40"), "f.md")
    assert time.perf_counter() - begun < 2
