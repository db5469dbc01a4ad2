"""Publishing: whole or not at all, with a reason, and saying what changed."""

import threading
from unittest.mock import patch

import pytest
from django.db import connection
from pytest_django.fixtures import DjangoAssertNumQueries
from tests.evaluation.variants import ACTOR, publish, with_target, with_value, without

from faro.checks.audit import AuditedFinding, OnFailure
from faro.checks.rules import ALL
from faro.evaluation.api import (
    FigureChange,
    changes_between,
    changes_of,
    documents_of,
    latest_publication,
    publications,
    published,
    published_in,
    published_years,
    runs_of,
    sealed_package,
)
from faro.evaluation.models import EvaluationRun, Publication, ReportFile, SealedInput
from faro.evaluation.services import publishing, reporting
from faro.evaluation.services.publishing import (
    NothingNew,
    PublishedMeanwhile,
    ReasonMissing,
    draft_key,
    draft_of,
    keep_draft,
    publish_package,
)
from faro.kernel.errors import FaroError
from faro.ledger.api import history, public_version, seal_of
from faro.package.model import Package

PLAN = "PEI-2021-2025"


@pytest.mark.django_db
def test_nothing_is_published_before_the_first_publication() -> None:
    assert published() is None
    assert latest_publication(PLAN, 2022) is None
    assert published_years() == ()


@pytest.mark.django_db
def test_a_publication_shows_what_was_sealed(ilo: Package) -> None:
    made = publish(ilo)
    shown = published(PLAN, 2022)
    assert shown is not None
    assert (shown.plan, shown.year, shown.seal) == (PLAN, 2022, made.sealed.digest)
    assert shown == published() == published(PLAN) == published_in(made)
    assert [run.method for run in runs_of(made)] == ["ceplan-2021", "ilo-2022"]
    assert list(sealed_package(made).tables) == list(ilo.tables)
    assert published_years() == ((PLAN, 2022),)


@pytest.mark.django_db
def test_asking_again_costs_one_small_query(ilo: Package, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    publish(ilo)
    published(PLAN, 2022)
    with django_assert_num_queries(1):
        assert published(PLAN, 2022) is not None


@pytest.mark.django_db
def test_the_real_plan_is_shown_before_an_invented_one(ilo: Package, demo: Package) -> None:
    publish(demo, year=2025)
    publish(ilo)
    publish(demo, "Otra vez", year=2024)
    shown = published()
    assert shown is not None
    assert shown.plan == PLAN


@pytest.mark.django_db
def test_a_correction_needs_a_reason(ilo: Package) -> None:
    publish(ilo)
    corrected = with_value(ilo, "IND.01.OEI.01", 25)
    with pytest.raises(ReasonMissing):
        publish(corrected, "  ")
    assert len(publications()) == 1


@pytest.mark.django_db
def test_a_correction_says_each_figure_that_changed(ilo: Package) -> None:
    publish(ilo)
    before = public_version()
    made = publish(with_value(ilo, "IND.01.OEI.01", 25), "La licencia se midió mal")
    changes = changes_of(made)
    assert (
        FigureChange(f"indicator:{PLAN}/IND.01.OEI.01", "IND.01.OEI.01", "input", "Valor obtenido 2022", "10", "25")
        in changes
    )
    results = {(each.subject, each.figure): (each.before, each.after) for each in changes if each.kind == "result"}
    method = "CEPLAN 2021: grado de logro truncado a 100"
    assert results[(f"indicator:{PLAN}/IND.01.OEI.01", method)] == (
        "50.00 %, rojo, no logrado",
        "100.00 %, verde, logrado",
    )
    assert (f"element:{PLAN}/OEI.01", method) in results
    assert (f"plan:{PLAN}", method) in results
    assert not any(each.subject.startswith(f"element:{PLAN}/OEI.02") for each in changes)
    assert changes_between(made, publications(PLAN)[1]) == changes
    assert (made.number, made.previous and made.previous.number) == (2, 1)
    assert public_version() > before
    shown = published(PLAN, 2022)
    assert shown is not None
    assert shown.indicators["IND.01.OEI.01"].measurements[0].value == 25_000_000


@pytest.mark.django_db
def test_the_same_again_is_not_published(ilo: Package) -> None:
    publish(ilo)
    with pytest.raises(NothingNew):
        publish(ilo, "Por si acaso")


@pytest.mark.django_db
def test_the_ledger_seals_inputs_methods_and_outputs_in_public(ilo: Package) -> None:
    made = publish(ilo)
    (entry,) = history(f"publication:{PLAN}/2022", public_only=True)
    labels = {label: after for label, _before, after in entry.changes}
    assert labels["Huella de los datos"] == made.sealed.digest
    assert labels["Huella de lo publicado"] == made.digest
    said = [after for label, _before, after in entry.changes if label == "Método"]
    assert said == [f"{run.method}@{run.method_version}: {run.digest}" for run in runs_of(made)]
    sealed = seal_of(f"{PLAN}/2022/1")
    assert sealed is not None
    assert sealed.content_digest == made.digest


@pytest.mark.django_db
def test_each_year_is_published_by_itself(ilo: Package) -> None:
    publish(ilo)
    publish(ilo, year=2023)
    assert published_years() == ((PLAN, 2023), (PLAN, 2022))
    later = published(PLAN)
    assert later is not None
    assert (later.year, later.main_method) == (2023, "ceplan-2023")


@pytest.mark.django_db
def test_a_year_outside_the_plan_is_refused_in_words(ilo: Package) -> None:
    with pytest.raises(FaroError, match="2021-2025"):
        publish(ilo, year=2030)


@pytest.mark.django_db
def test_documents_are_kept_with_the_publication(ilo: Package) -> None:
    made = publish(ilo, formats=("html", "xlsx"))
    assert [file.name for file in documents_of(made)] == ["evaluacion-pei-2022.html", "evaluacion-pei-2022.xlsx"]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("step", ["keep_runs", "keep_documents", "_record"])
def test_what_fails_leaves_nothing_half_published(ilo: Package, step: str) -> None:
    with patch.object(publishing, step, side_effect=RuntimeError), pytest.raises(RuntimeError):
        publish(ilo, formats=("html",))
    assert published() is None
    kept = (Publication.objects, SealedInput.objects, EvaluationRun.objects, ReportFile.objects)
    assert not any(manager.exists() for manager in kept)


@pytest.mark.django_db
def test_what_a_person_was_not_shown_is_not_published(ilo: Package) -> None:
    publish(ilo)
    reviewed = draft_of(with_value(ilo, "IND.01.OEI.01", 25), 2022)
    edited = with_value(ilo, "IND.01.OEI.01", 26)
    with pytest.raises(PublishedMeanwhile):
        publish_package(
            actor=ACTOR, package=edited, year=2022, reason="Corrección", seen=draft_key(reviewed), formats=()
        )


@pytest.mark.django_db(transaction=True)
def test_of_two_publications_drafted_at_once_one_stands_and_the_other_is_told(ilo: Package) -> None:
    publish(ilo)
    first, second = (draft_of(with_value(ilo, "IND.01.OEI.01", value), 2022) for value in (21, 22))
    kept = keep_draft(actor=ACTOR, draft=first, reason="A la vez", documents=())
    with pytest.raises(PublishedMeanwhile):
        keep_draft(actor=ACTOR, draft=second, reason="A la vez", documents=())
    assert [each.number for each in publications(PLAN, 2022)] == [2, 1]
    shown = published(PLAN, 2022)
    assert shown is not None
    assert shown.seal == kept.sealed.digest


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_of_two_publications_in_two_threads_one_stands(ilo: Package) -> None:
    publish(ilo)
    both_drafted, outcomes = threading.Barrier(2, timeout=30), []

    def correct(value: int) -> None:
        draft = draft_of(with_value(ilo, "IND.01.OEI.01", value), 2022)
        both_drafted.wait()
        try:
            outcomes.append(keep_draft(actor=ACTOR, draft=draft, reason="A la vez", documents=()).number)
        except PublishedMeanwhile:
            outcomes.append(0)
        finally:
            connection.close()

    threads = [threading.Thread(target=correct, args=(value,)) for value in (21, 22)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == [0, 2]


@pytest.mark.django_db
def test_a_changed_target_is_told_with_its_version(ilo: Package) -> None:
    publish(ilo)
    made = publish(with_target(ilo, "IND.01.OEI.01", 10), "R.A. 1-2023")
    labels = {(each.figure, each.before, each.after) for each in changes_of(made) if each.kind == "input"}
    assert labels == {("Logro esperado 2022, Original", "20", "10")}


@pytest.mark.django_db
def test_a_commitment_that_moves_leaves_nothing_to_publish(ilo: Package) -> None:
    publish(ilo)
    assert not draft_of(without(ilo, "commitments"), 2022).is_new
    assert draft_of(without(ilo, "links"), 2022).is_new


@pytest.mark.django_db
def test_half_a_check_is_not_published(ilo: Package) -> None:
    def half(package: Package, year: int, on_failure: OnFailure) -> tuple[AuditedFinding, ...]:
        on_failure(ALL[0], ValueError("roto"))
        return ()

    with patch.object(reporting, "audit_package", half), pytest.raises(FaroError, match=ALL[0].id):
        publish(ilo)
    assert published() is None
