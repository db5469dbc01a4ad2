"""Whatever shows a figure says where made-up records enter it, or where it passes the whole."""

import csv
import io
from fractions import Fraction

import pytest
from django.template.loader import render_to_string
from django.test import Client
from openpyxl import load_workbook
from tests.directory.cast import cast
from tests.registers.boards.world import keep, load

from faro.registers.domain.measures.results import Measured
from faro.registers.models import Record, Register
from faro.registers.selectors.measures.pages import Shown

pytestmark = pytest.mark.django_db
AT = "/trabajo/registros/partes/"
SAID = "Datos de muestra."


@pytest.fixture
def patrols() -> Register:
    register = load()
    keep(register)
    return register


def text(address: str) -> str:
    client = Client()
    client.force_login(cast("responsable"))
    return client.get(f"{AT}{address}").content.decode()


def a_measure(register: Register) -> str:
    return f"medidas/{register.definition.measures[0].code}/"


def test_pages_of_figures_say_so_while_a_made_up_record_counts(patrols: Register) -> None:
    pages = (a_measure(patrols), "medidas/", "vistas/sector-turno/")
    assert [SAID in text(each) for each in pages] == [False] * 3

    made_up = Record.objects.filter(register=patrols).first()
    assert made_up is not None
    Record.objects.filter(pk=made_up.pk).update(synthetic=True)
    assert [SAID in text(each) for each in pages] == [True] * 3

    Record.objects.filter(pk=made_up.pk).update(voided_at=made_up.entered_at)
    assert [SAID in text(each) for each in pages] == [False] * 3


def test_a_record_of_later_leaves_a_figure_of_before_as_it_is(patrols: Register) -> None:
    last = Record.objects.filter(register=patrols).order_by("-day").first()
    assert last is not None
    Record.objects.filter(pk=last.pk).update(synthetic=True)

    assert SAID not in text(f"{a_measure(patrols)}?periodo={last.day.year - 1}")


def test_files_of_figures_say_so_on_each_line_and_those_of_records_of_each(patrols: Register) -> None:
    Record.objects.filter(pk=Record.objects.order_by("pk").values("pk")[:1]).update(synthetic=True)

    heading, *rows = csv.reader(io.StringIO(text("vistas/sector-turno/cuadro.csv").lstrip("\ufeff")))
    assert heading[-1] == "Datos"
    assert {row[-1] for row in rows} == {"de muestra"}
    client = Client()
    client.force_login(cast("responsable"))
    sheet = load_workbook(io.BytesIO(client.get(f"{AT}anotaciones.xlsx").content))["Datos"]
    names, _labels, *lines = sheet.iter_rows(values_only=True)
    marks = [dict(zip(map(str, names), line, strict=True))["_muestra"] for line in lines]
    assert marks.count("sí") == 1


@pytest.mark.parametrize(("above", "below", "warned"), [(3, 2, True), (2, 2, False), (1, 2, False)])
def test_a_share_of_more_than_the_whole_is_warned_of(above: int, below: int, *, warned: bool) -> None:
    found = Measured(Fraction(above), Fraction(below), 100, below)

    shown = render_to_string("registers/measures/figure.html", {"shown": Shown(found, "150.0 %"), "facts": []})

    assert ("Pasa de 100 %" in shown) is warned


def test_a_variation_may_pass_a_hundred() -> None:
    grown = Measured(Fraction(9), Fraction(3), 100, 12, before=Measured(Fraction(3), None, 1, 3))

    assert not grown.passes_whole
