"""Targets taken apart; every expected value was read off the sentence by hand."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faro.reading.pledges.model import Kind
from faro.reading.pledges.targets import number_text, target_of

CASES = [
    ("90%", Kind.PERCENTAGE, "90", "=", "%"),
    ("100 %", Kind.PERCENTAGE, "100", "=", "%"),
    ("40,000 árboles", Kind.COUNT, "40000", "=", "árboles"),
    ("10 000 personas", Kind.COUNT, "10000", "=", "personas"),
    ("1,5 km de vías", Kind.COUNT, "1.5", "=", "km"),
    ("1.5 km de vías", Kind.COUNT, "1.5", "=", "km"),
    ("S/ 2'500,000 invertidos", Kind.COUNT, "2500000", "=", "S/"),
    ("2.5 millones de soles", Kind.COUNT, "2500000", "=", "soles"),
    ("dos (02) talleres", Kind.COUNT, "2", "=", "talleres"),
    ("02 (dos) talleres", Kind.COUNT, "2", "=", "talleres"),
    ("noventa (90) por ciento de predios", Kind.PERCENTAGE, "90", "=", "% de predios"),
    ("ocho por ciento de hogares", Kind.PERCENTAGE, "8", "=", "% de hogares"),
    ("veinticinco módulos", Kind.COUNT, "25", "=", "módulos"),
    ("no menos de 30 cámaras", Kind.COUNT, "30", ">=", "cámaras"),
    ("como mínimo 30 cámaras", Kind.COUNT, "30", ">=", "cámaras"),
    ("30 cámaras como mínimo", Kind.COUNT, "30", ">=", "cámaras"),
    ("más de 3 parques", Kind.COUNT, "3", ">", "parques"),
    ("no más de 15 minutos", Kind.LEVEL, "15", "<=", "minutos"),
    ("menos de 15 minutos", Kind.LEVEL, "15", "<", "minutos"),
    ("hasta 20 % de morosidad", Kind.PERCENTAGE, "20", "<=", "% de morosidad"),
    ("Incrementar hasta 80 % la cobertura", Kind.LEVEL, "80", ">=", "%"),
    ("Reducir al 10 % la anemia", Kind.LEVEL, "10", "<=", "%"),
    ("Reducir en 10 % los accidentes", Kind.PERCENTAGE, "10", "=", "%"),
    ("3 ferias por año", Kind.FREQUENCY, "3", "=", "ferias por año"),
    ("Al menos una audiencia cada año", Kind.FREQUENCY, "1", ">=", "audiencia por año"),
    ("Un plan para cumplir las metas cada año", Kind.COUNT, "1", "=", "plan"),
    ("Construcción de un coliseo", Kind.COUNT, "1", "=", "coliseo"),
    ("Coliseo construido", Kind.DELIVERABLE, None, None, None),
    ("Ordenanza N° 015 aplicada", Kind.DELIVERABLE, None, None, None),
    ("Cumplimiento de la Ley 27972", Kind.DELIVERABLE, None, None, None),
    ("Certificación ISO 9001", Kind.DELIVERABLE, None, None, None),
    ("Reuniones trimestrales", Kind.FREQUENCY, None, None, "por trimestre"),
    ("sin meta", Kind.NONE, None, None, None),
    ("---", Kind.NONE, None, None, None),
    (None, Kind.NONE, None, None, None),
]


@pytest.mark.parametrize(
    ("text", "kind", "quantity", "comparator", "unit"), CASES, ids=[str(case[0]) for case in CASES]
)
def test_what_a_target_says(
    text: str | None, kind: Kind, quantity: str | None, comparator: str | None, unit: str | None
) -> None:
    target = target_of(text)
    assert target.kind is kind
    assert target.quantity == (None if quantity is None else Decimal(quantity))
    assert (target.comparator, target.unit) == (comparator, unit)


@pytest.mark.parametrize(
    ("text", "baseline", "quantity", "comparator"),
    [
        ("Reducir la anemia de 38.5 % a 20 %", "38.5", "20", "<="),
        ("Bajar la tasa del 12 al 9", "12", "9", "<="),
        ("Elevar la cobertura de 60 a 85 %", "60", "85", ">="),
    ],
)
def test_where_a_level_starts_from(text: str, baseline: str, quantity: str, comparator: str) -> None:
    target = target_of(text)
    assert (target.baseline, target.quantity) == (Decimal(baseline), Decimal(quantity))
    assert (target.kind, target.comparator) == (Kind.LEVEL, comparator)


@pytest.mark.parametrize(
    ("text", "deadline"),
    [
        ("5 parques al 2026", "2026"),
        ("5 parques al año 2026", "2026"),
        ("5 parques hasta diciembre de 2025", "2025-12"),
        ("5 parques al 31/12/2025", "2025-12-31"),
        ("5 parques al 28 de julio de 2024", "2024-07-28"),
        ("5 parques en el periodo 2023-2026", "2026"),
        ("5 parques", None),
    ],
)
def test_by_when(text: str, deadline: str | None) -> None:
    target = target_of(text)
    assert (target.deadline, target.quantity) == (deadline, Decimal(5))


@pytest.mark.parametrize("text", ["Julio 2024", "al 2026", "Segundo semestre de 2025"])
def test_a_deadline_alone_is_a_date(text: str) -> None:
    assert target_of(text).kind is Kind.DATE


def test_a_year_before_a_noun_is_a_quantity() -> None:
    assert target_of("2000 árboles plantados al año 2024").quantity == 2000


def test_an_indicator_says_of_what_a_lone_number_is() -> None:
    assert target_of("150", "Número de cámaras instaladas").unit == "cámaras instaladas"
    assert target_of("85", "Porcentaje de hogares con agua").kind is Kind.PERCENTAGE
    assert target_of("12", "Tasa de mortalidad infantil").kind is Kind.LEVEL


def test_several_quantities_make_it_doubtful() -> None:
    assert target_of("12 km de pistas y 5 km de veredas").doubtful
    assert not target_of("12 km de pistas").doubtful


@given(st.integers(1, 999_999))
def test_any_count_is_read_with_commas(number: int) -> None:
    assert target_of(f"{number:,} árboles sembrados").quantity == number


@given(st.decimals(0, 100, places=1))
def test_any_share_is_read_with_point_or_comma(share: Decimal) -> None:
    for text in (f"{share} %", f"{share}%".replace(".", ",")):
        target = target_of(text)
        assert (target.kind, target.quantity) == (Kind.PERCENTAGE, share)


@given(st.text(max_size=200))
def test_no_text_breaks_it(text: str) -> None:
    target = target_of(text)
    assert (target.quantity is None) == (target.comparator is None)
    assert target.quantity is None or Decimal(number_text(target.quantity)) == target.quantity
