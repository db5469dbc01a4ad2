"""Editing through the pages: what is typed is kept or told, never lost; two at once are told of each other."""

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries
from tests.plans.conftest import DEMO
from tests.plans.folders import with_cell, zip_of, zipped

from faro.kernel.rounding import half_up
from faro.ledger.api import history, subject_key
from faro.package.model import Package
from faro.package.reading import read_package
from faro.plans.api import Plan, package_of
from faro.plans.domain.measuring import value_of_parts
from faro.plans.domain.unpacking import Uploaded, read_uploaded
from faro.plans.models import Element, Indicator, Link, Measurement, Target

SignedIn = Callable[[str], Client]
CODE = "IND.01.OEI.01"


@pytest.fixture
def planner(signed_in: SignedIn) -> Client:
    return signed_in("planeamiento")


def page(name: str, *parts: object) -> str:
    return reverse(f"plans:{name}", args=["PEI-2021-2025", *parts])


def hidden(client: Client, url: str) -> dict[str, str]:
    """What the form of a page would send if nothing were touched."""
    form = client.get(url).context["form"]
    return {field.html_name: str(value) for field in form if (value := field.value()) is not None}


def test_a_target_is_fixed_with_its_resolution(ilo: Plan, planner: Client) -> None:
    url = page("target", CODE, 2022)
    sent = {"value": "15.5", "instrument": "R.A. 9-2022", "instrument_date": "2022-05-03", "reason": "x", "revision": 0}
    assert planner.post(url, sent).status_code == 302
    target = Target.objects.get(indicator=CODE, version=1)
    assert (target.value, target.instrument) == (15_500_000, "R.A. 9-2022")
    shown = planner.get(page("indicator", CODE)).content.decode()
    assert "15.5" in shown
    assert "v0: 20 (R.A. 749-2020-MPI)" in shown


def test_every_fault_of_a_form_stands_beside_its_field_and_what_was_typed_stays(ilo: Plan, planner: Client) -> None:
    sent = {"value": "1,5 %", "instrument": "", "instrument_date": "2022-02-30", "reason": "", "revision": 0}
    answer = planner.post(page("target", CODE, 2022), sent)
    assert answer.status_code == 422
    assert set(answer.context["form"].errors) == {"value", "instrument", "instrument_date", "reason"}
    assert 'value="1,5 %"' in answer.content.decode()
    assert Target.objects.count() == 51


def test_the_second_of_two_sees_what_the_first_wrote_and_may_then_decide(ilo: Plan, planner: Client) -> None:
    url = page("measurement", CODE, "2022")
    first, second = hidden(planner, url), hidden(planner, url)
    assert planner.post(url, first | {"value": "11", "reason": "Una"}).status_code == 302
    answer = planner.post(url, second | {"value": "12", "reason": "Otra"})
    assert answer.status_code == 409
    shown = answer.content.decode()
    assert "Otra persona cambió esto" in shown
    assert 'value="12"' in shown
    assert Measurement.objects.get(indicator=CODE).value == 11_000_000
    again = {field.html_name: field.value() for field in answer.context["form"] if field.value() is not None}
    assert planner.post(url, again).status_code == 302
    assert Measurement.objects.get(indicator=CODE).value == 12_000_000
    changes = [entry.changes[0] for entry in history(subject_key("indicator", ilo.code, CODE))]
    assert changes == [("Valor obtenido", "11", "12"), ("Valor obtenido", "10", "11")]


def test_a_value_is_computed_from_its_parts_by_the_factor(ilo: Plan, planner: Client) -> None:
    Indicator.objects.filter(code=CODE).update(multiplier=100_000_000)
    sent = {"period": "2023", "numerator": "2", "denominator": "3", "reason": "Medición"}
    assert planner.post(page("measurement_new", CODE), sent).status_code == 302
    assert Measurement.objects.get(indicator=CODE, period="2023").value == 66_666_667


@pytest.mark.parametrize(
    ("sent", "value"),
    [({"numerator": "2", "denominator": "0"}, None), ({}, None), ({"value": "0"}, 0)],
)
def test_what_is_missing_stays_missing_and_zero_is_zero(
    ilo: Plan, planner: Client, sent: dict[str, str], value: int | None
) -> None:
    Indicator.objects.filter(code=CODE).update(multiplier=100_000_000)
    planner.post(page("measurement_new", CODE), {"period": "2023-S1", "reason": "x", **sent})
    assert Measurement.objects.get(indicator=CODE, period="2023-S1").value == value


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({"numerator": "2"}, "Escriba las dos partes"),
        ({"numerator": "1", "denominator": "2", "value": "70"}, "no es el que sale de sus partes"),
    ],
)
def test_parts_that_do_not_make_the_value_are_told(
    ilo: Plan, planner: Client, sent: dict[str, str], words: str
) -> None:
    Indicator.objects.filter(code=CODE).update(multiplier=100_000_000)
    answer = planner.post(page("measurement_new", CODE), {"period": "2023", "reason": "x", **sent})
    assert words in answer.content.decode()
    assert not Measurement.objects.filter(period="2023").exists()


@given(st.integers(-(10**9), 10**9), st.integers(1, 10**12), st.integers(1, 10**8))
def test_the_value_of_parts_is_the_exact_quotient_rounded_once(numerator: int, denominator: int, factor: int) -> None:
    exact = Fraction(numerator, 10**6) / Fraction(denominator, 10**6) * Fraction(factor, 10**6)
    found = value_of_parts(numerator, denominator, factor)
    assert found is not None
    assert abs(Fraction(found, 10**6) - exact) <= Fraction(1, 2 * 10**6)
    assert found == half_up(exact, 6) * 10**6


def test_a_value_beyond_any_figure_of_a_plan_is_told(ilo: Plan, planner: Client) -> None:
    Indicator.objects.filter(code=CODE).update(multiplier=100_000_000)
    sent = {"period": "2023", "numerator": "99999999999", "denominator": "0.000001", "reason": "x"}
    assert "demasiado grande" in planner.post(page("measurement_new", CODE), sent).content.decode()


def test_a_form_sent_as_it_came_changes_nothing(ilo: Plan, planner: Client) -> None:
    before = package_of(ilo.code)
    for url in (page("indicator_edit", CODE), page("element_edit", "OEI.01"), page("texts_edit", "1.a")):
        # A browser sends line ends its own way.
        sent = {name: value.replace("\n", "\r\n") for name, value in hidden(planner, url).items()}
        assert planner.post(url, sent | {"reason": "Sin cambios"}).status_code == 302
    after = package_of(ilo.code)
    assert all(after.tables[name].equals(frame) for name, frame in before.tables.items())
    assert history(subject_key("indicator", ilo.code, CODE)) == ()


def test_a_reference_that_does_not_exist_is_no_choice(ilo: Plan, planner: Client) -> None:
    url = page("element_edit", "AEI.01.01")
    answer = planner.post(url, hidden(planner, url) | {"parent": "AEI.01.01", "reason": "x"})
    assert answer.status_code == 422
    assert Element.objects.get(code="AEI.01.01").parent == "OEI.01"


def test_a_link_is_added_changed_and_removed_and_the_history_keeps_all(ilo: Plan, planner: Client) -> None:
    new = {
        "id": "L-99",
        "lower_plan": ilo.name,
        "lower_code": "OEI.01",
        "lower_name": "Modernizar la gestión",
        "upper_plan": "PDLC",
        "upper_name": "Elevar la gobernanza",
        "reason": "Articulación",
    }
    assert planner.post(page("alignment_new"), new).status_code == 302
    assert planner.post(page("alignment_new"), new).status_code == 422
    url = page("alignment_edit", "L-99")
    changed = hidden(planner, url) | {"upper_name": "Gobernar mejor", "reason": "Corrección"}
    assert planner.post(url, changed).status_code == 302
    assert Link.objects.get(code="L-99").upper_name == "Gobernar mejor"
    url = page("alignment_remove", "L-99")
    assert planner.post(url, hidden(planner, url) | {"reason": "Repetido"}).status_code == 302
    assert not Link.objects.filter(code="L-99").exists()
    told = [entry.what for entry in history(subject_key("plan", ilo.code))][:3]
    assert told == ["Quitó la articulación", "Cambió la articulación", "Agregó la articulación"]


def test_an_action_and_its_indicator_are_added(ilo: Plan, planner: Client) -> None:
    action = {"code": "AEI.01.99", "level": "AEI", "parent": "OEI.01", "name": "Archivo ordenado", "reason": "R.A. 9"}
    assert planner.post(page("element_new"), action).status_code == 302
    ficha = {"code": "IND.01.AEI.01.99", "element": "AEI.01.99", "name": "Cajas ordenadas", "reason": "R.A. 9"}
    assert planner.post(page("indicator_new"), ficha).status_code == 302
    assert "Cajas ordenadas" in planner.get(page("element", "AEI.01.99")).content.decode()
    assert [row["code"] for row in package_of(ilo.code).rows("indicators")][-1] == "IND.01.AEI.01.99"


def test_an_action_without_objective_is_refused_in_words(ilo: Plan, planner: Client) -> None:
    action = {"code": "AEI.01.99", "level": "AEI", "name": "Archivo ordenado", "reason": "R.A. 9"}
    answer = planner.post(page("element_new"), action)
    assert answer.status_code == 422
    assert "no tiene padre" in answer.content.decode()


def test_a_source_that_rows_name_cannot_be_removed(ilo: Plan, planner: Client) -> None:
    url = page("sources_remove", "informe-2022")
    answer = planner.post(url, hidden(planner, url) | {"reason": "x"})
    assert answer.status_code == 422
    assert package_of(ilo.code).rows("sources")[0]["id"] == "informe-2022"


def test_a_get_and_a_person_without_permission_change_nothing(ilo: Plan, signed_in: SignedIn) -> None:
    sent = {"value": "1", "instrument": "R.A. 9", "instrument_date": "2022-05-03", "reason": "x", "revision": 0}
    assert signed_in("responsable").post(page("target", CODE, 2022), sent).status_code == 403
    assert Client().post(page("target", CODE, 2022), sent).status_code == 302
    assert Target.objects.count() == 51


def test_a_package_goes_up_is_looked_at_and_confirmed(ilo: Plan, ilo_package: Package, planner: Client) -> None:
    other = with_cell(ilo_package, "measurements", 0, value=11_500_000)
    shown = planner.post(reverse("plans:upload"), {"file": _file(zipped(other), "pei.zip")}, follow=True)
    text = shown.content.decode()
    assert "Qué cambia en PEI-2021-2025" in text
    assert "11.5" in text
    assert Measurement.objects.get(indicator=CODE).value == 10_000_000
    sent = hidden(planner, shown.redirect_chain[-1][0]) | {"instrument": "R.A. 7-2023", "reason": "Dato corregido"}
    done = planner.post(shown.redirect_chain[-1][0], sent, follow=True)
    assert "Paquete importado. Los ciudadanos verán los cambios cuando se publiquen" in done.content.decode()
    assert Measurement.objects.get(indicator=CODE).value == 11_500_000


def test_all_that_is_wrong_is_shown_at_once_and_can_be_taken_away(ilo: Plan, planner: Client) -> None:
    members = {f"pei/{path.name}": path.read_bytes() for path in DEMO.iterdir() if path.suffix in {".csv", ".json"}}
    members["pei/elements.csv"] = members["pei/elements.csv"].replace(b"AEI,OEI.01", b"AEI,=OEI.77")
    shown = planner.post(reverse("plans:upload"), {"file": _file(zip_of(members), "malo.zip")}, follow=True)
    assert "4 errores: no se importó nada" in shown.content.decode()
    digest = shown.redirect_chain[-1][0].split("/")[-2]
    listed = planner.get(reverse("plans:problems_csv", args=[digest])).content.decode("utf-8-sig").splitlines()
    assert len(listed) == 5
    # A value must not become a formula in the spreadsheet that opens the list.
    assert all("'=OEI.77" in line for line in listed[1:])


def _file(content: bytes, name: str) -> object:
    return SimpleUploadedFile(name, content)


def test_what_is_downloaded_is_the_package(ilo: Plan, ilo_package: Package, planner: Client, tmp_path: Path) -> None:
    folder = planner.get(page("package_zip")).content
    assert folder == planner.get(page("package_zip")).content
    (tmp_path / "zip").mkdir()
    from_zip = read_uploaded(Uploaded(folder, "pei.zip"), tmp_path / "zip")
    (tmp_path / "plan.xlsx").write_bytes(planner.get(page("package_xlsx")).content)
    for found in (from_zip, read_package(tmp_path / "plan.xlsx")):
        assert all(found.tables[name].equals(frame) for name, frame in ilo_package.tables.items())


@pytest.mark.parametrize(
    ("name", "parts"),
    [("plan", ()), ("element", ("OEI.01",)), ("indicator", (CODE,)), ("alignment", ()), ("texts", ())],
)
def test_a_page_asks_a_few_queries_however_long_the_plan(
    ilo: Plan,
    planner: Client,
    django_assert_max_num_queries: DjangoAssertNumQueries,
    name: str,
    parts: tuple[str, ...],
) -> None:
    planner.get(page(name, *parts))
    with django_assert_max_num_queries(14):
        planner.get(page(name, *parts))
