"""What a new version of a form changes, and what it may not."""

from tests.registers.forms.writing import ask, compute, form

from faro.registers.domain.forms.compare import compare
from faro.registers.domain.forms.model import Form

LISTS = [{"list_name": "l", "name": code, "label": code.upper()} for code in "ab"]


def told(old: Form, new: Form) -> list[tuple[str, str, bool]]:
    return [(one.code, one.key, one.refused) for one in compare(old, new)]


def version(*rows: dict[str, str], lists: list[dict[str, str]] = LISTS) -> Form:
    return form([ask("text", "siempre"), *rows], lists)


def test_the_same_form_in_another_order_changes_nothing() -> None:
    one = version(ask("integer", "a"), ask("select_one l", "b"))
    other = form([ask("select_one l", "b"), ask("integer", "a"), ask("text", "siempre")], LISTS)
    assert told(one, other) == []


def test_what_is_added_and_dropped_is_told() -> None:
    assert told(version(ask("text", "a")), version(ask("text", "b"))) == [
        ("added", "b", False),
        ("dropped", "a", False),
    ]


def test_a_question_with_the_same_words_and_another_name_may_be_the_same() -> None:
    old, new = version(ask("text", "a", label="Nombre")), version(ask("text", "b", label="nombre"))
    assert told(old, new)[0] == ("renamed?", "b", False)


def test_a_number_may_gain_decimals_and_a_choice_may_become_text_but_no_text_a_number() -> None:
    assert told(version(ask("integer", "a")), version(ask("decimal", "a"))) == [("kind", "a", False)]
    assert ("kind", "a", False) in told(version(ask("select_one l", "a")), version(ask("text", "a")))
    assert told(version(ask("text", "a")), version(ask("integer", "a"))) == [("kind", "a", True)]
    assert told(version(ask("decimal", "a")), version(ask("text", "a"))) == [("kind", "a", True)]
    assert ("kind", "a", True) in told(version(ask("select_one l", "a")), version(ask("select_multiple l", "a")))


def test_a_calculation_that_gives_another_type_is_refused_too() -> None:
    old, new = version(compute("c", "1 + 1")), version(compute("c", "'a'"))
    assert ("kind", "c", True) in told(old, new)


def test_a_question_may_change_its_group_but_not_enter_a_repeat() -> None:
    group = [{"type": "begin group", "name": "g", "label": "G"}, ask("text", "a"), {"type": "end group"}]
    repeat = [{"type": "begin repeat", "name": "r", "label": "R"}, ask("text", "a"), {"type": "end repeat"}]
    assert told(version(ask("text", "a")), version(*group)) == [("moved", "a", False)]
    assert told(version(ask("text", "a")), version(*repeat)) == [("moved", "a", True)]


def test_a_new_question_of_the_same_name_may_not_take_the_key_of_the_old_one() -> None:
    group = [{"type": "begin group", "name": "g", "label": "G"}, ask("text", "a"), {"type": "end group"}]
    assert ("key", "g.a", True) in told(version(*group), version(*group, ask("text", "a")))


def test_choices_words_and_rules_are_told() -> None:
    more = [LISTS[0], {"list_name": "l", "name": "c", "label": "C"}]
    old = version(ask("select_one l", "a"))
    new = version(ask("select_one l", "a", label="Otra", required="yes"), lists=more)
    assert told(old, new) == [
        ("choice_added", "a", False),
        ("choice_dropped", "a", False),
        ("label", "a", False),
        ("rule", "a", False),
    ]
