"""State tables."""

import pytest

from faro.workflow.states import ForbiddenTransition, StateTable, Transition

WORDS = {"open": "Abierta", "answered": "Respondida", "closed": "Cerrada"}
ANSWER = Transition("open", "answered", "answer", "questions.answer")
CLOSE = Transition("answered", "closed", "close", "questions.moderate")
EXPIRE = Transition("open", "closed", "expire")
TABLE = StateTable("open", WORDS, (ANSWER, CLOSE, EXPIRE))


def test_says_what_may_follow_and_by_whom() -> None:
    assert TABLE.next_states("open") == (ANSWER, EXPIRE)
    assert TABLE.next_states("open", lambda code: code == "questions.moderate") == (EXPIRE,)
    assert TABLE.next_states("answered", lambda code: code == "questions.moderate") == (CLOSE,)
    assert TABLE.is_final("closed")
    assert not TABLE.is_final("open")
    assert TABLE.label("closed") == "Cerrada"


def test_checks_a_step() -> None:
    assert TABLE.check("open", "answered") == ANSWER
    assert TABLE.step("answered", "close") == CLOSE
    with pytest.raises(ForbiddenTransition, match="de «Cerrada» a «Abierta»"):
        TABLE.check("closed", "open")
    with pytest.raises(ForbiddenTransition, match="estado «Cerrada»"):
        TABLE.step("closed", "answer")
    with pytest.raises(ForbiddenTransition, match="«lost»"):
        TABLE.next_states("lost")


@pytest.mark.parametrize(
    ("words", "steps", "fault"),
    [
        ({"open": "Abierta"}, (ANSWER,), "without words"),
        (WORDS, (ANSWER, CLOSE, Transition("open", "closed", "answer")), "one verb"),
        (WORDS, (ANSWER,), "nothing reaches"),
    ],
)
def test_a_table_that_hangs_together_badly_is_refused(
    words: dict[str, str], steps: tuple[Transition, ...], fault: str
) -> None:
    with pytest.raises(ValueError, match=fault):
        StateTable("open", words, steps)
