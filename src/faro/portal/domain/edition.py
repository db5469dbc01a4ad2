"""A publication as pages read it: everything looked up by code, worked out once and kept."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from functools import cached_property
from typing import Any, TypeVar

from faro.engine.method import OWN_AND_DESCENDANTS, PEI, Method
from faro.evaluation.api import (
    Amount,
    PublishedElement,
    PublishedFinding,
    PublishedIndicator,
    PublishedMethod,
    PublishedPlan,
    PublishedText,
    Spot,
    Verdict,
)
from faro.ledger.api import subject_key
from faro.portal.domain.citations import CellPlace, CitationIndex, Sheet, laid_out
from faro.portal.domain.folding import slug_of
from faro.portal.domain.outcomes import rule_of

Made = TypeVar("Made")


class Edition:
    """One published plan in one year, ready to be shown."""

    def __init__(self, plan: PublishedPlan) -> None:
        self.plan = plan
        self.slug = slug_of(plan.plan)
        self.year = plan.year
        self._made: dict[object, Any] = {}

    def once(self, key: object, make: Callable[[], Made]) -> Made:
        """What ``make`` gives, made on the first call: for parts of pages that only the publication determines."""
        if key not in self._made:
            self._made[key] = make()
        made: Made = self._made[key]
        return made

    @cached_property
    def methods(self) -> tuple[PublishedMethod, ...]:
        """The methods, the main one first."""
        return tuple(sorted(self.plan.methods, key=lambda each: each.id != self.plan.main_method))

    @cached_property
    def plan_methods(self) -> tuple[PublishedMethod, ...]:
        """The methods that evaluate the plan itself."""
        return tuple(each for each in self.methods if each.kind == PEI)

    @cached_property
    def rules(self) -> dict[str, Method]:
        """The rules of each method that this program still has in the published version."""
        found = {each.id: rule_of(each) for each in self.methods}
        return {code: rule for code, rule in found.items() if rule is not None}

    @property
    def main_rule(self) -> Method | None:
        """The rules of the main method."""
        return self.rules.get(self.plan.main_method)

    def method(self, code: str) -> PublishedMethod | None:
        """The method of that id."""
        return next((each for each in self.plan.methods if each.id == code), None)

    def verdict(self, verdicts: tuple[Verdict, ...], method: str = "") -> Verdict | None:
        """What a method, the main one where none is named, says against the targets in force."""
        wanted = method or self.plan.main_method
        return next((each for each in verdicts if each.method == wanted and each.in_force), None)

    @cached_property
    def total(self) -> Verdict | None:
        """What the main method says of the whole plan."""
        return self.verdict(self.plan.totals)

    @property
    def objectives(self) -> tuple[PublishedElement, ...]:
        """The elements without parent."""
        return self.plan.objectives

    def objective_of(self, element: PublishedElement) -> PublishedElement:
        """The root above an element."""
        return element if element.parent is None else self.objective_of(self.plan.elements[element.parent])

    def is_objective(self, element: PublishedElement) -> bool:
        """Whether nothing stands above it."""
        return element.parent is None

    def within(self, element: PublishedElement) -> Iterator[PublishedElement]:
        """The element and all that hangs from it, in the order of the plan."""
        yield element
        for code in element.children:
            yield from self.within(self.plan.elements[code])

    def indicators_of(self, element: PublishedElement) -> tuple[PublishedIndicator, ...]:
        """The element's own indicators."""
        return tuple(self.plan.indicators[code] for code in element.indicators)

    def indicators_within(self, element: PublishedElement) -> tuple[PublishedIndicator, ...]:
        """The indicators of the element and of all that hangs from it."""
        return tuple(each for one in self.within(element) for each in self.indicators_of(one))

    def indicators_counted(self, element: PublishedElement, method: str) -> tuple[PublishedIndicator, ...]:
        """The indicators that a method joins into the element's result."""
        rule = self.rules.get(method)
        whole = rule and rule.aggregation and rule.aggregation.scope == OWN_AND_DESCENDANTS
        return self.indicators_within(element) if whole else self.indicators_of(element)

    @cached_property
    def sheets(self) -> dict[str, Sheet]:
        """The printed tables laid out, by id."""
        return {table.id: laid_out(table) for table in self.plan.printed_tables}

    @cached_property
    def citations(self) -> CitationIndex:
        """Where figures are printed."""
        return CitationIndex(self.plan.sources, tuple(self.sheets.values()))

    def cell_at(self, spot: Spot) -> CellPlace | None:
        """The printed cell at a place: by table, row and column, or by document and line."""
        sheet = self.sheets.get(spot.table)
        if sheet is None:
            return self.citations.at_line(spot.document, spot.line)
        return sheet.find(spot.row, spot.column)

    @cached_property
    def findings(self) -> dict[str, PublishedFinding]:
        """The findings by id."""
        return {each.id: each for each in self.plan.findings}

    @cached_property
    def findings_about(self) -> dict[str, tuple[PublishedFinding, ...]]:
        """The findings by the code they are about: subject or any code that their message names."""
        codes = [self.plan.plan, *self.plan.elements, *self.plan.indicators]
        found: dict[str, list[PublishedFinding]] = defaultdict(list)
        for finding in self.plan.findings:
            text = f" {finding.subject} {finding.message} ".replace(",", " ").replace(";", " ")
            named = {word.strip("().:«»") for word in text.split()}
            for code in codes:
                if code in named:
                    found[code].append(finding)
        return {code: tuple(findings) for code, findings in found.items()}

    def findings_within(self, objective: str) -> frozenset[str]:
        """The ids of the findings about an objective or anything that hangs from it."""
        return self._findings_by_objective.get(objective, frozenset())

    @cached_property
    def _findings_by_objective(self) -> dict[str, frozenset[str]]:
        found: dict[str, frozenset[str]] = {}
        for objective in self.objectives:
            codes = [each.code for each in self.within(objective)]
            codes += [each.code for each in self.indicators_within(objective)]
            found[objective.code] = frozenset(each.id for code in codes for each in self.findings_about.get(code, ()))
        return found

    @cached_property
    def severities(self) -> Counter[str]:
        """How many findings there are of each severity."""
        return Counter(each.severity for each in self.plan.findings)

    @cached_property
    def amounts_of(self) -> dict[tuple[str, str], tuple[Amount, ...]]:
        """The money by scope and code, in the order of the plan."""
        found: dict[tuple[str, str], list[Amount]] = defaultdict(list)
        for amount in self.plan.amounts:
            found[amount.scope, amount.code].append(amount)
        return {key: tuple(amounts) for key, amounts in found.items()}

    @cached_property
    def texts_of(self) -> dict[str | None, tuple[PublishedText, ...]]:
        """The texts by the element they are about; None holds those on the whole plan."""
        found: dict[str | None, list[PublishedText]] = defaultdict(list)
        for text in self.plan.texts:
            found[text.element].append(text)
        return {element: tuple(texts) for element, texts in found.items()}

    def elements_of_unit(self, code: str) -> tuple[PublishedElement, ...]:
        """What a unit answers for."""
        return tuple(each for each in self.plan.elements.values() if each.unit == code)

    def indicators_of_unit(self, code: str) -> tuple[PublishedIndicator, ...]:
        """What a unit reports."""
        return tuple(each for each in self.plan.indicators.values() if each.unit == code)

    def key(self, kind: str, code: str) -> str:
        """The subject key of something in this plan."""
        return subject_key(kind, self.plan.plan, code)

    def finding_key(self, code: str) -> str:
        """The subject key of a finding."""
        return subject_key("finding", self.plan.plan, str(self.year), code)

    @property
    def publication_key(self) -> str:
        """The subject key of the publication."""
        return subject_key("publication", self.plan.plan, str(self.year))

    @property
    def plan_key(self) -> str:
        """The subject key of the plan."""
        return subject_key("plan", self.plan.plan)
