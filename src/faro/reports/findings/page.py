"""Findings as one self-contained page to click through: no script, folds and filters by mark-up and style alone."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from markupsafe import Markup

from faro.checks.audit import AuditedFinding
from faro.checks.finding import Occurrence, RuleClass, Severity, Unit
from faro.kernel.formats import day
from faro.kernel.text import _, ngettext
from faro.reports.findings import page_words
from faro.reports.findings.places import PlaceNames, place_names
from faro.reports.findings.wording import (
    CLASS_MEANINGS,
    CLASSES,
    SEVERITIES,
    SEVERITY_LIGHTS,
    SEVERITY_MEANINGS,
    SEVERITY_PLURALS,
    classes_of,
    difference,
    figure,
    severities_of,
)
from faro.reports.findings.writing import Check
from faro.reports.html.environment import content_policy, page_environment
from faro.reports.html.stylesheet import stylesheet

_FOLDER = Path(__file__).parent
_FIRST = 6
"""Findings named in the summary."""


@dataclass(frozen=True)
class _View:
    """What the template asks for."""

    check: Check
    names: PlaceNames

    @cached_property
    def severities(self) -> tuple[Severity, ...]:
        return severities_of(self.check.findings)

    @cached_property
    def classes(self) -> tuple[RuleClass, ...]:
        return classes_of(self.check.findings)

    @cached_property
    def counts(self) -> Counter[tuple[Severity, RuleClass]]:
        return Counter((finding.severity, finding.rule_class) for finding in self.check.findings)

    def count(self, severity: Severity | None = None, rule_class: RuleClass | None = None) -> int:
        """How many findings of that severity and class; of any where one is not given."""
        return sum(
            n for (one, other), n in self.counts.items() if severity in (None, one) and rule_class in (None, other)
        )

    def of(self, severity: Severity, rule_class: RuleClass) -> list[AuditedFinding]:
        """The findings of a severity and class."""
        return [
            finding
            for finding in self.check.findings
            if finding.severity is severity and finding.rule_class is rule_class
        ]

    @property
    def first(self) -> Sequence[AuditedFinding]:
        """What a reader should see first: the foremost high finding of each class."""
        foremost: dict[RuleClass, AuditedFinding] = {}
        for finding in self.check.findings:
            if finding.severity is Severity.HIGH:
                foremost.setdefault(finding.rule_class, finding)
        return list(foremost.values())[:_FIRST]

    @property
    def documents(self) -> list[tuple[str, str]]:
        """The documents that places refer to: what they are called on the page, and their titles."""
        cited = {each.place.document for finding in self.check.findings for each in finding.occurrences}
        titles = {row["id"]: row["title"] for row in self.check.package.rows("sources")}
        names = self.names.documents
        return [
            (names[source], title) for source, title in titles.items() if source in cited and title != names[source]
        ]

    def table(self, finding: AuditedFinding) -> tuple[list[str], list[list[str]]]:
        """The places of a finding as headings and rows; a column that is empty throughout is left out."""
        headings = page_words.place_headings()
        rows = [self._cells(each) for each in finding.occurrences]
        kept = [place for place in range(len(headings)) if any(row[place] for row in rows)]
        return [headings[place] for place in kept], [[row[place] for place in kept] for row in rows]

    def _cells(self, occurrence: Occurrence) -> tuple[str, ...]:
        place = occurrence.place
        numbers = ("" if number is None else f"{number}" for number in (place.page, place.line))
        row = "" if place.row is None else f"{place.row}"
        names = self.names
        return names.document(place), *numbers, names.table(place), row, names.column(place), occurrence.printed

    def figures(self, finding: AuditedFinding) -> list[tuple[str, str]]:
        """Printed, recomputed and difference, each with its label, as far as there are any and no words twice."""
        said = finding.unit is Unit.WORDS and finding.printed in finding.message
        pairs = (
            (_("Impreso"), "" if said else finding.printed),
            (_("Recalculado"), "" if finding.recomputed is None else figure(finding.recomputed, finding.unit)),
            (_("Diferencia"), "" if finding.difference is None else difference(finding.difference, finding.unit)),
        )
        return [pair for pair in pairs if pair[1]]


def findings_page(check: Check) -> str:
    """The page's text; the same findings give the same page."""
    plan = check.package.plan
    view = _View(check, place_names(check.package))
    style = "\n".join((stylesheet(), _rules(), *_filters(view)))
    return (
        page_environment(_FOLDER)
        .get_template("findings.html.j2")
        .render(
            plan=plan,
            view=view,
            title=_("Hallazgos del auditor, año {year}").format(year=check.year),
            date=day(plan.cutoff_date) if plan.cutoff_date else "",
            says=page_words,
            label=page_words.labels(),
            severity_words=SEVERITY_PLURALS,
            severity_word=SEVERITIES,
            severity_meanings=SEVERITY_MEANINGS,
            severity_lights=SEVERITY_LIGHTS,
            class_words=CLASSES,
            class_meanings=CLASS_MEANINGS,
            places=lambda n: ngettext("{n} lugar", "{n} lugares", n).format(n=n),
            style=Markup(style),  # noqa: S704 - our own stylesheet, no data in it
            policy=content_policy(style),
        )
    )


def _rules() -> str:
    return (_FOLDER / "findings.css").read_text(encoding="utf-8")


def _filters(view: _View) -> Iterator[str]:
    """What a chosen severity or class hides; and where both together leave nothing, the words that say so."""
    for severity in view.severities:
        yield f"main:has(#only-{severity.value}:checked) .severity:not(.{severity.value}) {{ display: none; }}"
    for each in view.classes:
        chosen = f"main:has(#only-{each.value}:checked)"
        yield f"{chosen} .cluster:not(.{each.value}) {{ display: none; }}"
        yield f"{chosen} .severity:not(:has(.{each.value})) {{ display: none; }}"
        for severity in view.severities:
            if not view.count(severity, each):
                yield f"{chosen}:has(#only-{severity.value}:checked) .nothing {{ display: block; }}"
