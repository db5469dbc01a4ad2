"""Runs never change, and come out the same."""

import zlib

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone
from tests.evaluation.variants import ACTOR, publish, with_value

from faro.engine.result_bytes import result_bytes, run_from
from faro.evaluation.api import (
    EvaluationRun,
    ReportFile,
    SealedInput,
    make_documents,
    recalculate,
    results_of,
    run,
    runs_of,
)
from faro.evaluation.models import Publication
from faro.evaluation.selectors.sealed import BrokenSeal, package_in
from faro.evaluation.services.reporting import OtherMethod
from faro.evaluation.services.running import NotReproduced, seal_package
from faro.ledger.api import history, set_aside
from faro.package.evaluating import evaluate_package
from faro.package.model import Package
from faro.package.sealing import opened, sealed_bytes

METHODS = ("ceplan-2021", "ilo-2022")


@pytest.mark.parametrize("name", ["ilo", "demo"])
def test_a_sealed_package_opens_as_it_was(name: str, request: pytest.FixtureRequest) -> None:
    package: Package = request.getfixturevalue(name)
    again = opened(sealed_bytes(package))
    assert list(again.tables) == list(package.tables)
    assert all(again.tables[table].equals(frame) for table, frame in package.tables.items())
    assert sealed_bytes(again) == sealed_bytes(package)


@pytest.mark.parametrize(("name", "methods", "year"), [("ilo", METHODS, 2022), ("demo", ("poi-ceplan",), 2025)])
def test_results_are_read_back_whole(
    name: str, methods: tuple[str, ...], year: int, request: pytest.FixtureRequest
) -> None:
    for computed in evaluate_package(request.getfixturevalue(name), methods, year):
        again = run_from(result_bytes(computed), computed.method, computed.horizon)
        assert again.indicators.equals(computed.indicators.sort("indicator", "version"))
        assert again.groups.equals(computed.groups.sort("scope", "code"))
        assert result_bytes(again) == result_bytes(computed)


@pytest.mark.django_db
def test_the_same_content_is_sealed_once(ilo: Package) -> None:
    first, second = seal_package(ilo), seal_package(ilo)
    assert first.pk == second.pk
    assert seal_package(with_value(ilo, "IND.01.OEI.01", 11)).pk != first.pk


@pytest.mark.django_db
def test_running_again_gives_the_same_run_and_recalculating_the_same_bytes(ilo: Package) -> None:
    sealed = seal_package(ilo)
    first = run(actor=ACTOR, sealed=sealed, method_ids=METHODS, year=2022)
    second = run(actor=ACTOR, sealed=sealed, method_ids=METHODS, year=2022)
    assert [each.pk for each in first] == [each.pk for each in second]
    assert EvaluationRun.objects.count() == 2
    for each in first:
        again = recalculate(each)
        assert (again.same, again.digest, again.changed) == (True, each.digest, ())


@pytest.mark.django_db
def test_recalculating_says_which_version_is_another(ilo: Package) -> None:
    kept = run(actor=ACTOR, sealed=seal_package(ilo), method_ids=["ilo-2022"], year=2022)[0]
    kept.method_version, kept.engine_version = "0", "0.0.1"
    changed = recalculate(kept).changed
    assert "ilo-2022 pasó de la versión 0 a la 1" in changed[0]
    assert "El motor pasó de la versión 0.0.1" in changed[1]


@pytest.mark.django_db
def test_other_figures_from_the_same_inputs_are_an_alarm_and_not_a_run(ilo: Package) -> None:
    sealed = seal_package(ilo)
    made = run(actor=ACTOR, sealed=sealed, method_ids=["ilo-2022"], year=2022)[0]
    with set_aside(connection):
        EvaluationRun.objects.filter(pk=made.pk).delete()
    made.pk, made.digest = None, "0" * 64
    made.save(force_insert=True)
    with pytest.raises(NotReproduced):
        run(actor=ACTOR, sealed=sealed, method_ids=["ilo-2022"], year=2022)


@pytest.mark.django_db
def test_the_database_refuses_to_change_what_is_written_once(ilo: Package) -> None:
    publish(ilo, formats=("html",))
    changes = (
        (SealedInput.objects, {"plan": "X"}),
        (EvaluationRun.objects, {"digest": "0" * 64}),
        (ReportFile.objects, {"content": b""}),
        (Publication.objects, {"snapshot": "{}"}),
    )
    for manager, change in changes:
        with pytest.raises(DatabaseError, match="written once"), transaction.atomic():
            manager.update(**change)
        with pytest.raises(DatabaseError, match="written once"), transaction.atomic():
            manager.all()._raw_delete("default")  # noqa: SLF001  past the foreign keys that Django would ask first


@pytest.mark.django_db
def test_damaged_bytes_are_noticed(ilo: Package) -> None:
    sealed = SealedInput(
        digest="1" * 64, plan="X", format_version=1, content=zlib.compress(sealed_bytes(ilo)), made_at=timezone.now()
    )
    sealed.save()
    with pytest.raises(BrokenSeal):
        package_in(sealed)
    kept = run(actor=ACTOR, sealed=seal_package(ilo), method_ids=["ilo-2022"], year=2022)[0]
    kept.results = zlib.compress(b"{}")
    with pytest.raises(BrokenSeal):
        results_of(kept)


@pytest.mark.django_db
def test_a_run_is_in_the_history(ilo: Package) -> None:
    made = run(actor=ACTOR, sealed=seal_package(ilo), method_ids=["ilo-2022"], year=2022)[0]
    (entry,) = history(f"run:{made.pk}")
    assert entry.what == "Evaluó los datos sellados con un método"
    assert ("Huella de los resultados", "ND", made.digest) in entry.changes


@pytest.mark.django_db
def test_a_document_made_later_is_the_one_made_with_the_publication(ilo: Package) -> None:
    made = publish(ilo, formats=("html", "docx"))
    with_it = {file.file_format: bytes(file.content) for file in ReportFile.objects.all()}
    with set_aside(connection):
        ReportFile.objects.all().delete()
    later = make_documents(actor=ACTOR, runs=runs_of(made), formats=["html", "docx"])
    assert {file.file_format: bytes(file.content) for file in later} == with_it


@pytest.mark.django_db
def test_no_document_is_made_of_a_run_whose_method_is_gone(ilo: Package) -> None:
    kept = run(actor=ACTOR, sealed=seal_package(ilo), method_ids=["ilo-2022"], year=2022)[0]
    kept.method_digest = "0" * 64
    with pytest.raises(OtherMethod, match="ilo-2022 cambió"):
        make_documents(actor=ACTOR, runs=[kept], formats=["html"])


@pytest.mark.django_db
def test_the_same_runs_give_the_same_document_byte_for_byte(ilo: Package) -> None:
    runs = run(actor=ACTOR, sealed=seal_package(ilo), method_ids=METHODS, year=2022)
    first = make_documents(actor=ACTOR, runs=runs, formats=["pdf", "html"])
    kept = {file.file_format: bytes(file.content) for file in first}
    assert kept["pdf"].startswith(b"%PDF")
    with set_aside(connection):
        ReportFile.objects.all().delete()
    again = make_documents(actor=ACTOR, runs=runs, formats=["pdf", "html"])
    assert {file.file_format: bytes(file.content) for file in again} == kept
    assert [file.digest for file in again] == [file.digest for file in first]
