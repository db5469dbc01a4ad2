"""Importing: all or nothing, never over what people changed, and nothing the second time."""

from datetime import date

import pytest
from django.db.models import Model
from tests.plans.conftest import ACTOR
from tests.plans.folders import with_cell, with_rows, without_row

from faro.directory.models import Unit
from faro.evaluation.models import Commitment
from faro.kernel.errors import FaroError, InputProblems
from faro.ledger.api import head, history, subject_key
from faro.package.model import Package
from faro.plans.api import (
    Decisions,
    ImportOutcome,
    NewTarget,
    Plan,
    Seen,
    change_row,
    change_target,
    described_differences,
    import_package,
    package_of,
    preview_import,
)
from faro.plans.domain.differences import Kind
from faro.plans.domain.storable import LONGEST
from faro.plans.models import Element, Indicator, Measurement, StoredTable, Target, Text
from faro.plans.selectors.meeting import fingerprint
from faro.plans.services.importing import UNDECIDED

CODE = "IND.01.OEI.01"


def bring(package: Package, decisions: Decisions = UNDECIDED) -> ImportOutcome:
    return import_package(
        actor=ACTOR, package=package, instrument="R.A. 5-2023", reason="Actualización", decisions=decisions
    )


def edit_measurement(plan: Plan, value: int) -> None:
    row = Measurement.objects.get(plan=plan, indicator=CODE)
    change_row(
        actor=ACTOR,
        plan_code=plan.code,
        table="measurements",
        seen=Seen((CODE, "2022"), row.revision),
        values={"value": value},
        reason="Corrección",
    )


def everything() -> list[object]:
    models: tuple[type[Model], ...] = (Plan, Element, Indicator, Target, Measurement, Text, StoredTable)
    return [list(model._default_manager.order_by("pk").values()) for model in models]  # noqa: SLF001


def test_the_plan_of_ilo_stands_with_its_51_indicators(ilo: Plan) -> None:
    assert (Element.objects.count(), Indicator.objects.count(), Target.objects.count()) == (50, 51, 51)
    assert Measurement.objects.get(indicator=CODE).value == 10_000_000


def test_the_same_package_twice_changes_nothing_and_writes_nothing(ilo: Plan, ilo_package: Package) -> None:
    before, told = everything(), head()
    assert not preview_import(ilo_package)
    assert not bring(ilo_package).written
    assert (everything(), head()) == (before, told)


def test_what_is_exported_after_edits_comes_in_as_nothing_new(ilo: Plan) -> None:
    edit_measurement(ilo, 12_000_000)
    told = head()
    assert not bring(package_of(ilo.code)).written
    assert head() == told


def test_a_first_import_is_one_entry_for_the_plan(ilo: Plan) -> None:
    (entry,) = history(subject_key("plan", ilo.code))
    assert ("Indicadores: filas nuevas", "ND", "51") in entry.changes
    assert history(subject_key("indicator", ilo.code, CODE)) == ()


def test_a_changed_value_is_told_before_and_after(ilo: Plan, ilo_package: Package) -> None:
    bring(with_cell(ilo_package, "measurements", 0, value=11_500_000))
    assert Measurement.objects.get(indicator=CODE).value == 11_500_000
    (entry,) = history(subject_key("indicator", ilo.code, CODE))
    assert entry.changes == (("Valor obtenido", "10", "11.5"),)


def test_a_preview_changes_nothing(ilo: Plan, ilo_package: Package) -> None:
    before = everything()
    found = preview_import(with_cell(ilo_package, "elements", 2, name="Otro nombre"))
    (row,) = found.rows
    assert (row.table, row.kind, row.columns[0][0], row.columns[0][2]) == ("elements", "changed", "name", "Otro nombre")
    assert everything() == before


def test_rows_that_left_stay_until_someone_confirms(ilo: Plan, ilo_package: Package) -> None:
    shorter = without_row(ilo_package, "texts", 3)
    assert preview_import(shorter).count(Kind.REMOVED) == 1
    assert not bring(shorter).written
    assert Text.objects.count() == 55
    # It is asked again, and then confirmed.
    assert preview_import(shorter).count(Kind.REMOVED) == 1
    assert bring(shorter, Decisions(remove=True)).written
    assert package_of(ilo.code).tables["texts"].equals(shorter.tables["texts"])


def test_what_people_changed_is_never_silently_overwritten(ilo: Plan, ilo_package: Package) -> None:
    edit_measurement(ilo, 12_000_000)
    other = with_cell(ilo_package, "measurements", 0, value=15_000_000)
    before = everything()
    with pytest.raises(FaroError, match="1 filas que se cambiaron en Faro"):
        bring(other)
    assert everything() == before
    bring(other, Decisions(take_conflicts=False))
    assert Measurement.objects.get(indicator=CODE).value == 12_000_000
    # Decided once, it is not asked again.
    assert not preview_import(other)


def test_a_conflict_decided_for_the_package_takes_its_row(ilo: Plan, ilo_package: Package) -> None:
    edit_measurement(ilo, 12_000_000)
    other = with_cell(ilo_package, "measurements", 0, value=15_000_000)
    bring(other, Decisions(take_conflicts=True))
    assert Measurement.objects.get(indicator=CODE).value == 15_000_000
    assert package_of(ilo.code).tables["measurements"].equals(other.tables["measurements"])


def test_what_people_changed_and_the_package_did_not_stays(ilo: Plan, ilo_package: Package) -> None:
    edit_measurement(ilo, 12_000_000)
    new = NewTarget(CODE, 2022, 15_000_000, 0, "R.A. 9-2022", date(2022, 5, 3))
    change_target(actor=ACTOR, plan_code=ilo.code, target=new, reason="Reprogramación")
    bring(with_cell(ilo_package, "measurements", 5, value=1))
    assert Measurement.objects.get(indicator=CODE).value == 12_000_000
    assert list(Target.objects.filter(indicator=CODE).values_list("version", "value")) == [
        (0, 20_000_000),
        (1, 15_000_000),
    ]


def test_a_row_kept_as_in_faro_is_shown_as_it_stays(ilo: Plan, ilo_package: Package) -> None:
    edit_measurement(ilo, 12_000_000)
    (line,) = described_differences(preview_import(ilo_package)).rows
    assert line == f"Valores obtenidos {CODE} · 2022 (se conserva lo cambiado en Faro): Valor obtenido: 12"


def test_a_plan_that_changed_since_the_preview_is_shown_again(ilo: Plan, ilo_package: Package) -> None:
    other = with_cell(ilo_package, "elements", 2, name="Otro nombre")
    seen = fingerprint(preview_import(other))
    edit_measurement(ilo, 12_000_000)
    with pytest.raises(FaroError, match="cambió desde que se mostraron"):
        bring(other, Decisions(seen=seen))
    assert Element.objects.filter(name="Otro nombre").count() == 0


def test_an_absent_table_says_nothing(ilo: Plan, ilo_package: Package) -> None:
    silent = {name: frame for name, frame in ilo_package.tables.items() if name != "links"}
    assert preview_import(Package(silent, "x")).silent == ("links",)
    bring(Package(silent, "x"))
    assert len(package_of(ilo.code).rows("links")) == 26


def test_another_order_of_rows_is_taken_over(ilo: Plan, ilo_package: Package) -> None:
    turned = with_rows(ilo_package, "texts", ilo_package.rows("texts")[::-1])
    assert [table.reordered for table in preview_import(turned).tables] == [True]
    assert bring(turned).written
    assert package_of(ilo.code).tables["texts"].equals(turned.tables["texts"])


def test_a_merge_that_would_leave_a_reference_hanging_is_refused_whole(ilo: Plan, ilo_package: Package) -> None:
    new = NewTarget(CODE, 2023, 15_000_000, -1, "R.A. 9-2022", date(2022, 5, 3))
    change_target(actor=ACTOR, plan_code=ilo.code, target=new, reason="Nueva")
    shorter = ilo_package
    for table, column in (("targets", "indicator"), ("measurements", "indicator"), ("indicators", "code")):
        kept = [row for row in shorter.rows(table) if row[column] != CODE]
        shorter = with_rows(shorter, table, kept)
    shorter = with_rows(shorter, "claims", [row for row in shorter.rows("claims") if row["indicator"] != CODE])
    before = everything()
    with pytest.raises(InputProblems) as refused:
        bring(shorter, Decisions(remove=True))
    assert {problem.code for problem in refused.value.problems} == {"dangling_reference"}
    assert everything() == before


def test_the_plan_of_another_municipality_is_refused(ilo: Plan, demo_package: Package) -> None:
    with pytest.raises(FaroError, match="otra municipalidad"):
        bring(demo_package)
    assert Plan.objects.count() == 1


@pytest.mark.parametrize("code", ["a/b", "..", "importar"])
def test_a_code_that_no_address_can_hold_is_refused(db: None, ilo_package: Package, code: str) -> None:
    with pytest.raises(InputProblems) as refused:
        bring(with_cell(ilo_package, "plan", 0, code=code))
    assert refused.value.problems[0].place.column == "code"
    assert not Plan.objects.exists()


@pytest.mark.parametrize(("table", "column"), sorted(LONGEST))
def test_what_another_room_has_no_room_for_is_told_with_its_place(
    table: str, column: str, ilo: Plan, ilo_package: Package
) -> None:
    long = "x" * (LONGEST[table, column] + 1)
    with pytest.raises(InputProblems) as refused:
        bring(with_cell(ilo_package, table, 0, **{column: long}))
    (problem,) = refused.value.problems
    assert (problem.place.file, problem.place.column) == (f"{table}.csv", column)


def test_the_room_for_each_cell_is_that_of_its_model() -> None:
    kept: dict[tuple[str, str], tuple[type[Model], str]] = {
        ("units", "code"): (Unit, "code"),
        ("units", "parent"): (Unit, "code"),
        ("units", "name"): (Unit, "name"),
        ("commitments", "id"): (Commitment, "code"),
        ("commitments", "element"): (Commitment, "element"),
        ("commitments", "unit"): (Commitment, "unit"),
    }
    fields = {cell: model._meta.get_field(name) for cell, (model, name) in kept.items()}  # noqa: SLF001
    assert {cell: getattr(field, "max_length", None) for cell, field in fields.items()} == LONGEST
