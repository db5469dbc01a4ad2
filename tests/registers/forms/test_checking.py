"""What a check does with answers: what counts, what is calculated, what is missing or wrong."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from tests.registers.forms.writing import LIMA, MILLION, NOW, TODAY, ask, at, checked, codes, compute, form, offered

from faro.registers.domain.answers import Answers, Value
from faro.registers.domain.forms.check import check
from faro.registers.domain.forms.model import MOST_ROWS, Choice, Table

YES_NO = [{"list_name": "sn", "name": code, "label": code.capitalize()} for code in ("si", "no")]
STREETS = [
    {"list_name": "sector", "name": "pampa", "label": "Pampa"},
    {"list_name": "sector", "name": "puerto", "label": "Puerto"},
    {"list_name": "calle", "name": "c1", "label": "Calle 1", "sector": "pampa"},
    {"list_name": "calle", "name": "c2", "label": "Calle 2", "sector": "puerto"},
    {"list_name": "calle", "name": "c3", "label": "Calle 3", "sector": "puerto"},
]
CASCADE = form(
    [ask("select_one sector", "sector"), ask("select_one calle", "calle", choice_filter="sector = ${sector}")], STREETS
)


def test_an_answer_nobody_asks_for_any_more_is_left_out_and_said() -> None:
    made = form([ask("select_one sn", "hay"), ask("integer", "cuantos", relevant="${hay} = 'si'")], YES_NO)
    kept = checked(made, {"hay": "si", "cuantos": 4 * MILLION})
    left = checked(made, {"hay": "no", "cuantos": 4 * MILLION})
    assert kept.answers.values["cuantos"] == 4 * MILLION
    assert left.answers.values == {"hay": "no"}
    assert left.dropped == (at("cuantos"),)
    assert at("cuantos") not in left.relevant


def test_what_is_not_relevant_reads_as_empty() -> None:
    made = form(
        [
            ask("integer", "edad"),
            ask("text", "colegio", relevant="${edad} < 18"),
            compute("visto", "concat('[', ${colegio}, ']')"),
            compute("falta", "${colegio} = ''"),
        ]
    )
    values = checked(made, {"edad": 40 * MILLION, "colegio": "Ilo"}).answers.values
    assert (values["visto"], values["falta"]) == ("[]", MILLION)


def test_what_depends_on_a_group_that_vanishes_vanishes_with_it() -> None:
    made = form(
        [
            ask("integer", "n"),
            {"type": "begin group", "name": "g", "label": "G", "relevant": "${n} > 1"},
            ask("text", "x", required="yes"),
            {"type": "end group"},
            ask("text", "y", relevant="${x} != ''"),
        ]
    )
    assert codes(checked(made, {"n": 2 * MILLION})) == {("x", None): "required"}
    gone = checked(made, {"n": MILLION, "x": "a", "y": "b"})
    assert gone.valid
    assert gone.answers.values == {"n": MILLION}
    assert at("/g") not in gone.relevant


def test_calculations_run_in_the_order_they_need_each_other_whatever_the_order_of_the_form() -> None:
    made = form([compute("c", "${b} + 1"), compute("b", "${a} * 2"), ask("integer", "a")])
    assert checked(made, {"a": 5 * MILLION}).answers.values["c"] == 11 * MILLION


def test_a_required_answer_is_missing_in_the_words_of_the_form() -> None:
    made = form([ask("text", "x", required="yes", required_message="Diga x."), ask("text", "y", required="${x} = 'a'")])
    found = checked(made, {})
    assert [one.text for one in found.problems] == ["Diga x."]
    assert [one.text for one in checked(made, {"x": "a"}).problems] == ["Y: falta responder."]
    assert checked(made, {"x": "a"}).required == {at("x"), at("y")}


def test_a_condition_speaks_with_its_message_and_says_nothing_of_an_empty_answer() -> None:
    made = form([ask("integer", "n", constraint=". > 0 and . < 10", constraint_message="Entre 1 y 9.")])
    assert [one.text for one in checked(made, {"n": 10 * MILLION}).problems] == ["Entre 1 y 9."]
    assert checked(made, {}).valid
    assert checked(made, {"n": 9 * MILLION}).valid


@pytest.mark.parametrize(
    ("kind", "wrong"),
    [
        ("integer", 1_500_000),
        ("integer", "tres"),
        ("decimal", True),
        ("date", "2023-02-30"),
        ("time", "25:00"),
        ("dateTime", "2023-06-01"),
        ("geopoint", "91 0"),
        ("select_multiple sn", "si"),
        ("image", "foto.jpg"),
    ],
)
def test_a_value_of_another_type_is_told_and_kept(kind: str, wrong: Value) -> None:
    found = checked(form([ask(kind, "x")], YES_NO), {"x": wrong})
    assert codes(found) == {("x", None): "type"}
    assert found.answers.values["x"] == wrong


def test_cascading_choices_follow_the_answer_they_hang_on() -> None:
    assert offered(CASCADE, "calle", {"sector": "puerto"}) == ["c2", "c3"]
    assert offered(CASCADE, "calle", {}) == []
    assert codes(checked(CASCADE, {"sector": "pampa", "calle": "c2"})) == {("calle", None): "choice"}
    assert checked(CASCADE, {"sector": "puerto", "calle": "c2"}).valid


def test_a_choice_of_no_list_is_told() -> None:
    made = form([ask("select_multiple sn", "x")], YES_NO)
    assert codes(checked(made, {"x": ["si", "tal vez"]})) == {("x", None): "choice"}
    assert codes(checked(made, {"x": ["si", "si"]})) == {("x", None): "choice"}


def test_another_registers_records_are_choices_by_their_key() -> None:
    made = form(
        [
            ask("select_one_from_file locales.csv", "local"),
            compute("giro", "pulldata('locales', 'giro', 'name', ${local})"),
            compute("rubro", "instance('locales')/root/item[name = ${local}]/giro"),
        ]
    )
    lists = {"locales": Table([Choice("7", "Bodega", {"giro": "abarrotes"}), Choice("8", "Taller", {"giro": "metal"})])}
    found = checked(made, {"local": "8"}, external=lists)
    assert found.valid
    assert (found.answers.values["giro"], found.answers.values["rubro"]) == ("metal", "metal")
    assert codes(checked(made, {"local": "9"}, external=lists)) == {("local", None): "choice"}
    assert codes(checked(made, {"local": "7"})) == {("local", None): "choice"}
    assert offered(made, "local", {}, lists) == ["7", "8"]


def test_a_default_fills_a_new_record_once_and_what_was_emptied_stays_empty() -> None:
    made = form([ask("date", "fecha", default="today()"), ask("text", "quien", default="brigada")])
    new = checked(made)
    assert new.answers.values == {"fecha": "2023-06-01", "quien": "brigada"}
    assert checked(made, {"quien": "yo"}, previous=new.answers).answers.values == {"quien": "yo"}


def test_a_default_fills_what_begins_to_be_asked_later() -> None:
    made = form([ask("select_one sn", "hay"), ask("integer", "n", default="1", relevant="${hay} = 'si'")], YES_NO)
    before = checked(made, {"hay": "no"})
    after = checked(made, {"hay": "si"}, previous=before.answers)
    assert after.answers.values == {"hay": "si", "n": MILLION}


def test_a_trigger_sets_a_value_when_its_question_changes_and_not_again() -> None:
    made = form([ask("integer", "n"), {**ask("integer", "copia"), "calculation": "${n} * 2", "trigger": "${n}"}])
    first = checked(made, {"n": 2 * MILLION})
    assert first.answers.values["copia"] == 4 * MILLION
    mended = checked(made, {"n": 2 * MILLION, "copia": MILLION}, previous=first.answers)
    assert mended.answers.values["copia"] == MILLION
    changed = checked(made, {"n": 3 * MILLION, "copia": MILLION}, previous=mended.answers)
    assert changed.answers.values["copia"] == 6 * MILLION


def test_once_keeps_what_it_gave_first() -> None:
    made = form([compute("clave", "once(uuid())"), compute("suerte", "random()")])
    first = checked(made)
    again = checked(made, dict(first.answers.values), previous=first.answers)
    assert len(str(first.answers.values["clave"])) == 36
    assert again.answers == first.answers


def test_a_range_has_ends_and_steps() -> None:
    made = form([ask("range", "r", parameters="start=0 end=10 step=0.5")])
    assert checked(made, {"r": 2_500_000}).valid
    assert codes(checked(made, {"r": 2_300_000})) == {("r", None): "limit"}
    assert codes(checked(made, {"r": 11 * MILLION})) == {("r", None): "limit"}


def test_metadata_are_filled_for_a_new_record() -> None:
    rows = [{"type": kind, "name": kind} for kind in ("start", "today", "username")]
    found = checked(form([*rows, ask("text", "x")]), metadata={"username": "registrador"})
    assert found.answers.values == {
        "start": "2023-06-01T10:30:00.000-05:00",
        "today": "2023-06-01",
        "username": "registrador",
    }


def test_labels_that_repeat_answers_are_written_with_them() -> None:
    made = form(
        [ask("text", "quien"), {"type": "note", "name": "n", "label": "Gracias, ${quien}."}], instance_name="${quien}"
    )
    found = checked(made, {"quien": "Ilo"})
    assert found.labels[at("n")] == "Gracias, Ilo."
    assert found.instance_name == "Ilo"


def test_answers_of_another_version_stay_untouched() -> None:
    made = form([ask("text", "x")])
    found = checked(made, {"x": "a", "vieja": "b"}, {"antes": [{"z": "c"}]})
    assert found.answers == Answers({"x": "a", "vieja": "b"}, {"antes": [{"z": "c"}]})


def test_a_day_begins_and_ends_in_lima() -> None:
    made = form([compute("dia", "date(decimal-date-time('2023-06-01T23:00:00.000-05:00'))")])
    found = check(made, Answers(), today=TODAY, now=NOW.astimezone(LIMA))
    assert found.answers.values["dia"] == "2023-06-01"


def test_many_may_check_at_once() -> None:
    made = form([ask("integer", "n"), compute("doble", "${n} * 2"), compute("dia", "today()")])
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda n: checked(made, {"n": n * MILLION}).answers.values["doble"], range(200)))
    assert found == [n * 2 * MILLION for n in range(200)]


def test_more_rows_than_are_kept_are_told() -> None:
    made = form([{"type": "begin repeat", "name": "r", "label": "R"}, ask("text", "x"), {"type": "end repeat"}])
    found = checked(made, {}, {"r": [{"x": "a"}] * (MOST_ROWS + 1)})
    assert [one.code for one in found.problems] == ["rows"]
