"""What citizens see of registers: what is written, sums of enough people, records only where the office says so."""

import csv
import io
import json
import re
from types import SimpleNamespace

import pytest
from django.test import Client
from django.utils import timezone
from tests.directory.cast import TESTS, cast
from tests.registers.inspections import bundle
from tests.registers.life.marked import NAME, NUMBER, PHONE, VISITS, VISITS_FORM
from tests.registers.odk.telephone import loaded

from faro.portal.answering import CACHE
from faro.portal.registers import views
from faro.registers.domain.answers import Answers
from faro.registers.models import MeasureVersion, Record, Register
from faro.registers.selectors.public.figures import public_figures
from faro.registers.services import Row, add_records, save_record, void_record
from faro.registers.services.loading import load_register
from faro.registers.services.measures import approve_measures

pytestmark = pytest.mark.django_db
UNIT = "03.08.04"
AT = "/registros/visitas/"
SHARE = """
[[measures]]
code = "puerto"
name = "Visitas en el puerto"
expression = "porcentaje donde sector = 'puerto'"
public = true
[[measures]]
code = "todas"
name = "Visitas hechas"
expression = "contar"
public = true
"""
SECRET = (NUMBER, NAME, PHONE, "Nota privada", "=1+1")


def register_with(access: str = 'public = "records"', *, photo: bool = True) -> Register:
    cast("registrador")
    definition, form = VISITS.replace('public = "records"', access) + SHARE, VISITS_FORM
    if not photo:
        definition, form = definition.replace('"foto", ', ""), form.replace("| | image | foto | Foto | | | |\n", "")
    register = loaded(definition, form, UNIT)
    approve_measures(actor=TESTS, register=register)
    register.refresh_from_db()
    return register


def write(register: Register, counts: dict[str, int], **given: object) -> None:
    """So many visits in each month: half of them (the first ones) to the port."""
    rows = [
        Row(Answers({
            "fecha": f"2023-{month}-{1 + place % 28:02}", "dni": NUMBER[:-4] + f"{int(month):02}{place:02}",
            "nombres": NAME, "telefono": PHONE, "nota": "Nota privada",
            "sector": "puerto" if place < count / 2 else "pampa", "luces": 3_000_000,
        }))
        for month, count in counts.items()
        for place in range(count)
    ]  # fmt: skip
    done = add_records(
        actor=TESTS,
        register=register,
        rows=rows,
        origin="web",
        confirmed_duplicates=("*",),
        **given,  # type: ignore[arg-type]
    )
    assert (done.added, done.rejected) == (len(rows), ())


def seen(client: Client, address: str = AT) -> str:
    CACHE.clear()
    return client.get(address).content.decode()


def test_the_list_tells_what_is_written_by_whom_and_how_many(client: Client) -> None:
    write(register_with(), {"01": 12})
    shown = seen(client, "/registros/")
    assert 'href="/registros/visitas/"' in shown
    assert "Visitas en el puerto; Visitas hechas" in shown
    assert "12" in re.sub(r"<[^>]+>", " ", shown.partition("<tbody")[2]).split()


def test_nothing_personal_leaves_in_any_form(client: Client) -> None:
    write(register_with(), {"01": 12})
    page = seen(client)
    files = {suffix: client.get(f"{AT}anotaciones.{suffix}") for suffix in ("csv", "json", "xlsx", "parquet")}
    assert {each.status_code for each in files.values()} == {200}
    rows = list(csv.DictReader(io.StringIO(files["csv"].content.decode())))
    told = json.loads(files["json"].content)["records"]

    assert (len(rows), len(told)) == (12, 12)
    assert rows[0]["r_sector"] in ("Puerto", "Pampa Inalámbrica")
    assert {key for each in told for key in each["respuestas"]} == {"fecha", "sector", "luces"}
    for text in (page, files["csv"].content.decode(), files["json"].content.decode()):
        assert not any(secret in text for secret in SECRET)
    assert "VIS-012" in page


def test_a_column_that_was_personal_once_never_leaves(client: Client) -> None:
    register = register_with()
    write(register, {"01": 6})
    open_now = (
        (VISITS + SHARE).replace('"telefono", ', "").replace('table = ["fecha",', 'table = ["telefono", "fecha",')
    )
    load_register(actor=TESTS, bundle=bundle(open_now, VISITS_FORM), unit=UNIT, reason="Otra")
    assert PHONE not in seen(client) + client.get(f"{AT}anotaciones.csv").content.decode()


def test_a_made_up_record_says_so_everywhere(client: Client) -> None:
    write(register_with(), {"01": 6}, synthetic=True)
    assert "de muestra" in seen(client, "/registros/")
    assert "de muestra" in seen(client)
    rows = csv.DictReader(io.StringIO(client.get(f"{AT}anotaciones.csv").content.decode()))
    assert {row["de_muestra"] for row in rows} == {"true"}


def test_aggregates_publish_no_record(client: Client) -> None:
    write(register_with('public = "aggregates"'), {"01": 12})
    shown = seen(client)
    assert "Visitas hechas" in shown
    assert "VIS-001" not in shown
    assert client.get(f"{AT}anotaciones.csv").status_code == 404
    assert "registro-visitas" not in seen(client, "/datos/catalogo.jsonld")


def test_what_publishes_nothing_is_not_there(client: Client) -> None:
    write(register_with('public = "none"'), {"01": 12})
    assert client.get(AT).status_code == 404
    assert AT not in seen(client, "/registros/") + seen(client, "/sitemap.xml") + seen(client, "/buscar/?q=visitas")


def test_a_reserved_register_tells_that_it_is_and_no_figure(client: Client) -> None:
    write(register_with('public = "aggregates"\nsensitive = true', photo=False), {"01": 12})
    shown = seen(client)
    assert "registro reservado" in shown
    assert "Visitas hechas" not in shown
    assert client.get(f"{AT}anotaciones.csv").status_code == 404


def test_no_figure_tells_of_a_few_nor_gives_one_away(client: Client) -> None:
    """Of February there are three: with the year's count, and March's, one could work them out; the next goes too."""
    register = register_with('public = "aggregates"')
    write(register, {"01": 20, "02": 3, "03": 9})
    figures = {each.code: each for each in public_figures(register)}
    assert figures["todas"].value == "32"
    assert [words for _month, words in figures["todas"].months] == ["20", "no se publica", "no se publica"]
    assert figures["puerto"].value == "53.1 %" or figures["puerto"].numerator == "17"
    assert ">3<" not in seen(client)


def test_the_month_that_goes_on_is_not_told_yet() -> None:
    register = register_with()
    write(register, {"01": 8})
    today = timezone.localdate().isoformat()
    given = Answers({"fecha": today, "sector": "puerto"})
    assert save_record(actor=TESTS, register=register, answers=given).record is not None
    [figure] = [each for each in public_figures(register) if each.code == "todas"]
    assert figure.last < timezone.localdate().replace(day=1)


def test_a_voided_record_is_gone_at_once(client: Client) -> None:
    write(register_with(), {"01": 6})
    assert "VIS-003" in seen(client)
    record = Record.objects.select_related("register__current").get(number="VIS-003")
    void_record(actor=TESTS, record=record, reason="Estaba dos veces")
    assert "VIS-003" not in client.get(AT).content.decode()


def test_it_is_found_and_listed_where_the_others_are(client: Client) -> None:
    write(register_with(), {"01": 6})
    assert AT in seen(client, "/sitemap.xml")
    assert AT in seen(client, "/buscar/?q=visitas")
    assert "anotaciones.csv" in seen(client, "/datos/catalogo.jsonld")
    assert 'href="/registros/"' in seen(client, "/datos/")


def test_a_figure_leads_to_its_indicators(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    plan = SimpleNamespace(indicators={"IND.01": SimpleNamespace(name="Visitas al puerto")})
    monkeypatch.setattr(views, "editions", lambda: (SimpleNamespace(slug="pei-t", year=2023, plan=plan),))
    register = register_with('public = "aggregates"')
    write(register, {"01": 20})
    MeasureVersion.objects.filter(code="todas").update(indicators=["IND.01", "IND.99"])
    shown = seen(client)
    assert '/indicadores/IND.01/">IND.01 Visitas al puerto</a>' in shown
    assert "IND.99" not in shown
