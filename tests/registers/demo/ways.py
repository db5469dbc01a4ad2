"""The way of each fed indicator, walked in a demonstration: run inside one, it prints what it met."""

import json
import sys
from collections.abc import Iterator
from fractions import Fraction

from django.test import Client
from django.urls import reverse
from tests.registers.demo.worked import BY_HAND

from faro.directory.api import Person
from faro.kernel.formats import quantity
from faro.monitoring.api import IndicatorReport
from faro.registers.models import Binding, MeasureVersion

PLAN, YEAR = "PEI-2021-2025", "2023"
MILLION = 1_000_000


def main() -> None:
    sys.stdout.write(json.dumps({"indicators": list(indicators())}))


def indicators() -> Iterator[dict[str, object]]:
    """Of each: what feeds it, its parts beside those worked out by hand, and which of its pages do not tell the way."""
    planner, citizen = Client(SERVER_NAME="127.0.0.1"), Client(SERVER_NAME="127.0.0.1")
    planner.force_login(Person.objects.get(key="demo-planeamiento"))
    bound = {each.indicator: each for each in Binding.objects.select_related("register")}
    for report in IndicatorReport.objects.filter(plan__code=PLAN).select_related("period").order_by("indicator"):
        feeds = bound[report.indicator]
        numerator, denominator = BY_HAND[report.indicator]()
        yield {
            "indicator": report.indicator,
            "measure": f"{feeds.register.code}.{feeds.measure}",
            "state": report.state,
            "parts": [report.proposed_numerator, report.proposed_denominator],
            "by_hand": [_millionths(numerator), _millionths(denominator)],
            "value": report.proposed_value,
            "value_by_hand": _percent(numerator, denominator),
            "given": report.value,
            "unsaid": [*_unsaid_inside(planner, report), *_unsaid_outside(citizen, report)],
        }


def _millionths(amount: Fraction | int | None) -> int | None:
    return None if amount is None else int(Fraction(amount) * MILLION)


def _percent(numerator: Fraction | int, denominator: Fraction | int | None) -> int | None:
    return None if denominator is None else round(Fraction(numerator) * 100 * MILLION / denominator)


def _unsaid_inside(planner: Client, report: IndicatorReport) -> Iterator[str]:
    """From the plan's page of the indicator to the figure, and from there to the measure and the records."""
    feeds = Binding.objects.get(indicator=report.indicator)
    measure = MeasureVersion.objects.get(register=feeds.register, code=feeds.measure, state="approved")
    way = reverse("registers:lineage", args=[PLAN, report.indicator, YEAR])
    reaches = {
        reverse("plans:indicator", args=[PLAN, report.indicator]): (way,),
        way: (
            reverse("registers:measure", args=[feeds.register.code, measure.code]),
            f"{way}anotaciones/?lado=numerador",
        ),
    }
    for address, wanted in reaches.items():
        page = planner.get(address)
        words = page.content.decode()
        yield from (f"{address}: {each}" for each in wanted if page.status_code != 200 or each not in words)


def _unsaid_outside(citizen: Client, report: IndicatorReport) -> Iterator[str]:
    """A released figure tells citizens how it was computed, and that its records are made up."""
    if report.state != "released":
        return
    address = reverse("portal:indicator", args=["pei-2021-2025", 2023, report.indicator])
    page = citizen.get(address)
    words = page.content.decode()
    for wanted in ("De dónde sale el valor", "Datos sintéticos.", quantity(report.numerator)):
        if page.status_code != 200 or wanted not in words:
            yield f"{address}: {wanted}"
