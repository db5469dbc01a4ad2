"""Planning decides which measure feeds an indicator: never two on one day, each decision with its date."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from tests.directory.cast import cast
from tests.monitoring.reporting.world import SECURITY, TESTS
from tests.registers.lineage.world import START, Fed, measure

from faro.kernel.errors import FaroError
from faro.ledger.api import history
from faro.registers.models import Binding
from faro.registers.selectors.lineage.bindings import binding_on, pairings
from faro.registers.services.lineage.binding import Feed, bind_measure, decline_measure, unbind_measure

YEAR = (date(2023, 1, 1), date(2023, 12, 31))


def as_role(role: str) -> Client:
    client = Client()
    client.force_login(cast(role))
    return client


def named(fed: Fed, first: date, last: date) -> str | None:
    found = binding_on(fed.plan.code, "IND.01", first, last)
    return found.measure if found else None


def test_an_approved_measure_proposes_itself_and_feeds_nothing_until_planning_says_so(fed: Fed) -> None:
    [pairing] = [each for each in pairings(timezone.localdate()) if each.indicator == "IND.01"]
    assert ([each.code for each in pairing.proposed], pairing.bound) == (["norte"], None)
    assert named(fed, *YEAR) is None

    fed.bind()

    assert named(fed, *YEAR) == "norte"
    assert history("indicator:PEI-T/IND.01")[0].what == "Aprobó la medida que alimenta el indicador"


def test_another_measure_takes_its_place_from_a_day_on_with_a_reason(fed: Fed) -> None:
    fed.bind()
    other = measure(fed.register, "sur", "contar donde sector = 'sur' en el año")
    feed = Feed(fed.plan.code, "IND.01", other, date(2023, 7, 1))
    with pytest.raises(FaroError, match="motivo"):
        bind_measure(actor=TESTS, feed=feed)

    bind_measure(actor=TESTS, feed=feed, reason="El sur es lo que pide la ficha.")

    assert named(fed, date(2023, 1, 1), date(2023, 6, 30)) == "norte"
    assert named(fed, date(2023, 7, 1), date(2023, 12, 31)) == "sur"
    days = Binding.objects.order_by("valid_from").values_list("valid_from", "valid_to")
    assert list(days) == [(START, date(2023, 6, 30)), (date(2023, 7, 1), None)]


def test_two_are_never_in_force_on_one_day(fed: Fed) -> None:
    bound = fed.bind(date(2023, 3, 1))
    other = measure(fed.register, "sur", "contar donde sector = 'sur' en el año")
    with pytest.raises(FaroError, match="elija un día posterior"):
        bind_measure(actor=TESTS, feed=Feed(fed.plan.code, "IND.01", other, date(2023, 3, 1)), reason="Antes")
    with pytest.raises(FaroError, match="ya alimenta"):
        fed.bind(date(2023, 9, 1))
    bound.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        bound.save(force_insert=True)

    unbind_measure(actor=TESTS, plan=fed.plan.code, indicator="IND.01", last=date(2023, 8, 31), reason="Se deja.")
    with pytest.raises(FaroError, match="hasta el 31/08/2023"):
        bind_measure(actor=TESTS, feed=Feed(fed.plan.code, "IND.01", other, date(2023, 8, 1)))
    bind_measure(actor=TESTS, feed=Feed(fed.plan.code, "IND.01", other, date(2023, 9, 1)))


def test_what_was_declined_proposes_itself_no_more(fed: Fed) -> None:
    feed = Feed(fed.plan.code, "IND.01", fed.measure, START)
    with pytest.raises(FaroError, match="motivo"):
        decline_measure(actor=TESTS, feed=feed, reason=" ")

    decline_measure(actor=TESTS, feed=feed, reason="Cuenta otra cosa.")

    assert [each for each in pairings(timezone.localdate()) if each.indicator == "IND.01"] == []


@pytest.mark.parametrize(
    ("indicator", "unit", "words"), [("IND.99", "", "no tiene el indicador"), ("IND.01", "99.99", "No hay una unidad")]
)
def test_what_is_not_there_cannot_be_bound(fed: Fed, indicator: str, unit: str, words: str) -> None:
    with pytest.raises(FaroError, match=words):
        bind_measure(actor=TESTS, feed=Feed(fed.plan.code, indicator, fed.measure, START, unit))


def test_planning_sees_the_figure_beside_the_target_and_approves_it_on_the_page(fed: Fed) -> None:
    north, known = fed.counted_by_hand()
    client = as_role("planeamiento")
    place = reverse("registers:binding", args=["PEI-T", "IND.01"])
    assert "1 indicador espera" in client.get(reverse("registers:bindings")).content.decode()

    shown = client.get(place, {"periodo": "2023"}).content.decode()

    for words in ("Meta 2023", "50", f"<dd>{len(north)}</dd>", f"<dd>{len(known)}</dd>", "Que alimente el indicador"):
        assert words in shown
    given = {"medida": "patrullajes.norte", "desde": "2023-01-01", "unidad": SECURITY, "motivo": ""}
    decide = reverse("registers:binding_decide", args=["PEI-T", "IND.01"])
    assert client.post(decide, {**given, "decision": "aprobar"}).status_code == 302
    assert named(fed, *YEAR) == "norte"
    assert "Alimenta el indicador desde el 01/01/2023" in client.get(place).content.decode()

    refused = client.post(decide, {**given, "decision": "retirar", "desde": "2023-07-01"}, follow=True)
    assert "Escriba el motivo." in refused.content.decode()
    client.post(decide, {**given, "decision": "retirar", "desde": "2023-07-01", "motivo": "Se revisa."})
    assert named(fed, date(2023, 7, 1), date(2023, 12, 31)) is None


@pytest.mark.parametrize("role", ["registrador", "responsable", "control", "administrador"])
def test_nobody_else_decides(fed: Fed, role: str) -> None:
    given = {"medida": "patrullajes.norte", "desde": "2023-01-01", "decision": "aprobar"}

    assert as_role(role).post(reverse("registers:binding_decide", args=["PEI-T", "IND.01"]), given).status_code == 403
    assert not Binding.objects.exists()


@pytest.mark.parametrize(
    ("given", "status"),
    [({"desde": "ayer", "decision": "aprobar"}, 302), ({"desde": "2023-01-01", "decision": "otra"}, 404)],
)
def test_what_makes_no_sense_changes_nothing(fed: Fed, given: dict[str, str], status: int) -> None:
    client = as_role("planeamiento")

    assert client.post(reverse("registers:binding_decide", args=["PEI-T", "IND.01"]), given).status_code == status
    assert not Binding.objects.exists()


def test_the_day_that_the_page_offers_is_one_on_which_another_measure_may_begin(fed: Fed) -> None:
    page = "/trabajo/registros/indicadores/PEI-T/IND.01/?periodo=2023"
    client = as_role("planeamiento")
    assert 'value="2023-01-01"' in client.get(page).content.decode()

    fed.bind()
    measure(fed.register, "sur", "contar donde sector = 'sur' en el año")

    offered = client.get(page).content.decode()
    assert 'value="2024-01-01"' in offered
    assert 'value="2023-01-01"' not in offered
