"""Writes ``docs/checks`` from the rules themselves: ``python -m faro.reports.findings.documentation``."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from faro.checks.audit import AuditedFinding, audit
from faro.checks.finding import RuleClass
from faro.checks.rule import Rule
from faro.checks.rules import ALL
from faro.reports.findings.documentation_guide import GUIDE, SEVERITIES, WRITTEN_BY
from faro.reports.findings.wording import CLASS_MEANINGS, CLASSES, difference, figure

_README = "README.md"


def documents(rules: Sequence[Rule] = ALL) -> dict[str, str]:
    """The text of each published file, by its name: a guide, and a page for each class that has rules."""
    classes = [each for each in RuleClass if any(rule.rule_class is each for rule in rules)]
    pages = {f"{each.value}.md": _class_page(each, _of(each, rules)) for each in classes}
    return {_README: _text(_guide(classes, rules)), **pages}


def write_documents(folder: Path, rules: Sequence[Rule] = ALL) -> None:
    """Write the files into the folder; a page of a class that has no rule any more is taken away, no other."""
    folder.mkdir(parents=True, exist_ok=True)
    written = documents(rules)
    for page in {f"{each.value}.md" for each in RuleClass} - written.keys():
        (folder / page).unlink(missing_ok=True)
    for name, text in written.items():
        (folder / name).write_bytes(text.encode())


def _of(rule_class: RuleClass, rules: Sequence[Rule]) -> list[Rule]:
    return [rule for rule in rules if rule.rule_class is rule_class]


def _text(lines: Iterator[str]) -> str:
    return "\n".join(lines) + "\n"


def _guide(classes: Sequence[RuleClass], rules: Sequence[Rule]) -> Iterator[str]:
    yield GUIDE
    yield "## Severities"
    yield ""
    yield "| severity | Spanish | means | exit status |"
    yield "|---|---|---|---|"
    for severity, (word, meaning) in SEVERITIES.items():
        yield f"| `{severity.value}` | {word} | {meaning} | {1 if severity.value == 'high' else 0} |"
    yield ""
    yield f"## The {len(rules)} rules"
    for each in classes:
        yield ""
        yield f"### [`{each.value}`]({each.value}.md) {CLASSES[each]}"
        yield ""
        yield CLASS_MEANINGS[each]
        yield ""
        yield "| rule | severity | |"
        yield "|---|---|---|"
        for rule in _of(each, rules):
            link = f"{each.value}.md#{_anchor(rule)}"
            yield f"| [`{rule.id}`]({link}) | {rule.severity.value} | {_cell(rule.title)} |"


def _class_page(rule_class: RuleClass, rules: Sequence[Rule]) -> str:
    return _text(_class_lines(rule_class, rules))


def _class_lines(rule_class: RuleClass, rules: Sequence[Rule]) -> Iterator[str]:
    yield f"# `{rule_class.value}`: {CLASSES[rule_class]}"
    yield ""
    yield CLASS_MEANINGS[rule_class]
    yield ""
    yield f"{WRITTEN_BY} [All classes](README.md)."
    for rule in rules:
        yield from _rule(rule)


def _rule(rule: Rule) -> Iterator[str]:
    failing, passing = rule.failing(), rule.passing()
    yield ""
    yield f"## {rule.id}"
    yield ""
    yield f"**{rule.title}** · {rule.severity.value}"
    yield ""
    yield rule.explanation
    yield ""
    yield f"*Why.* {rule.reason}"
    yield ""
    yield f"*Fails.* {failing.words}"
    for finding in audit(failing.evidence, [rule]):
        yield ""
        yield from _finding(finding)
    yield ""
    yield f"*Passes.* {passing.words}"


def _finding(finding: AuditedFinding) -> Iterator[str]:
    """What the rule really says of its failing example."""
    yield f"> {finding.message}"
    figures = (
        ("printed", finding.printed),
        ("recomputed", figure(finding.recomputed, finding.unit) if finding.recomputed is not None else ""),
        ("difference", difference(finding.difference, finding.unit) if finding.difference is not None else ""),
        ("places", f"{len(finding.occurrences)}"),
    )
    shown = " · ".join(f"{name} {value}" for name, value in figures if value)
    yield ">"
    yield f"> {finding.severity.value} · {finding.subject} · {shown}"


def _anchor(rule: Rule) -> str:
    """As GitHub and most renderers make it of the heading: the point is dropped."""
    return rule.id.replace(".", "")


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


if __name__ == "__main__":
    write_documents(Path("docs/checks"))
