from faro.questions.domain import states
from faro.questions.domain.states import STATES


def test_every_open_question_can_be_answered_or_refused_except_while_it_waits_for_who_asked() -> None:
    for state in (states.RECEIVED, states.ANSWERING):
        assert {step.target for step in STATES.next_states(state)} >= set(states.OUTCOMES)
    assert {step.target for step in STATES.next_states(states.SUSPENDED)} == {states.ANSWERING, states.REJECTED}


def test_only_who_asked_reopens_what_was_answered() -> None:
    for outcome in states.OUTCOMES:
        (step,) = STATES.next_states(outcome)
        assert (step.target, step.permission) == (states.ANSWERING, "")
