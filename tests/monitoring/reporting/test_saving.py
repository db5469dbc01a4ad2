"""What is typed is kept field by field, and nobody writes over anybody."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.directory.cast import cast
from tests.monitoring.reporting.world import ONE, World, actor

from faro.kernel.errors import FaroError
from faro.ledger.api import history
from faro.ledger.models import Entry
from faro.monitoring.models import Clash, Receipt
from faro.monitoring.services.reporting import FieldChange, SaveOutcome, save_figures, send, settle_clash

KEY = "report:PEI-T/2023-01/03.08.04"


def write(made: World, role: str, base: int | None, value: int | None, mark: str = "") -> SaveOutcome:
    change = FieldChange("AO1", "physical", base, value, mark)
    return save_figures(actor=actor(role), report=made.report, changes=[change])


def test_a_field_is_kept_with_who_wrote_it_and_told_once(made: World) -> None:
    changes = [FieldChange("AO1", "physical", None, 3 * ONE), FieldChange("AO2", "explanation", "", " Hubo  paro.\r\n")]

    outcome = save_figures(actor=actor("registrador"), report=made.report, changes=changes)

    assert made.figure("AO1").physical == 3 * ONE
    assert made.figure("AO2").explanation == "Hubo  paro."
    assert made.figure("AO1").filled_by == "person:demo-registrador"
    assert outcome.revision == 1
    assert [entry.changes for entry in history(KEY)] == [
        (("Hecho en el mes (AO1)", "ND", "3"), ("Explicación (AO2)", "ND", "Hubo  paro."))
    ]


def test_zero_is_a_figure_and_emptying_one_leaves_none(made: World) -> None:
    write(made, "registrador", None, 0)
    assert made.figure("AO1").physical == 0

    write(made, "registrador", 0, None)
    assert made.figure("AO1").physical is None


def test_two_people_who_write_the_same_do_not_clash(made: World) -> None:
    write(made, "registrador", None, 4 * ONE)

    outcome = write(made, "responsable", None, 4 * ONE)

    assert not outcome.clashes
    assert len(outcome.saved) == 1
    assert not Clash.objects.exists()


def test_of_two_different_figures_the_first_stays_and_the_second_is_kept_apart(made: World) -> None:
    write(made, "registrador", None, 4 * ONE)

    outcome = write(made, "responsable", None, 7 * ONE)

    assert made.figure("AO1").physical == 4 * ONE
    [clash] = outcome.clashes
    assert (clash.kept, clash.other, clash.written_by) == ("4000000", "7000000", "person:demo-responsable")
    with pytest.raises(FaroError, match="dos personas"):
        send(actor=actor("registrador"), report=made.report)


@pytest.mark.parametrize(("take_other", "stays"), [(False, 4 * ONE), (True, 7 * ONE)])
def test_whoever_chooses_decides_which_of_both_stays(made: World, *, take_other: bool, stays: int) -> None:
    write(made, "registrador", None, 4 * ONE)
    [clash] = write(made, "responsable", None, 7 * ONE).clashes

    settle_clash(actor=actor("registrador"), clash=clash, take_other=take_other)

    assert made.figure("AO1").physical == stays
    assert not Clash.objects.filter(settled_at=None).exists()
    with pytest.raises(FaroError, match="ya eligió"):
        settle_clash(actor=actor("responsable"), clash=clash, take_other=take_other)


@pytest.mark.parametrize("chosen", [7 * ONE, 4 * ONE, 5 * ONE])
def test_whoever_was_told_of_the_clash_and_writes_again_has_chosen(made: World, chosen: int) -> None:
    write(made, "registrador", None, 4 * ONE)
    write(made, "responsable", None, 7 * ONE)

    write(made, "responsable", 4 * ONE, chosen)

    assert made.figure("AO1").physical == chosen
    assert not Clash.objects.filter(settled_at=None).exists()


def test_the_same_request_again_is_written_once(made: World) -> None:
    write(made, "registrador", None, 4 * ONE, "a")
    write(made, "registrador", 4 * ONE, 9 * ONE, "b")
    entries = Entry.objects.count()

    again = write(made, "registrador", None, 4 * ONE, "a")

    assert made.figure("AO1").physical == 9 * ONE
    assert (len(again.saved), len(again.clashes)) == (1, 0)
    assert Entry.objects.count() == entries
    assert Receipt.objects.count() == 2


def test_a_clash_sent_again_is_one_clash(made: World) -> None:
    write(made, "registrador", None, 4 * ONE)
    first = write(made, "responsable", None, 7 * ONE, "a")

    again = write(made, "responsable", None, 7 * ONE, "a")

    assert first.clashes == again.clashes
    assert Clash.objects.count() == 1


def test_a_mark_with_another_value_is_another_change(made: World) -> None:
    write(made, "registrador", None, 4 * ONE, "a")

    unseen = write(made, "registrador", None, 9 * ONE, "a")
    assert made.figure("AO1").physical == 4 * ONE
    assert [clash.other for clash in unseen.clashes] == [str(9 * ONE)]
    assert not unseen.saved

    write(made, "registrador", 4 * ONE, 8 * ONE, "a")
    assert made.figure("AO1").physical == 8 * ONE


def test_a_mark_in_another_field_is_another_change(made: World) -> None:
    write(made, "registrador", None, 4 * ONE, "a")

    other = FieldChange("AO2", "physical", None, 4 * ONE, "a")
    save_figures(actor=actor("registrador"), report=made.report, changes=[other])

    assert made.figure("AO2").physical == 4 * ONE


def test_a_change_sent_again_is_answered_with_what_stands_now(made: World) -> None:
    write(made, "registrador", None, 4 * ONE, "a")
    write(made, "responsable", 4 * ONE, 9 * ONE, "b")

    [again] = write(made, "registrador", None, 4 * ONE, "a").saved

    assert again.value == 9 * ONE


@pytest.mark.parametrize(
    ("code", "field", "value", "told"),
    [
        ("AO3", "physical", 1, "no es de este reporte"),
        ("AO1", "state", "released", "No se reporta"),
        ("AO1", "physical", -1, "menor que cero"),
        ("AO1", "physical", 10**18, "demasiado grande"),
        ("AO1", "physical", "1", "no es un número"),
        ("AO1", "explanation", "x" * 4001, "caben 4000"),
    ],
)
def test_what_cannot_be_kept_is_refused_whole(made: World, code: str, field: str, value: int | str, told: str) -> None:
    good = FieldChange("AO2", "physical", None, ONE)

    with pytest.raises(FaroError, match=told):
        save_figures(
            actor=actor("registrador"), report=made.report, changes=[good, FieldChange(code, field, None, value)]
        )

    assert made.figure("AO2").physical is None


Writes = st.lists(
    st.tuples(st.sampled_from(["registrador", "responsable"]), st.booleans(), st.integers(0, 3)), max_size=12
)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(Writes)
def test_no_value_that_somebody_wrote_is_ever_lost(made: World, writes: list[tuple[str, bool, int]]) -> None:
    """Each value stands in the figure, stands apart, was replaced by who saw it, or was given up by who chose."""
    cast("registrador")
    Clash.objects.all().delete()
    made.report.figures.update(physical=None)
    seen: dict[str, int | None] = {"registrador": None, "responsable": None}
    for role, looks, value in writes:
        if looks:
            seen[role] = made.figure("AO1").physical
        before = made.figure("AO1").physical
        outcome = write(made, role, seen[role], value)
        now = made.figure("AO1").physical
        if outcome.saved:
            assert now == value
            assert before in (seen[role], value)
        else:
            assert now == before
            assert [clash.other for clash in outcome.clashes] == [str(value)]
