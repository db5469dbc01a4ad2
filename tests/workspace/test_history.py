"""The history browser: filters, pages, what each may read, and the table to keep."""

import csv
import io

import pytest
from django.test import Client
from tests.directory.cast import cast

from faro.directory.api import demo_cast
from faro.ledger.api import Actor, Change, record

pytestmark = pytest.mark.django_db
SOMEONE = Actor("command:tests")


@pytest.fixture
def control(client: Client) -> Client:
    client.force_login(cast("control"))
    return client


def note(subject: str, *, reason: str = "", public: bool = False, value: str = "17") -> None:
    change = Change("value", "16", value)
    record(actor=SOMEONE, action="tests.noted", subject=subject, changes=[change], reason=reason, public=public)


def table(client: Client, query: str = "") -> list[dict[str, str]]:
    response = client.get(f"/trabajo/historia/historia.csv{query}")
    text = b"".join(response).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


def test_the_newest_comes_first_with_its_reason(control: Client) -> None:
    note("plan:A", reason="la primera")
    note("plan:A", reason="la segunda")

    text = control.get("/trabajo/historia/").content.decode()

    assert text.index("la segunda") < text.index("la primera")


def test_a_filter_by_kind_and_by_thing_leaves_the_others_out(control: Client) -> None:
    note("plan:A", reason="de un plan")
    note("unit:01", reason="de una unidad")

    assert [row["Motivo"] for row in table(control, "?tipo=plan") if row["Motivo"]] == ["de un plan"]
    assert [row["Motivo"] for row in table(control, "?sobre=unit:01")] == ["de una unidad"]


def test_a_filter_by_person(control: Client) -> None:
    note("plan:A")
    key = demo_cast(actor=SOMEONE)["planeamiento"].key
    record(actor=Actor(f"person:{key}", "planeamiento"), action="tests.noted", subject="plan:B")

    assert [row["Clave"] for row in table(control, f"?quien=person:{key}")] == ["plan:B"]


def test_days_that_end_before_they_begin_are_told_beside_the_field(control: Client) -> None:
    text = control.get("/trabajo/historia/?desde=2026-02-01&hasta=2026-01-01").content.decode()

    assert "Debe ser igual o posterior a «Desde»." in text


def test_who_answers_for_a_unit_reads_what_citizens_may(client: Client) -> None:
    note("plan:A", reason="lo interno")
    note("plan:A", reason="lo de todos", public=True)
    client.force_login(cast("responsable"))

    text = client.get("/trabajo/historia/").content.decode()

    assert "lo de todos" in text
    assert "lo interno" not in text
    assert "lo interno" not in {row["Motivo"] for row in table(client)}


def test_the_table_has_a_row_for_each_change_and_no_formulas(control: Client) -> None:
    note("plan:A", reason="=1+1", value="-5")

    (row,) = table(control, "?sobre=plan:A")

    assert row["Motivo"] == "'=1+1"
    assert (row["Antes"], row["Después"]) == ("16", "'-5")


def test_a_long_history_comes_in_pages_and_its_table_whole(control: Client) -> None:
    for number in range(60):
        note("plan:LARGO", reason=f"asiento {number:03}")

    page = control.get("/trabajo/historia/?sobre=plan:LARGO").content.decode()

    assert "asiento 059" in page
    assert "asiento 009" not in page
    assert len(table(control, "?sobre=plan:LARGO")) == 60
