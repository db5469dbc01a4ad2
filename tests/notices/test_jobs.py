from datetime import datetime, timedelta

import pytest
from tests.notices.conftest import ACTOR, NOW

from faro.ledger.api import history
from faro.notices import registry
from faro.notices.domain.schedule import Job
from faro.notices.models import JobState
from faro.notices.services import JobResult, run_due, run_now

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


@pytest.fixture(autouse=True)
def no_other_jobs(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only what a test registers runs."""
    monkeypatch.setattr(registry, "_jobs", {})


def job(code: str = "tests.work", ran: list[datetime] | None = None) -> Job:
    def work(now: datetime) -> str:
        if ran is not None:
            ran.append(now)
        return "hecho"

    made = Job(code, "Trabajo", work, every=HOUR)
    registry.register_job(made)
    return made


def test_what_is_due_runs_once_and_again_after_its_pause() -> None:
    ran: list[datetime] = []
    job(ran=ran)
    for minutes in (0, 1, 59, 60, 61):
        run_due(NOW + timedelta(minutes=minutes))
    assert ran == [NOW, NOW + HOUR]


def test_missed_runs_are_not_made_up_for() -> None:
    ran: list[datetime] = []
    job(ran=ran)
    run_due(NOW)
    run_due(NOW + timedelta(days=3))
    run_due(NOW + timedelta(days=3))
    assert len(ran) == 2


def test_the_row_says_when_it_ran_what_it_did_and_when_it_runs_next() -> None:
    job()
    assert run_due(NOW) == (JobResult("tests.work", "Trabajo", succeeded=True, outcome="hecho"),)
    state = JobState.objects.get()
    assert (state.succeeded, state.outcome, state.next_run, state.lease_until) == (True, "hecho", NOW + HOUR, None)


def test_a_failing_job_stops_no_other_and_runs_again() -> None:
    def fail(_now: datetime) -> str:
        raise RuntimeError("sin disco")

    registry.register_job(Job("tests.a_failing", "Falla", fail, every=HOUR))
    ran: list[datetime] = []
    job(ran=ran)
    results = {result.code: result for result in run_due(NOW)}
    assert results["tests.a_failing"].outcome == "RuntimeError: sin disco"
    assert ran == [NOW]
    state = JobState.objects.get(code="tests.a_failing")
    assert (state.succeeded, state.next_run, state.lease_holder) == (False, NOW + HOUR, "")


def test_two_runs_never_overlap() -> None:
    inner: list[tuple[JobResult, ...]] = []

    def nested(now: datetime) -> str:
        inner.append(run_due(now + timedelta(minutes=30)))
        return "una vez"

    registry.register_job(Job("tests.nested", "Anidada", nested, every=timedelta(minutes=1)))
    assert len(run_due(NOW)) == 1
    assert inner == [()]


def test_a_job_whose_process_died_is_taken_over_when_its_lease_runs_out() -> None:
    ran: list[datetime] = []
    job(ran=ran)
    JobState.objects.create(code="tests.work", next_run=NOW, lease_holder="dead", lease_until=NOW + HOUR)
    run_due(NOW + timedelta(minutes=59))
    assert ran == []
    run_due(NOW + timedelta(minutes=61))
    assert ran == [NOW + timedelta(minutes=61)]


def test_a_run_by_hand_is_in_the_history() -> None:
    made = job()
    result = run_now(actor=ACTOR, job=made, now=NOW)
    assert result is not None
    assert result.succeeded
    assert history("job:tests.work")[0].what == "Puso en marcha la tarea"
