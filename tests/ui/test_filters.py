"""Figures, days and words as a reader in Peru writes them."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.template import Context, Template

from faro.ui.api import counted, mark_of, moment


def rendered(source: str, **values: object) -> str:
    return Template("{% load ui %}" + source).render(Context(values))


@pytest.mark.parametrize(
    ("source", "value", "expected"),
    [
        ("{{ x|money }}", 123_456, "S/ 1,234.56"),
        ("{{ x|money }}", None, "ND"),
        ("{{ x|quantity }}", 1_234_500_000, "1,234.5"),
        ("{{ x|quantity }}", 0, "0"),
        ("{{ x|number }}", 2.25, "2.3"),
        ("{{ x|number:2 }}", Decimal("1234.5"), "1,234.50"),
        ("{{ x|percent }}", 66.65, "66.7 %"),
        ("{{ x|percent }}", None, "ND"),
        ("{{ x|day }}", date(2022, 12, 31), "31/12/2022"),
        ("{{ x|day }}", datetime(2023, 1, 1, 3, 0, tzinfo=UTC), "31/12/2022"),
        ("{{ x|day }}", None, "ND"),
        ("{{ x|moment }}", datetime(2023, 1, 1, 3, 4, tzinfo=UTC), "31/12/2022 22:04"),
        ("{{ x|moment }}", None, "ND"),
        ("{{ x|light_word }}", "amber", "Amarillo"),
        ("{{ x|light_class }}", None, "nd"),
        ('{{ x|counted:"indicador,indicadores" }}', 1, "1 indicador"),
        ('{{ x|counted:"indicador,indicadores" }}', 1234, "1,234 indicadores"),
        ('{{ x|counted:"indicador,indicadores" }}', 0, "0 indicadores"),
    ],
)
def test_a_filter_writes(source: str, value: object, expected: str) -> None:
    assert rendered(source, x=value) == expected


def test_a_moment_needs_its_time_zone() -> None:
    with pytest.raises(ValueError, match="time zone"):
        moment(datetime(2023, 1, 1, 3, 4))  # noqa: DTZ001  that is what is refused


def test_counted_agrees() -> None:
    assert counted(1, "día", "días") == "1 día"
    assert counted(2, "día", "días") == "2 días"


@pytest.mark.parametrize(
    ("light", "state", "word"),
    [
        ("green", "ok", "Verde"),
        ("red", None, "Rojo"),
        (None, "sp", "S.P."),
        (None, "si", "S.I."),
        (None, "nd", "ND"),
        (None, None, "ND"),
        ("violet", "odd", "ND"),
    ],
)
def test_a_light_or_state_has_its_word(light: str | None, state: str | None, word: str) -> None:
    assert mark_of(light, state).word == word


def test_marks_differ_by_shape_and_by_word() -> None:
    marks = [mark_of(name) for name in ("green", "amber", "red", "nd", "sp", "si")]
    assert len({mark.shape for mark in marks}) == len({mark.word for mark in marks}) == 6


def test_a_verdict_says_shape_figure_and_word() -> None:
    shown = rendered('{% verdict "red" result=33.35 %}')
    assert "33.4 %" in shown
    assert "Rojo" in shown
    assert '<svg class="mark mark-red"' in shown


def test_a_verdict_takes_the_words_of_the_method() -> None:
    assert "Deficiente" in rendered("{% verdict light word=word %}", light="red", word="Deficiente")
    assert "&lt;Bajo" in rendered("{% verdict light word=word %}", light="red", word="<Bajo")


def test_blocks_keep_what_is_inside_and_escape_their_label() -> None:
    source = "{% scroller label %}<p>{{ inside }}</p>{% endscroller %}"
    shown = rendered(source, label='"<b>', inside="<i>")
    assert "<p>&lt;i&gt;</p>" in shown
    assert 'aria-label="&quot;&lt;b&gt;"' in shown
    assert 'tabindex="0"' in shown
