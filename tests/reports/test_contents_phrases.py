import pytest

from faro.engine.method import load_method
from faro.kernel.listing import joined
from faro.reports.contents.figures import method_points, named, points, result_phrase, stated
from faro.reports.contents.phrases import listed, lower_first, share_points, signed, verdict_word


@pytest.mark.parametrize(
    ("items", "text"),
    [
        ([], ""),
        (["uno"], "uno"),
        (["uno", "dos"], "uno y dos"),
        (["uno", "dos", "tres"], "uno, dos y tres"),
        (["OEI.01", "IND.02"], "OEI.01 e IND.02"),
        (["agujas", "hilo"], "agujas e hilo"),
        (["agua", "hielo"], "agua y hielo"),
    ],
)
def test_lists_end_as_spanish_ends_them(items: list[str], text: str) -> None:
    assert joined(items) == text


def test_long_lists_count_what_they_leave_out() -> None:
    assert listed(["a", "b", "c", "d"], most=2) == "a, b y 2 más"


@pytest.mark.parametrize(("value", "text"), [(6.77, "+6.8"), (-3.05, "-3.1"), (0.04, "0.0"), (None, "ND")])
def test_differences_carry_their_sign(value: float | None, text: str) -> None:
    assert signed(value) == text


def test_a_share_of_nothing_is_not_available() -> None:
    assert (share_points(17, 51), share_points(0, 4), share_points(0, 0)) == ("33.3 %", "0.0 %", "ND")


def test_verdicts_are_words() -> None:
    assert [verdict_word(achieved) for achieved in (True, False, None)] == ["Sí", "No", "ND"]


def test_acronyms_keep_their_capitals_inside_a_sentence() -> None:
    assert (lower_first("Método"), lower_first("CEPLAN 2021")) == ("método", "CEPLAN 2021")


@pytest.mark.parametrize(
    ("value", "text"),
    [(94.996, "94.996 %"), (95.0, "95.0 %"), (94.94, "94.9 %"), (74.96, "74.96 %"), (0.0, "0.0 %"), (None, "ND")],
)
def test_a_figure_is_never_rounded_across_its_band_limit(value: float | None, text: str) -> None:
    assert method_points(value, load_method("ceplan-2021")) == text


def test_float_noise_below_a_limit_is_the_limit() -> None:
    assert method_points(94.99999999999999, load_method("ceplan-2021")) == "95.0 %"


def test_a_stated_value_shows_no_noise_of_floats() -> None:
    assert [str(stated(value)) for value in (6.149999999999999, 3.1, 40.0, 0.000001)] == [
        "6.15",
        "3.1",
        "40",
        "0.000001",
    ]


def test_thousands_are_parted() -> None:
    assert points(54138.52) == "54,138.5 %"


def test_methods_are_named_inside_sentences() -> None:
    names = [named(load_method(each)) for each in ("ilo-2022", "ceplan-2021")]
    assert names == ["el método del informe de Ilo 2022", "CEPLAN 2021"]


def test_a_result_says_its_light_in_the_methods_word() -> None:
    assert result_phrase(60.0, "amber", load_method("ilo-2022")) == "60.0 % (Naranja)"
    assert result_phrase(None, "nd", load_method("ilo-2022")) == "ND"
