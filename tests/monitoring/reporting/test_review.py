"""Fill, check and release: by different hands, within their terms, and nobody's figure is made up."""

from datetime import date, timedelta

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.monitoring.reporting.world import ONE, TESTS, World, actor, actor_of, fill

from faro.catalogs.api import calendar
from faro.directory.api import (
    Period,
    PersonFacts,
    PostFacts,
    UnitFacts,
    appoint,
    create_person,
    create_post,
    register_units,
    unit,
)
from faro.directory.models import Appointment, Person, Role
from faro.directory.services.posts import substitute
from faro.kernel.errors import FaroError
from faro.ledger.api import Actor, recent
from faro.monitoring.domain.reporting.states import STATES
from faro.monitoring.models import Clash, ClosedPeriod, UnitReport
from faro.monitoring.selectors.reporting.executed import executed
from faro.monitoring.selectors.reporting.hands import reviewers
from faro.monitoring.services.reporting import (
    FieldChange,
    Remark,
    check,
    mend,
    observe,
    observe_all,
    release,
    save_figures,
    send,
    settle_clash,
)
from faro.monitoring.services.reporting.clocks import clock_of
from faro.monitoring.services.reporting.locking import Closed
from faro.monitoring.services.reporting.reviewing import OwnWork
from faro.monitoring.services.reporting.sending import NotReady
from faro.notices.models import Notice
from faro.workflow.clock import ClockState

CLERK, HEAD, PLANNER = "registrador", "responsable", "planeamiento"


def sent(made: World, by: str = CLERK) -> None:
    fill(made.report, actor(by))
    send(actor=actor(by), report=made.report)


def state(made: World) -> str:
    made.report.refresh_from_db()
    return made.report.state


def test_a_deadline_never_makes_up_a_figure(made: World) -> None:
    save_figures(actor=actor(CLERK), report=made.report, changes=[FieldChange("AO1", "physical", None, ONE)])

    with pytest.raises(NotReady, match="por qué no lo hay, de: AO2"):
        send(actor=actor(CLERK), report=made.report)

    explained = FieldChange("AO2", "explanation", "", "No hubo combustible.")
    save_figures(actor=actor(CLERK), report=made.report, changes=[explained])
    send(actor=actor(CLERK), report=made.report)
    assert made.figure("AO2").physical is None


def test_released_figures_count_and_what_nobody_gave_is_no_row(made: World) -> None:
    changes = [FieldChange("AO1", "physical", None, 0), FieldChange("AO2", "explanation", "", "No hubo.")]
    save_figures(actor=actor(CLERK), report=made.report, changes=changes)
    send(actor=actor(CLERK), report=made.report)
    check(actor=actor(HEAD), report=made.report)
    assert executed(made.poi) == ()

    release(actor=actor(PLANNER), report=made.report)

    assert [(row.activity, row.month, row.physical) for row in executed(made.poi)] == [("AO1", 1, 0)]


@pytest.mark.parametrize("take_other", [False, True])
def test_who_chose_between_two_figures_wrote_one_and_does_not_check_it(made: World, *, take_other: bool) -> None:
    """Leaving the one that stands decides what the report says as much as taking the other does."""
    sent(made)
    observe(actor=actor(PLANNER), report=made.report, text="Revise la cifra.")
    figure = made.figure("AO1")
    clash = Clash.objects.create(
        figure=figure, field="physical", kept="5000000", other="7000000", written_by="x", written_at=timezone.now()
    )

    settle_clash(actor=actor(HEAD), clash=clash, take_other=take_other)

    [note] = made.report.observations.all()
    mend(actor=actor(CLERK), observation=note, reply="Es la correcta.")
    send(actor=actor(CLERK), report=made.report)
    with pytest.raises(OwnWork):
        check(actor=actor(HEAD), report=made.report)


@pytest.mark.parametrize("filler", [CLERK, HEAD])
def test_nobody_checks_what_they_filled_not_even_one_figure_of_it(made: World, filler: str) -> None:
    one = FieldChange("AO1", "physical", None, ONE)
    save_figures(actor=actor(filler), report=made.report, changes=[one])
    other = HEAD if filler == CLERK else CLERK
    save_figures(actor=actor(other), report=made.report, changes=[FieldChange("AO1", "physical", ONE, 2 * ONE)])
    fill(made.report, actor(other))
    send(actor=actor(other), report=made.report)

    with pytest.raises(OwnWork):
        check(actor=actor(filler), report=made.report)
    assert state(made) == "sent"


def test_who_checks_does_not_release_and_who_fills_neither(made: World) -> None:
    sent(made)
    check(actor=actor(HEAD), report=made.report)

    for role in (HEAD, CLERK):
        with pytest.raises(OwnWork):
            release(actor=actor(role), report=made.report)
    with pytest.raises(OwnWork):
        observe(actor=actor(CLERK), report=made.report, text="x")

    release(actor=actor(PLANNER), report=made.report)
    assert state(made) == "released"


def test_an_observation_stops_the_term_of_review_until_it_is_mended(made: World) -> None:
    sent(made)
    running = clock_of(made_again(made), "check")
    assert running is not None
    assert running.state(timezone.localdate(), calendar()) is ClockState.RUNNING

    said = observe(actor=actor(HEAD), report=made.report, text="Revise.", figure=made.figure("AO1"))

    stopped = clock_of(made_again(made), "check")
    assert stopped is not None
    assert stopped.is_suspended
    assert stopped.due(calendar()) is None
    assert stopped.suspensions[0].reason == "Revise."
    with pytest.raises(NotReady, match="observado"):
        send(actor=actor(CLERK), report=made.report)
    with pytest.raises(FaroError, match="Escriba qué se corrigió"):
        mend(actor=actor(CLERK), observation=said, reply=" ")
    mend(actor=actor(CLERK), observation=said, reply="Corregido.")
    send(actor=actor(CLERK), report=made.report)
    resumed = clock_of(made_again(made), "check")
    assert resumed is not None
    assert not resumed.is_suspended


def made_again(made: World) -> UnitReport:
    made.report.refresh_from_db()
    return made.report


def test_what_is_to_be_mended_names_its_figure_and_has_a_day(made: World) -> None:
    sent(made)

    said = observe_all(
        actor=actor(HEAD), report=made.report, remarks=[Remark("Todo."), Remark("Esta.", made.figure("AO2"))]
    )

    assert [each.figure and each.figure.activity.code for each in said] == [None, "AO2"]
    assert all(each.due is not None and each.due > timezone.localdate() for each in said)


def test_what_was_released_may_be_observed_and_then_counts_no_more(made: World) -> None:
    sent(made)
    check(actor=actor(HEAD), report=made.report)
    release(actor=actor(PLANNER), report=made.report)

    observe(actor=actor(PLANNER), report=made.report, text="La cifra era de otro mes.")

    assert executed(made.poi) == ()
    assert recent(1, public_only=True)[0].action == "monitoring.report_observed"


def test_what_came_from_a_file_is_not_given_back_to_a_unit_that_cannot_mend_it(made: World) -> None:
    UnitReport.objects.filter(pk=made.report.pk).update(imported=True, state="released")

    with pytest.raises(FaroError, match="vino de un archivo"):
        observe(actor=actor("planeamiento"), report=made.report, text="Otra cifra")

    made.report.refresh_from_db()
    assert made.report.state == "released"


def test_citizens_read_of_the_first_sending_and_of_the_release_alone(made: World) -> None:
    def public() -> list[str]:
        return [each.action for each in recent(50, public_only=True) if each.subject.startswith("report:")]

    sent(made)
    assert public() == ["monitoring.report_sent"]
    said = observe(actor=actor(HEAD), report=made.report, text="Revise.")
    mend(actor=actor(CLERK), observation=said, reply="Ya.")
    send(actor=actor(CLERK), report=made.report)
    check(actor=actor(HEAD), report=made.report)
    assert public() == ["monitoring.report_sent"]
    release(actor=actor(PLANNER), report=made.report)
    assert public() == ["monitoring.report_released", "monitoring.report_sent"]


def test_nothing_of_a_closed_month_changes(made: World) -> None:
    sent(made)
    ClosedPeriod.objects.create(
        poi=made.poi, period=made.january, content=b"", digest="0" * 64, closed_at=timezone.now(), closed_by="x"
    )
    for act in (
        lambda: save_figures(actor=actor(CLERK), report=made.report, changes=[]),
        lambda: check(actor=actor(HEAD), report=made.report),
        lambda: observe(actor=actor(HEAD), report=made.report, text="x"),
    ):
        with pytest.raises(Closed, match="ajuste"):
            act()


Acts = st.lists(
    st.tuples(
        st.sampled_from(["send", "check", "release", "observe", "mend"]), st.sampled_from([CLERK, HEAD, PLANNER])
    ),
    max_size=14,
)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(Acts)
def test_whatever_is_tried_in_whatever_order_the_table_and_the_hands_hold(
    made: World, acts: list[tuple[str, str]]
) -> None:
    made.report.observations.all().delete()
    type(made.report).objects.filter(pk=made.report.pk).update(
        state="draft", first_sent_at=None, sent_at=None, clocks={}, checked_by="", released_by="", fillers=[]
    )
    fill(made.report, actor(CLERK))
    for verb, role in acts:
        before = state(made)
        try:
            act(made, verb, actor(role))
        except FaroError:
            assert state(made) == before
            continue
        after = state(made)
        assert after == before or after in {step.target for step in STATES.next_states(before)}
        if after == "released":
            report = made.report
            assert report.released_by not in {report.checked_by, *report.fillers}
            assert report.checked_by not in report.fillers


def act(made: World, verb: str, by: Actor) -> None:
    if verb == "mend":
        for said in made.report.observations.filter(mended_at=None):
            mend(actor=by, observation=said, reply="Corregido.")
    elif verb == "observe":
        observe(actor=by, report=made.report, text="Revise.")
    else:
        {"send": send, "check": check, "release": release}[verb](actor=by, report=made.report)  # type: ignore[operator]


def a_person(key: str) -> Person:
    return create_person(actor=TESTS, key=key, facts=PersonFacts(key, f"Persona {key}", email=f"{key}@example.org"))


def test_the_duty_to_check_passes_with_the_post_while_its_holder_is_on_leave(made: World) -> None:
    sent(made)
    holder = Appointment.objects.get(post__code="demo-responsable")
    today = timezone.localdate()
    assert [each.key for each in reviewers(made_again(made), "monitoring.check")] == ["demo-responsable"]

    stand_in = a_person("suplente")
    leave = Period(today, today + timedelta(days=20), "Memorando 1")
    substitute(actor=TESTS, holder=holder, person=stand_in, period=leave)

    assert [each.key for each in reviewers(made_again(made), "monitoring.check")] == ["suplente"]
    check(actor=actor_of(stand_in, HEAD), report=made.report)
    assert made_again(made).checked_by == "person:suplente"


def test_what_the_head_wrote_is_checked_by_the_head_above(made: World) -> None:
    above = a_person("gerente")
    place = unit(made.report.unit)
    assert place is not None
    parent = place.parent
    if parent is None:
        register_units(actor=TESTS, units=(UnitFacts("03.08", "GERENCIA DE SERVICIOS"),))
        parent = unit("03.08")
        type(place).objects.filter(pk=place.pk).update(parent=parent)
    role = Role.objects.get(code=HEAD)
    post = create_post(actor=TESTS, code="gerente", facts=PostFacts("Gerente", role, parent))
    appoint(actor=TESTS, post=post, person=above, period=Period(date(2021, 1, 1), None, "R.A. 1"))
    sent(made, by=HEAD)

    assert [each.key for each in reviewers(made_again(made), "monitoring.check")] == ["gerente"]
    assert [notice.to for notice in Notice.objects.filter(kind="monitoring.to_check")] == ["gerente@example.org"]
    check(actor=actor_of(above, HEAD), report=made.report)
