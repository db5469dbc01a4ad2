"""The pages of the staff: a plan is brought, corrected, approved and followed in the browser's own words."""

from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from tests.directory.cast import cast
from tests.promises import documents

from faro.ledger.api import Actor
from faro.promises.models import GovernmentPlan, Pledge, Reading, ReadRow
from faro.promises.services.loading import load_plans

pytestmark = pytest.mark.django_db

FOLDER = Path(__file__).parents[2] / "data" / "ilo" / "promises"
AP = "accion-popular-2018"


def signed_in(role: str) -> Client:
    client = Client()
    client.force_login(cast(role))
    return client


@pytest.fixture
def planner() -> Client:
    return signed_in("planeamiento")


def url(name: str, *args: object) -> str:
    return reverse(f"promises:{name}", args=args)


def given(content: bytes | None = None, name: str = "plan.html") -> dict[str, object]:
    facts = documents.FACTS
    return {
        "file": SimpleUploadedFile(name, documents.page() if content is None else content),
        "party": facts.party,
        "title": facts.title,
        "election_year": facts.election_year,
        "period_from": facts.period_from,
        "period_to": facts.period_to,
        "source": facts.source,
    }


def loaded() -> None:
    names = ("plans.csv", "axes.csv", "pledges.csv", "shown.csv")
    load_plans(
        actor=Actor("command:tests"), files={each: (FOLDER / each).read_bytes() for each in names}, reason="Carga"
    )


def test_a_plan_is_brought_corrected_sent_and_approved_by_another(planner: Client) -> None:
    answer = planner.post(url("bring"), given())
    assert answer["Location"] == url("reading", documents.CODE)
    page = planner.get(answer["Location"]).content.decode()
    assert "Reparar las vías urbanas" in page

    stray = ReadRow.objects.get(text=documents.STRAY)
    waiting = planner.get(f"{url('reading', documents.CODE)}?ver=sin-leer").content.decode()
    assert documents.STRAY in waiting
    planner.post(url("rows_aside", documents.CODE), {"fila": stray.number, "reason": "Frase de cierre"})
    planner.post(url("send", documents.CODE))
    assert Reading.objects.get().state == Reading.State.SENT

    planner.post(url("approve", documents.CODE))
    assert not GovernmentPlan.objects.get().is_approved
    signed_in("direccion").post(url("approve", documents.CODE))
    assert GovernmentPlan.objects.get().is_approved
    assert Pledge.objects.count() == len(documents.ROWS)


def test_a_row_is_corrected_beside_its_lines_and_leads_to_the_next(planner: Client) -> None:
    planner.post(url("bring"), given())
    page = planner.get(url("row", documents.CODE, 1))
    assert "Poca seguridad" in page.content.decode()
    form = page.context["form"]
    sent = {name: field.value() for name in form.fields if (field := form[name]).value() not in (None, False)}

    answer = planner.post(url("row", documents.CODE, 1), {**sent, "quantity": "1,234.5", "unit": "km"})

    assert answer["Location"] == url("row", documents.CODE, 2)
    row = ReadRow.objects.get(number=1)
    assert (row.quantity, row.unit, row.corrected) == (1_234_500_000, "km", True)


def test_what_is_wrong_is_said_and_nothing_typed_is_lost(planner: Client) -> None:
    planner.post(url("bring"), given())
    answer = planner.post(
        url("row", documents.CODE, 1),
        {"objective": "Otro objetivo", "quantity": "muchos", "kind": "count", "version": 1},
    )

    assert answer.status_code == 422
    page = answer.content.decode()
    assert "Escriba un número" in page
    assert "Otro objetivo" in page
    assert "muchos" in page


def test_the_line_of_a_row_is_found_also_where_many_have_its_place(planner: Client) -> None:
    planner.post(url("bring"), given())
    row = ReadRow.objects.get(number=2)
    own = next(line for line in row.reading.lines.all() if row.text in line.text)

    answer = planner.get(f"{url('document', documents.CODE)}?fila=2", follow=True)

    assert f'id="l-{own.number}" aria-current="true"' in answer.content.decode()
    assert f'id="l-{own.number}" aria-current="true"' in planner.get(url("row", documents.CODE, 2)).content.decode()
    assert planner.get(f"{url('document', documents.CODE)}?fila=x").status_code == 200
    assert planner.get(f"{url('document', documents.CODE)}?fila=99").status_code == 404


@pytest.mark.parametrize(
    ("name", "content"),
    [("plan.exe", b"MZ"), ("plan.pdf", b"%PDF-1.7 nada"), ("plan.txt", b""), ("plan.docx", b"PK\x03\x04")],
)
def test_a_document_that_cannot_be_read_is_refused_beside_its_field(planner: Client, name: str, content: bytes) -> None:
    answer = planner.post(url("bring"), given(content, name))

    assert answer.status_code == 422
    assert answer.context["form"].errors["file"]
    assert not GovernmentPlan.objects.exists()


def test_what_a_document_says_is_shown_and_never_run(planner: Client) -> None:
    rows = (("<i>x</i>", "Abrir &lt;script&gt;alert(1)&lt;/script&gt; parques", "", "Abrir 3 parques"),)
    planner.post(url("bring"), given(documents.page(rows)))

    for page in (url("reading", documents.CODE), url("row", documents.CODE, 1), url("document", documents.CODE)):
        assert "<script>alert" not in planner.get(page).content.decode()


@pytest.mark.parametrize("role", ["registrador", "responsable", "regidor", "control", "direccion"])
def test_only_planning_changes_a_reading_or_a_link(planner: Client, role: str) -> None:
    planner.post(url("bring"), given())
    loaded()
    other = signed_in(role)
    code = documents.CODE
    for address in (
        url("bring"),
        url("row", code, 1),
        url("row_aside", code, 1),
        url("row_back", code, 1),
        url("rows_aside", code),
        url("send", code),
        url("propose", AP),
        url("elected", AP),
        url("describe", AP, "P000-01"),
        url("links", AP, "P000-01"),
        url("link_confirm", AP, "P000-01", 1),
        url("link_reject", AP, "P000-01", 1),
    ):
        assert other.post(address).status_code == 403, address


@pytest.mark.parametrize("role", ["registrador", "responsable", "regidor", "control"])
def test_only_planning_and_the_head_decide(planner: Client, role: str) -> None:
    planner.post(url("bring"), given())
    loaded()
    other = signed_in(role)
    for address in (
        url("approve", documents.CODE),
        url("give_back", documents.CODE),
        url("state", AP, "P000-01"),
    ):
        assert other.post(address).status_code == 403, address
    assert other.get(url("pledge", AP, "P000-01")).status_code == 200


def test_a_state_is_decided_with_its_source(planner: Client) -> None:
    loaded()
    address = url("state", AP, "P000-01")
    refused = planner.post(address, {"state": "reformulada", "day": "2023-01-16", "reason": "Cambió", "source": "Acta"})
    assert "pide la resolución" in refused.content.decode()

    planner.post(address, {"state": "incumplida", "day": "2023-01-16", "reason": "No se hizo", "source": "Acta 4"})

    page = planner.get(url("pledge", AP, "P000-01")).content.decode()
    for words in ("Incumplida", "No se hizo", "Acta 4", "16/01/2023", "Es un porcentaje y no dice de qué."):
        assert words in page


def test_pledges_are_found_by_state_action_and_words(planner: Client) -> None:
    loaded()
    found = planner.get(url("list"), {"texto": "anemia", "estado": "sin_evaluar", "accion": "sin"})
    assert [row[0].text for row in found.context["table"].rows] == ["P002-02"]
    assert planner.get(url("list"), {"accion": "con"}).context["page"].total == 0
    assert planner.get(url("list"), {"plan": "no-hay", "pagina": "x"}).status_code == 200


def test_a_plan_is_taken_away_as_tables_and_data(planner: Client) -> None:
    loaded()
    assert planner.get(url("tables_file", AP))["Content-Type"] == "application/zip"
    data = planner.get(url("data_file", AP)).json()
    assert (data["plan"]["code"], len(data["pledges"])) == (AP, 14)
    assert data["pledges"][0]["quality"]["score"] == 47


def test_whether_the_party_won_needs_its_source(planner: Client) -> None:
    loaded()
    refused = planner.post(url("elected", AP), {"elected": "si", "source": ""})
    assert refused.status_code == 422
    planner.post(url("elected", AP), {"elected": "no", "source": "Acta de prueba"})
    assert GovernmentPlan.objects.get(code=AP).elected is False


def test_a_pledge_is_placed_on_the_map(planner: Client) -> None:
    loaded()
    address = url("describe", AP, "P000-14")
    facts = {"title": "Estadio", "version": 1, "latitude": "-17.639", "longitude": "-71.337", "sector": "Ilo"}
    assert planner.post(address, {**facts, "longitude": ""}).status_code == 422
    assert planner.post(address, {**facts, "latitude": "99"}).status_code == 422
    planner.post(address, facts)

    row = Pledge.objects.get(code="P000-14")
    assert (row.title, row.latitude, row.longitude, row.version) == ("Estadio", -17_639_000, -71_337_000, 2)
    assert "Otra persona" in planner.post(address, facts).content.decode()
