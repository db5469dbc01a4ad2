"""What holds of any answers: checking twice is checking once, nothing irrelevant survives, order moves nothing."""

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.registers.forms.writing import MILLION, ask, checked, compute, form

from faro.registers.domain.answers import Answers

CHOICES = [
    {"list_name": "l", "name": "a", "label": "A", "de": "x"},
    {"list_name": "l", "name": "b", "label": "B", "de": "y"},
]
BLOCKS = [
    [ask("select_one l", "uno", choice_filter="de = ${de}")],
    [ask("text", "de", default="x")],
    [ask("integer", "n", relevant="${uno} = 'a'", default="4")],
    [compute("tercio", "${n} div 3"), compute("vez", "once(${tercio})")],
    [
        {"type": "begin group", "name": "g", "label": "G", "relevant": "${n} > 2"},
        ask("decimal", "m", constraint=". <= ${tercio}", required="yes"),
        ask("text", "t", relevant="${m} > 0"),
        {"type": "end group"},
    ],
    [
        {"type": "begin repeat", "name": "r", "label": "R", "relevant": "${de} != 'z'"},
        ask("integer", "e", default="1"),
        ask("text", "oficio", relevant="${e} >= 18"),
        compute("lugar", "position(..)"),
        {"type": "end repeat"},
    ],
    [compute("suma", "sum(${e})"), compute("quienes", "join(' ', ${oficio})")],
]
FORM = form([row for block in BLOCKS for row in block], CHOICES)
BACKWARDS = form([row for block in reversed(BLOCKS) for row in block], CHOICES)

numbers = st.integers(-5 * MILLION, 40 * MILLION)
words = st.sampled_from(["x", "y", "z", "si"])
values = st.fixed_dictionaries(
    {}, optional={"uno": st.sampled_from("abc"), "de": words, "n": numbers, "m": numbers, "t": words, "vez": numbers}
)
rows = st.lists(st.fixed_dictionaries({}, optional={"e": numbers, "oficio": words}), max_size=3)
some_answers = st.builds(Answers, values, rows.map(lambda found: {"r": found} if found else {}))


@settings(deadline=None)
@given(some_answers)
def test_checking_twice_is_checking_once(answers: Answers) -> None:
    first = checked(FORM, answers.values, answers.items)
    again = checked(FORM, first.answers.values, first.answers.items)
    later = checked(FORM, first.answers.values, first.answers.items, previous=first.answers)
    assert (again.answers, again.problems, again.relevant) == (first.answers, first.problems, first.relevant)
    assert (later.answers, later.problems, later.relevant) == (first.answers, first.problems, first.relevant)


@settings(deadline=None)
@given(some_answers)
def test_nothing_survives_that_is_not_relevant(answers: Answers) -> None:
    found = checked(FORM, answers.values, answers.items)
    places = {(one.key, one.row) for one in found.relevant}
    kept: set[tuple[str, int | None]] = {(key, None) for key in found.answers.values}
    kept |= {(key, row) for row, item in enumerate(found.answers.items.get("r", ())) for key in item}
    assert kept <= places
    assert {(one.place.key, one.place.row) for one in found.problems} <= places
    assert not any((one.key, one.row) in kept for one in found.dropped)


@settings(deadline=None)
@given(some_answers)
def test_no_answer_moves_when_the_form_changes_its_order(answers: Answers) -> None:
    one = checked(FORM, answers.values, answers.items)
    other = checked(BACKWARDS, answers.values, answers.items)
    assert (one.answers, one.relevant, set(one.problems)) == (other.answers, other.relevant, set(other.problems))
