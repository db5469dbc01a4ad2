"""The demonstration's indicators, fed by its registers: some figures released, some under way, most proposed."""

from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

from faro.cli.installation.demo_world import DemoWorld
from faro.cli.installation.synthetic_year import YEAR
from faro.evaluation.api import publish_package
from faro.kernel.text import _
from faro.ledger.api import Actor
from faro.monitoring.api import (
    IndicatorReport,
    Parts,
    check,
    confirm_measure,
    open_measures,
    period_package,
    poi,
    release,
    set_calendar,
)
from faro.plans.api import plan as plan_of
from faro.registers.api import Feed, MeasureVersion, bind_measure

COMMAND = Actor("command:demo")
CLERK, HEAD = Actor("command:demo-registro"), Actor("command:demo-jefatura")
"""Who confirms and checks in units without anybody of the cast."""
CAST_UNIT = "03.08.04"
FIRST, LAST = date(YEAR, 1, 1), date(YEAR, 12, 31)
RELEASED = (
    "IND.01.AEI.01.02",
    "IND.01.OEI.03",
    "IND.01.AEI.03.01",
    "IND.01.AEI.04.03",
    "IND.01.AEI.04.06",
    "IND.02.OEI.05",
    "IND.01.AEI.05.02",
    "IND.01.OEI.06",
    "IND.01.AEI.07.01",
    "IND.01.AEI.08.02",
)
"""What citizens see with its way to the records. Those of people in need come from lists that publish nothing."""
CHECKED = ("IND.01.AEI.07.02", "IND.01.AEI.09.01")
SENT = ("IND.01.AEI.03.03",)
DAYS_TO_TRY = 30


def feed_indicators(world: DemoWorld) -> None:
    """Let each approved measure feed the indicator it names, open the year's measurements and confirm some of them.

    To be done before the year's POI is there: with it, every release looks through its months, which takes a second.
    """
    planner = world.actor("planeamiento")
    with transaction.atomic():
        _bind(world.plan, planner)
        opened = {each.indicator: each for each in _open(world.plan)}
        for code in (*RELEASED, *CHECKED, *SENT):
            _confirm(world, opened[code])


def publish_made_up_year(world: DemoWorld) -> None:
    """Publish the year of the POI, which is made up and says so: it stands behind what is real."""
    year = set_calendar(actor=COMMAND, year=YEAR)[-1]
    held = poi(world.plan, YEAR)
    if held is None:
        raise ValueError(world.plan)
    publish_package(
        actor=world.actor("planeamiento"),
        package=period_package(held, year, timezone.localdate()).package,
        year=YEAR,
        reason=_("Año sintético: las cifras salen de anotaciones inventadas, hasta el 14 de julio"),
        formats=(),
    )


def _bind(plan: str, planner: Actor) -> None:
    rows = MeasureVersion.objects.filter(state=MeasureVersion.State.APPROVED).select_related("register__current")
    for measure in rows.order_by("register__code", "code"):
        for indicator in measure.indicators:
            bind_measure(actor=planner, feed=Feed(plan, indicator, measure, FIRST))


def _open(code: str) -> tuple[IndicatorReport, ...]:
    """The measurements of the year, which can still be reported for some weeks."""
    plan = plan_of(code)
    if plan is None:
        raise ValueError(code)
    periods = set_calendar(
        actor=COMMAND,
        year=YEAR,
        dues={str(YEAR): timezone.localdate() + timedelta(days=DAYS_TO_TRY)},
        norm=_("Demostración: el plazo se corrió para poder confirmar cifras"),
        reason=_("Año sintético"),
    )
    [year] = (each for each in periods if each.code == str(YEAR))
    return open_measures(actor=COMMAND, plan=plan, period=year)


def _confirm(world: DemoWorld, report: IndicatorReport) -> None:
    """One click of the unit, then other hands: as far as the demonstration leaves it."""
    ours = report.unit == CAST_UNIT
    clerk, head = (world.actor("registrador"), world.actor("responsable")) if ours else (CLERK, HEAD)
    seen = Parts(report.proposed_numerator, report.proposed_denominator, report.proposed_value)
    report = confirm_measure(actor=clerk, report=report, seen=seen)
    if report.indicator not in SENT:
        report = check(actor=head, report=report)
    if report.indicator in RELEASED:
        release(actor=world.actor("planeamiento"), report=report)
