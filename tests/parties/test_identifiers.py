import pytest
from hypothesis import given
from hypothesis import strategies as st

from faro.kernel.errors import FaroError
from faro.parties.domain.identifiers import (
    ORGANISATION,
    PERSON,
    IdentifierFacts,
    disagreement,
    identifier,
    identifier_kinds,
    masked,
)


def kept(kind: str, value: str, of: str = PERSON, issuer: str = "") -> IdentifierFacts:
    return identifier(IdentifierFacts(kind, value, issuer), of)


def test_a_dni_keeps_its_zeros_and_loses_its_filling() -> None:
    assert kept("dni", " 00 000-101 ").value == "00000101"


@pytest.mark.parametrize("check", ["1", "E", "e"])
def test_the_check_sign_of_a_dni_worked_by_hand_agrees(check: str) -> None:
    # 0·3+0·2+0·7+0·6+0·5+1·4+0·3+1·2 = 6; the seventh of 65432110987 is 1, of KJIHGFEDCBA is E.
    found = kept("dni", f"00000101-{check}")
    assert (found.value, found.check_sign) == ("00000101", check.upper())


@pytest.mark.parametrize("check", ["0", "2", "K", "F"])
def test_another_check_sign_is_refused(check: str) -> None:
    with pytest.raises(FaroError, match="verificación"):
        kept("dni", f"00000101{check}")


@pytest.mark.parametrize("ruc", ["20131312955", "20100070970", "20100047218"])
def test_published_numbers_of_entities_pass(ruc: str) -> None:
    assert kept("ruc", ruc, ORGANISATION).value == ruc


@given(st.sampled_from(["20131312955", "20100070970", "20100047218"]), st.integers(2, 10), st.integers(1, 9))
def test_a_ruc_with_one_digit_wrong_is_refused(ruc: str, place: int, shift: int) -> None:
    wrong = ruc[:place] + str((int(ruc[place]) + shift) % 10) + ruc[place + 1 :]
    weights = (5, 4, 3, 2, 7, 6, 5, 4, 3, 2)
    rest = 11 - sum(int(digit) * weight for digit, weight in zip(wrong, weights, strict=False)) % 11
    if {10: 0, 11: 1}.get(rest, rest) == int(wrong[-1]):
        return  # 10 and 0, and 11 and 1, share a digit: the check can't tell them apart
    with pytest.raises(FaroError):
        kept("ruc", wrong, ORGANISATION)


@pytest.mark.parametrize(
    ("ruc", "of"), [("10000001011", ORGANISATION), ("20131312955", PERSON), ("30000001011", PERSON)]
)
def test_a_ruc_begins_as_its_holder_may(ruc: str, of: str) -> None:
    with pytest.raises(FaroError, match="empieza con"):
        kept("ruc", ruc, of)


def test_the_ruc_of_a_person_holds_their_dni() -> None:
    # 1·5+1·4+1·2 = 11, and 11 less 0 is 11, written 1.
    own = kept("ruc", "10000001011")
    assert disagreement([kept("dni", "00000101"), own]) == ""
    assert "no coinciden" in disagreement([kept("dni", "00000102"), own])


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("dni", "1234567"),
        ("dni", "١٢٣٤٥٦٧٨"),  # Arabic digits
        ("dni", "123456789012"),
        ("ruc", "=20131312955"),
        ("ce", "ABC"),
        ("passport", "РА12345"),  # its first two letters are Cyrillic
        ("passport", "A" * 5000),
        ("ptp", ""),
    ],
)
def test_what_is_no_identifier_is_refused(kind: str, value: str) -> None:
    with pytest.raises(FaroError):
        kept(kind, value, issuer="PERÚ")


def test_invisible_signs_and_wide_digits_do_not_make_another_number() -> None:
    assert kept("dni", "\u202e0000\u200b0101\u2069").value == "00000101"
    assert kept("dni", "０００００１０１").value == "00000101"


def test_a_passport_needs_its_country_and_a_partida_its_office() -> None:
    with pytest.raises(FaroError, match="País"):
        kept("passport", "AB12345")
    assert kept("passport", "ab12345", issuer=" país de  prueba ").number == ("passport", "PAÍS DE PRUEBA", "AB12345")
    with pytest.raises(FaroError, match="Oficina"):
        kept("sunarp", "11000001", ORGANISATION)


def test_numbers_are_masked_but_those_of_companies() -> None:
    assert masked("dni", "00001234") == "****1234"
    assert masked("ruc", "10000001011") == "****1011"
    assert masked("ruc", "20131312955") == "20131312955"


def test_every_kind_says_how_sure_it_is() -> None:
    assert {kind.sure for kind in identifier_kinds().values()} <= {"found", "known", "unsure"}
