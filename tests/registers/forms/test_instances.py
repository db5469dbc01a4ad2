"""Answers go out as an OpenRosa instance and come back the same; what is hostile or of another form is refused."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.registers.forms.writing import MILLION, ask, at, form

from faro.registers.domain.answers import Answers
from faro.registers.domain.forms.instance import form_id_of, from_instance, to_instance
from faro.registers.domain.forms.model import Meta, SubmissionRefused

LETTERS = [{"list_name": "l", "name": code, "label": code} for code in "abc"]
PATROL = form(
    [
        ask("date", "fecha"),
        ask("decimal", "km"),
        ask("select_multiple l", "letras"),
        {"type": "begin group", "name": "lugar", "label": "Lugar"},
        ask("geopoint", "punto"),
        ask("image", "foto"),
        {"type": "end group"},
        {"type": "begin repeat", "name": "personas", "label": "Personas"},
        ask("text", "nombre"),
        ask("image", "retrato"),
        {"type": "end repeat"},
    ],
    LETTERS,
    form_id="patrullaje",
    version="3",
)
SENT = b"""<?xml version="1.0"?>
<data xmlns:orx="http://openrosa.org/xforms" id="patrullaje" version="2">
  <fecha>2023-06-01</fecha><km>2.50</km><letras>a c</letras>
  <lugar><punto>-17.6 -71.3 4.0 5.0</punto><foto>1.jpg</foto><clima>sol</clima></lugar>
  <personas><nombre>Ana</nombre><retrato>2.jpg</retrato></personas>
  <personas><nombre>Luz</nombre><retrato/></personas>
  <viejo>algo</viejo>
  <orx:meta><orx:instanceID>uuid:1</orx:instanceID><orx:deprecatedID>uuid:0</orx:deprecatedID>
    <orx:timeStart>ayer</orx:timeStart></orx:meta>
</data>"""


def test_a_submission_is_read_with_what_the_form_does_not_know_kept_aside() -> None:
    answers, meta = from_instance(PATROL, SENT)
    assert answers == Answers(
        {
            "fecha": "2023-06-01",
            "km": 2_500_000,
            "letras": ["a", "c"],
            "punto": "-17.6 -71.3 4.0 5.0",
            "foto": {"name": "1.jpg"},
        },
        {"personas": [{"nombre": "Ana", "retrato": {"name": "2.jpg"}}, {"nombre": "Luz"}]},
    )
    assert (meta.instance_id, meta.deprecated_id, meta.version) == ("uuid:1", "uuid:0", "2")
    assert meta.attachments == {at("foto"): "1.jpg", at("retrato", 0): "2.jpg"}
    assert meta.unknown == {"/data/lugar/clima": "sol", "/data/viejo": "algo", "/meta/timeStart": "ayer"}
    assert meta.problems == ()
    assert form_id_of(SENT) == ("patrullaje", "2")


def test_a_value_that_cannot_be_read_is_told_and_kept_aside() -> None:
    answers, meta = from_instance(PATROL, SENT.replace(b"2.50", b"dos"))
    assert "km" not in answers.values
    assert [one.place for one in meta.problems] == [at("km")]
    assert meta.unknown["/data/km"] == "dos"


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"hola",
        b"<data id='otro'/>",
        b"<!DOCTYPE data [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><data id='patrullaje'><fecha>&x;</fecha></data>",
        b"<!DOCTYPE data><data id='patrullaje'/>",
        b"<data id='patrullaje'>" + b"<a>" * 500 + b"</a>" * 500 + b"</data>",
        b"<data id='patrullaje'>" + b"<a/>" * 300_000 + b"</data>",
        b"<data id='patrullaje'><fecha>2023",
    ],
    ids=["empty", "text", "other form", "outer entity", "document type", "deep", "many", "cut"],
)
def test_what_no_honest_device_sends_is_refused(content: bytes) -> None:
    with pytest.raises(SubmissionRefused):
        from_instance(PATROL, content)


def test_an_entity_is_never_opened() -> None:
    bomb = b"<!DOCTYPE d [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;'>]><data id='patrullaje'><nombre>&b;</nombre></data>"
    with pytest.raises(SubmissionRefused) as refused:
        from_instance(PATROL, bomb)
    assert [one.code for one in refused.value.problems] == ["hostile"]


texts = st.text(st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff"), min_size=1).filter(
    lambda text: text.strip() == text
)
whole_answers = st.builds(
    Answers,
    st.fixed_dictionaries(
        {},
        optional={
            "fecha": st.dates().map(lambda day: day.isoformat()),
            "km": st.integers(-(10**15), 10**15),
            "letras": st.lists(st.sampled_from("abc"), min_size=1, unique=True),
            "foto": texts.filter(lambda text: "/" not in text).map(lambda name: {"name": name}),
        },
    ),
    st.fixed_dictionaries(
        {}, optional={"personas": st.lists(st.fixed_dictionaries({"nombre": texts}), min_size=1, max_size=4)}
    ),
)


@settings(deadline=None)
@given(whole_answers)
def test_what_goes_out_comes_back(answers: Answers) -> None:
    sent = to_instance(PATROL, answers, Meta("uuid:9", "patrullaje", instance_name="Parte"))
    back, meta = from_instance(PATROL, sent)
    assert back == answers
    assert (meta.instance_id, meta.version, meta.instance_name, meta.unknown) == ("uuid:9", "3", "Parte", {})


def test_a_form_with_a_namespace_of_its_own_keeps_it() -> None:
    made = form([ask("integer", "n")], form_id="f", namespaces='esri="http://esri.com/xforms"')
    sent = to_instance(made, Answers({"n": MILLION}), Meta("uuid:1", "f"))
    assert from_instance(made, sent)[0].values == {"n": MILLION}
