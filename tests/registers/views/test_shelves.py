"""The registers as somebody looks for them, and the list of one narrowed and read to its end."""

import re

import pytest
from tests.registers.views.conftest import SignIn
from tests.registers.views.test_pages import page

from faro.registers.models import Record, Register
from faro.registers.selectors import finding

LIST, INSPECTIONS = "/trabajo/registros/", "/trabajo/registros/inspecciones/"


def sections(shown: str) -> list[str]:
    return re.findall(r'<h2 id="(suyos|otros)">', shown)


def test_the_registers_of_the_own_office_come_first_and_the_others_wait_folded(
    sign_in: SignIn, inspections: Register
) -> None:
    Register.objects.filter(code="locales").update(unit="03.05")
    shown = page(sign_in("registrador").get(LIST))

    assert sections(shown) == ["suyos", "otros"]
    own, _heading, others = shown.partition('<h2 id="otros">')
    assert ">Inspecciones<" in own
    assert ">Locales<" in others.partition("<details")[2]


def test_who_writes_nowhere_in_particular_finds_all_by_office(sign_in: SignIn, inspections: Register) -> None:
    assert sections(page(sign_in("regidor").get(LIST))) == ["otros"]


@pytest.mark.parametrize(("words", "names"), [("INSPEC", ["Inspecciones"]), ("Locáles", ["Locales"]), ("nada así", [])])
def test_a_register_is_found_by_its_words(sign_in: SignIn, inspections: Register, words: str, names: list[str]) -> None:
    shown = page(sign_in("control").get(LIST, {"q": words}))

    found = re.findall(r'<li><a href="[^"]+">([^<]+)</a>', shown.partition("register-lines")[2].partition("</ul>")[0])
    assert found == names
    assert ("Ningún registro tiene esas palabras." in shown) is not bool(names)


def test_what_is_overdue_is_one_step_from_the_list(sign_in: SignIn, inspections: Register) -> None:
    client = sign_in("registrador")

    assert '<a href="?estado=*vencidas">1 anotación vencida</a>' in page(client.get(INSPECTIONS))
    narrowed = page(client.get(INSPECTIONS, {"estado": "*vencidas"}))
    assert "INS-2023-0002" in narrowed
    assert "1 anotación vencida" not in narrowed


def test_of_a_reserved_register_only_the_last_day_is_told(sign_in: SignIn, inspections: Register) -> None:
    assert "vencida" in page(sign_in("control").get(LIST))

    Register.objects.filter(code="inspecciones").update(sensitive=True)
    shown = page(sign_in("control").get(LIST))
    assert "vencida" not in shown
    assert "reservado" in shown


def test_the_filters_are_folded_until_one_is_in_use(sign_in: SignIn, inspections: Register) -> None:
    client = sign_in("registrador")

    assert '<details class="narrowing">' in page(client.get(INSPECTIONS))
    narrowed = page(client.get(INSPECTIONS, {"texto": "bodega", "estado": ""}))
    assert '<details class="narrowing" open>' in narrowed
    assert "Quitar filtros" in narrowed


def test_a_list_longer_than_is_paged_goes_on_from_its_last_day(
    sign_in: SignIn, inspections: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(finding, "MOST_COUNTED", 1)
    client = sign_in("registrador")

    first = page(client.get(INSPECTIONS, {"f-resultado": ""}))
    assert ("INS-2023-0002" in first, "INS-2023-0001" in first) == (True, False)
    [older] = re.findall(r'href="(\?[^"]*hasta=[^"]*)">Seguir con las anteriores', first)
    assert "hasta=2023-06-26" in older

    Record.objects.filter(number="INS-2023-0002").update(day="2023-07-01")
    rest = page(client.get(INSPECTIONS + older.replace("&amp;", "&")))
    assert "INS-2023-0001" in rest
    assert "Seguir con las anteriores" not in rest
