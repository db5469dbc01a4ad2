"""An indicator of a plan, a register of patrols drawn at random, and the measure that feeds the one from the other."""

from dataclasses import dataclass, replace
from datetime import date

from tests.monitoring.reporting.world import SECURITY, TESTS, actor, world
from tests.registers.measures.rows import Row, drawn_rows, keep, make_register

from faro.monitoring.models import IndicatorReport, ReportingPeriod
from faro.monitoring.services.reporting import Parts, confirm_measure, open_measures
from faro.plans.api import Plan
from faro.plans.models import Element, Indicator, Target
from faro.registers.models import Binding, MeasureVersion, Register
from faro.registers.services.lineage.binding import Feed, bind_measure
from faro.registers.services.measures import approve_measures, propose_measure

ONE = 1_000_000
START = date(2023, 1, 1)
NORTH = "porcentaje donde sector = 'norte' entre los que sector no vacío en el año"


@dataclass(frozen=True, slots=True)
class Fed:
    """Everything between IND.01 of 2023 and its records."""

    plan: Plan
    register: Register
    rows: list[Row]
    measure: MeasureVersion
    period: ReportingPeriod

    def bind(self, since: date = START) -> Binding:
        return bind_measure(actor=TESTS, feed=Feed(self.plan.code, "IND.01", self.measure, since, SECURITY))

    def opened(self) -> IndicatorReport:
        [report] = open_measures(actor=TESTS, plan=self.plan, period=self.period)
        return report

    def confirmed(self) -> IndicatorReport:
        report = self.opened()
        seen = Parts(report.proposed_numerator, report.proposed_denominator, report.proposed_value)
        return confirm_measure(actor=actor("registrador"), report=report, seen=seen)

    def counted_by_hand(self) -> tuple[set[int], set[int]]:
        """Records to the north, and records whose sector is known: read from the rows as they were drawn."""
        live = [row for row in self.rows if row.voided is None and row.day.year == 2023]
        known = {row.record for row in live if "sector" in row.answers.values}
        return {row.record for row in live if row.answers.values.get("sector") == "norte"}, known


def measure(register: Register, code: str = "norte", expression: str = NORTH) -> MeasureVersion:
    propose_measure(
        actor=TESTS,
        register=register,
        code=code,
        name="Al norte",
        expression=expression,
        reason="Para empezar",
        indicators=("IND.01",),
        public=True,
    )
    [found] = approve_measures(actor=TESTS, register=register)
    return found


def fed(count: int = 60) -> Fed:
    made = world()
    plan = made.poi.plan
    Element.objects.create(plan=plan, position=0, code="OEI.01", level="OEI", name="Objetivo")
    Element.objects.create(plan=plan, position=1, code="AEI.01.01", level="AEI", name="Acción", parent="OEI.01")
    facts = {"element": "AEI.01.01", "sense": "ascending", "sense_ambiguous": False}
    Indicator.objects.create(plan=plan, position=0, code="IND.01", name="Porcentaje al norte", **facts)
    Target.objects.create(plan=plan, position=0, indicator="IND.01", year=2023, version=0, value=50 * ONE)
    plan.present = ["elements", "indicators", "targets"]
    plan.save()
    register = make_register("patrullajes")
    register.public = "aggregates"
    register.save()
    rows = [replace(row) for row in drawn_rows(count, 7, ["p1", "p2"])]
    keep(register, rows)
    return Fed(plan, register, rows, measure(register), made.period("2023"))
