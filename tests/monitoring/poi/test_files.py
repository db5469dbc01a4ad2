"""The POI as files, both ways: what is taken, what is refused, and what comes back."""

import io
import random
import zipfile
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from tests.monitoring.poi.books import CEPLAN_HEADINGS, book, ceplan_row, rows_of
from tests.monitoring.poi.conftest import ACTOR

from faro.directory.api import unit_labels
from faro.kernel.errors import FaroError, InputProblems
from faro.ledger.api import history
from faro.monitoring.api import ActivityRow, make_poi, save_activities
from faro.monitoring.domain.poi.ceplan import read_ceplan
from faro.monitoring.models import Activity, Figure, PlannedMonth, Poi, Reprogramming
from faro.monitoring.selectors.poi.exporting import ceplan_of, workbook_of
from faro.monitoring.selectors.poi.programme import stages_of
from faro.monitoring.services.poi.importing import Incoming, import_poi, preview_poi
from faro.monitoring.services.poi.outcome import Approval, ImportOutcome, RowsRejected

UNIT = "03.01.01"
SWEEP = ActivityRow(
    name="Barrido", action="AEI.01.01", measure="Km", physical={1: 10_500_000}, financial={1: 123_450, 2: 100}
)
APPROVAL = Approval("R.A. 1-2025", date(2025, 12, 30))
GENERICS = (("2.1", 100.1), ("2.3", 50.25))


@pytest.fixture
def poi(demo: Poi) -> Poi:
    made = make_poi(actor=ACTOR, plan_code=demo.plan.code, year=2026)
    save_activities(actor=ACTOR, poi=made, unit=UNIT, rows=[SWEEP])
    return made


def bring(poi: Poi, content: bytes, origin: str = "ceplan", **more: Any) -> ImportOutcome:
    incoming = Incoming(content, "archivo.xlsx", origin, **more)
    return import_poi(actor=ACTOR, poi=poi, incoming=incoming, reason="Prueba", approval=APPROVAL)


def export(*rows: dict[str, Any], headings: tuple[str, ...] = CEPLAN_HEADINGS) -> bytes:
    return book(headings, rows, "POI_Por_ActividadOperativaAnual")


def two_generics(**more: Any) -> list[dict[str, Any]]:
    return [ceplan_row("AOI99999900501", generic, physical=4, money=money, **more) for generic, money in GENERICS]


def problems_of(poi: Poi, content: bytes, origin: str = "ceplan") -> list[tuple[int | None, str | None]]:
    before = Activity.objects.count(), PlannedMonth.objects.count()
    with pytest.raises(InputProblems) as found:
        bring(poi, content, origin)
    assert (Activity.objects.count(), PlannedMonth.objects.count()) == before, "all or nothing"
    return [(each.place.row, each.place.column) for each in found.value.problems]


# The export of CEPLAN


def test_what_is_physical_counts_once_and_money_adds_up(poi: Poi) -> None:
    outcome = bring(poi, export(*two_generics()))

    made = Activity.objects.get(code="AOI99999900501")
    assert outcome.added == [made.code]
    assert (made.unit, made.action, made.measure, made.active) == (UNIT, "AEI.01.01", "Documento", True)
    # 100.10 + 50.25 soles.
    assert stages_of([made.pk])[made.pk]["pia", 0] == dict.fromkeys(range(1, 13), (4000000, 15035))
    assert history(f"poi:{poi.plan.code}/2026")[0].what == "Importó actividades del POI"


def test_the_same_export_again_changes_nothing(poi: Poi) -> None:
    content = export(*two_generics())
    bring(poi, content)

    assert not bring(poi, content)
    assert not Reprogramming.objects.filter(poi=poi).exists()


def test_a_preview_keeps_nothing(poi: Poi) -> None:
    incoming = Incoming(export(*two_generics()), "a.xlsx", "ceplan")

    outcome = preview_poi(actor=ACTOR, poi=poi, incoming=incoming)

    assert outcome.added == ["AOI99999900501"]
    assert any("tipo de agregación" in each for each in outcome.warnings)
    assert not Activity.objects.filter(code="AOI99999900501").exists()


def test_physical_values_that_differ_are_an_error_that_names_both_rows(poi: Poi) -> None:
    first, second = two_generics()
    with pytest.raises(RowsRejected) as found:
        bring(poi, export(first, {**second, "F(CS) 03": 5}))

    (problem,) = found.value.problems
    assert (problem.place.row, problem.place.column) == (3, "F(CS) 03")
    assert "fila 2" in problem.message


def test_every_wrong_cell_is_told_at_once(poi: Poi) -> None:
    rows = [
        ceplan_row("A1", "1", physical=1, money=1, AEI="AEI.77.01"),
        ceplan_row("A2", "1", physical=1, money=1, **{"Centro Costo ID": "99.99"}),
        ceplan_row("A3", "1", physical=1, money=1, **{"F(CS) 02": "mucho", "Fn(RE) 12": "=1+1"}),
        ceplan_row("A4", "1", physical=1, money=1, POI=2025),
        ceplan_row("", "1", physical=1, money=1),
    ]

    assert sorted(problems_of(poi, export(*rows)), key=str) == [
        (2, "AEI"),
        (3, "Centro Costo ID"),
        (4, "F(CS) 02"),
        (4, "Fn(RE) 12"),
        (5, "POI"),
        (6, "Actividad Operativa ID"),
    ]


def test_missing_required_columns_are_listed(poi: Poi) -> None:
    headings = tuple(each for each in CEPLAN_HEADINGS if each not in ("AEI", "F(CS) 07", "Fn(SE) 01"))

    assert [column for _row, column in problems_of(poi, export(*two_generics(), headings=headings))] == [
        "AEI",
        "Fn(SE) 01",
        "F(CS) 07",
    ]


def test_a_column_that_stands_twice_is_told(poi: Poi) -> None:
    assert (None, "AEI") in problems_of(poi, export(*two_generics(), headings=(*CEPLAN_HEADINGS, "AEI")))


def test_what_is_reprogrammed_becomes_a_numbered_version_and_overwrites_nothing(poi: Poi) -> None:
    rows = two_generics()
    bring(poi, export(*rows))
    changed = [{**row, "F(RE) 06": 9} for row in rows]

    outcome = bring(poi, export(*changed))

    made = Activity.objects.get(code="AOI99999900501")
    stages = stages_of([made.pk])[made.pk]
    assert outcome.changed == [made.code]
    assert (stages["pia", 0][6], stages["reprogrammed", 1][6]) == ((4_000_000, 15_035), (9_000_000, 15_035))
    assert Reprogramming.objects.get(poi=poi).motive == "Prueba"
    bring(poi, export(*[{**row, "F(RE) 06": 2} for row in rows]))
    assert Reprogramming.objects.filter(poi=poi).count() == 2


def test_a_stage_that_is_closed_is_not_overwritten(poi: Poi) -> None:
    rows = two_generics()
    bring(poi, export(*rows))
    bring(poi, export(*[{**row, "F(RE) 06": 9} for row in rows]))

    with pytest.raises(FaroError, match="ya está cerrada"):
        bring(poi, export(*[{**row, "F(CS) 06": 1, "F(RE) 06": 9} for row in rows]))


def test_follow_up_comes_only_until_the_month_a_person_names(poi: Poi) -> None:
    done = {f"F(SE) {month:02d}": 2 for month in range(1, 13)} | {f"Fn(SE) {month:02d}": 10 for month in range(1, 13)}
    content = export(*two_generics(**done))
    assert any("seguimiento" in each for each in bring(poi, content).warnings)
    assert not Figure.objects.filter(activity__poi=poi).exists()

    bring(poi, content, executed_until=3)

    # Two rows of 10 soles each.
    figures = Figure.objects.filter(activity__poi=poi).values_list("report__period__number", "physical", "financial")
    assert sorted(figures) == [(1, 2_000_000, 2_000), (2, 2_000_000, 2_000), (3, 2_000_000, 2_000)]


def test_unknown_columns_come_back_as_they_came(poi: Poi) -> None:
    bring(poi, export(*two_generics()))

    given = [row for row in rows_of(ceplan_of(poi)) if row["Actividad Operativa ID"] == "AOI99999900501"]

    assert [(row["GG ID"], row["Columna Secreta 99"], row["Fn(CS) 01"], row["F(CS) 01"]) for row in given] == [
        ("2.1", "x-2.1", 100.1, 4),
        ("2.3", "x-2.3", 50.25, 4),
    ]
    missing = rows_of(ceplan_of(poi), "Faltantes")
    assert any("Producto ID" in str(row) for row in missing)


def test_money_changed_in_faro_is_not_shared_out_by_itself(poi: Poi) -> None:
    bring(poi, export(*two_generics()))
    made = Activity.objects.get(code="AOI99999900501")
    PlannedMonth.objects.filter(activity=made, month=1, stage="pia").update(financial=99)

    given = [row for row in rows_of(ceplan_of(poi)) if row["Actividad Operativa ID"] == made.code]

    assert [(row["GG ID"], row["Fn(CS) 01"]) for row in given] == [(None, 0.99)]


def test_the_export_of_faro_can_be_brought_back(poi: Poi) -> None:
    bring(poi, export(*two_generics()))
    Activity.objects.filter(name="Barrido").delete()

    assert not bring(poi, ceplan_of(poi))


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 10_000), generics=st.lists(st.integers(0, 99_999), min_size=1, max_size=4))
def test_neither_the_order_of_rows_nor_of_columns_matters(seed: int, generics: list[int]) -> None:
    rows = [
        ceplan_row(code, str(place), physical=place_of, money=cents / 100)
        for place_of, code in enumerate(("A1", "A2"))
        for place, cents in enumerate(generics)
    ]
    shuffled, headings = list(rows), list(CEPLAN_HEADINGS)
    random.Random(seed).shuffle(shuffled)  # noqa: S311  no secret hangs on it
    random.Random(seed + 1).shuffle(headings)  # noqa: S311

    def read(content: bytes) -> dict[str, Any]:
        found = read_ceplan(content, "a.xlsx", 2026, {UNIT}, {"AEI.01.01"})
        assert found.problems == ()
        return {each.code: (each.stages, each.texts) for each in found.activities}

    told = read(export(*shuffled, headings=tuple(headings)))
    assert told == read(export(*rows))
    assert told["A2"][0]["pia"]["financial", 5] == sum(generics)
    assert told["A2"][0]["pia"]["physical", 5] == 1_000_000


# The workbook of Faro


def filled(content: bytes, change: Callable[[Any], None]) -> bytes:
    found = load_workbook(io.BytesIO(content))
    change(found["POI"])
    buffer = io.BytesIO()
    found.save(buffer)
    return buffer.getvalue()


def test_the_workbook_given_back_untouched_changes_nothing(poi: Poi) -> None:
    assert not bring(poi, workbook_of(poi, UNIT), "faro-xlsx", unit=UNIT)


def test_the_workbook_of_a_synthetic_year_says_so(demo: Poi) -> None:
    unit = Activity.objects.filter(poi=demo).values_list("unit", flat=True)[0]

    guide = load_workbook(io.BytesIO(workbook_of(demo, unit)))["Guía"]

    assert "Datos sintéticos" in str(guide["A1"].value)


def test_codes_are_locked_and_figures_are_not(poi: Poi) -> None:
    sheet = load_workbook(io.BytesIO(workbook_of(poi, UNIT)))["POI"]

    assert sheet.protection.sheet
    assert (sheet["A2"].protection.locked, sheet["H2"].protection.locked) == (True, False)


def test_changes_and_new_rows_of_the_workbook_are_taken(poi: Poi) -> None:
    def fill(sheet: Any) -> None:
        sheet["H2"] = 12.25
        sheet["C3"], sheet["T3"] = "Poda de árboles", 99.9

    content = filled(workbook_of(poi, UNIT), fill)
    outcome = bring(poi, content, "faro-xlsx", unit=UNIT)

    assert (outcome.added, outcome.changed) == (["NUEVA-2026-0002"], ["NUEVA-2026-0001"])
    assert PlannedMonth.objects.get(activity__code="NUEVA-2026-0001", month=1).physical == 12_250_000
    assert PlannedMonth.objects.get(activity__name="Poda de árboles", month=1).financial == 9_990
    assert not bring(poi, content, "faro-xlsx", unit=UNIT), "a second time there is nothing to do"


def test_rows_that_are_wrong_come_back_with_what_is_wrong(poi: Poi, signed_in: Callable[[str], Client]) -> None:
    def fill(sheet: Any) -> None:
        sheet["H2"], sheet["D2"] = "mucho", "AEI.77.01"
        sheet["A3"], sheet["C3"] = "INVENTADO", "Una de más"
        sheet["C4"], sheet["H4"] = "Con fórmula", "=1+1"

    content = filled(workbook_of(poi, UNIT), fill)
    client = signed_in("planeamiento")
    kwargs = {"plan": poi.plan.code, "year": poi.year}
    form = {"file": SimpleUploadedFile("libro.xlsx", content)}
    sent = client.post(f"{reverse('monitoring:poi_upload', kwargs=kwargs)}?unidad={UNIT}", form)
    page = client.get(sent["Location"])
    given = rows_of(client.get(f"{sent['Location']}rechazadas.xlsx").content)

    assert page.status_code == 422
    assert [row["Fila"] for row in given] == [2, 3, 4]
    assert "Físico enero" in given[0]["Qué pasa"]
    assert "AEI.77.01" in given[0]["Qué pasa"]
    assert "fórmula" in given[2]["Qué pasa"]
    assert Activity.objects.filter(poi=poi).count() == 1


def test_a_file_is_seen_first_and_then_confirmed(poi: Poi, signed_in: Callable[[str], Client]) -> None:
    client = signed_in("planeamiento")
    kwargs = {"plan": poi.plan.code, "year": poi.year}
    form = {"file": SimpleUploadedFile("d.xlsx", export(*two_generics())), "origin": "ceplan", "executed_until": "0"}

    sent = client.post(reverse("monitoring:poi_upload", kwargs=kwargs), form)
    page = client.get(sent["Location"])
    assert "AOI99999900501" in page.content.decode()
    assert not Activity.objects.filter(code="AOI99999900501").exists()
    assert client.post(sent["Location"], {"reason": ""}).status_code == 422
    assert "El POI pasa de «En formulación» a «Consistente con el PIA»" in page.content.decode()
    assert client.post(sent["Location"], {"reason": "Carga anual"}).status_code == 422
    approval = {"instrument": "R.A. 1-2025", "on": "2025-12-30"}
    assert client.post(sent["Location"], {"reason": "Carga anual", **approval}).status_code == 302

    assert Activity.objects.filter(code="AOI99999900501").exists()
    assert client.get(sent["Location"]).status_code == 404
    assert signed_in("control").get(reverse("monitoring:poi_upload", kwargs=kwargs)).status_code == 403


def test_a_unit_does_not_write_in_another(poi: Poi) -> None:
    other = next(each for each in unit_labels() if each != UNIT)

    with pytest.raises(RowsRejected):
        bring(poi, workbook_of(poi, UNIT), "faro-xlsx", unit=other)


# What strangers may send


def bomb() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * 300_000_000)
    return buffer.getvalue()


@pytest.mark.parametrize("origin", ["ceplan", "faro-xlsx"])
@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"Actividad Operativa ID;AEI",
        b"PK\x03\x04 roto",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 viejo",
        book(("Otra", "Cosa"), [{"Otra": 1}]),
        book((), []),
    ],
)
def test_what_is_no_such_workbook_is_refused_in_words(poi: Poi, origin: str, content: bytes) -> None:
    assert problems_of(poi, content, origin)


def test_a_bomb_is_not_opened(poi: Poi) -> None:
    assert problems_of(poi, bomb())


def test_a_text_like_a_formula_leaves_as_a_text(poi: Poi) -> None:
    Activity.objects.filter(poi=poi).update(name='=HYPERLINK("http://malo")', measure="@x")

    for content in (workbook_of(poi, UNIT), ceplan_of(poi)):
        found = load_workbook(io.BytesIO(content))
        cells = [cell for line in found.worksheets[0].iter_rows() for cell in line]
        assert any(cell.value == '=HYPERLINK("http://malo")' and cell.data_type == "s" for cell in cells) or all(
            cell.data_type != "f" for cell in cells
        )


def test_a_sheet_without_end_is_refused(poi: Poi) -> None:
    wide = book([f"c{n}" for n in range(700)], [])

    assert problems_of(poi, wide)


def test_rows_by_generic_come_back_also_from_a_file_without_what_is_in_force(poi: Poi) -> None:
    headings = tuple(heading for heading in CEPLAN_HEADINGS if "(RE)" not in heading)
    bring(poi, export(*two_generics(), headings=headings))

    given = [row for row in rows_of(ceplan_of(poi)) if row["Actividad Operativa ID"] == "AOI99999900501"]

    assert [(row["GG ID"], row["Fn(CS) 01"], row["Fn(RE) 01"]) for row in given] == [
        ("2.1", 100.1, 100.1),
        ("2.3", 50.25, 50.25),
    ]
