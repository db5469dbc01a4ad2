"""Measure the auditor: one plan of 400 activities, and 100, 300 and 1,000 plans; and how often it hints.

The plans are the tests' own: everything in them agrees. Sizes run in processes of their own, one plan in memory at a
time; a plan is made and evaluated outside the time that is told for its audit.

    python bench/checks.py            print the tables: some minutes
    python bench/checks.py --quick    small sizes, once
    python bench/checks.py --write    and write docs/checks/measured.md
"""

import argparse
import json
import resource
import statistics
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from run import MIB, Contender

ROOT = Path(__file__).parents[1]
MEASURED = ROOT / "docs" / "checks" / "measured.md"
ACTIVITIES = 400
HINTED_PLANS = 300
SMALL = 60
LARGE_EVERY = 20
ROW = "{:<28}{:>12}{:>14}{:>14}{:>12}   {}"


@dataclass(frozen=True, slots=True)
class Size:
    """How much is measured."""

    plans: tuple[int, ...]
    activities: int
    hinted_plans: int
    runs: int


FULL = Size((100, 300, 1000), ACTIVITIES, HINTED_PLANS, 5)
QUICK = Size((3, 9), 40, 12, 1)


def audited(plans: int, activities: int) -> dict[str, float]:
    """In a process of its own: seconds of evaluating and of auditing so many plans, and the peak memory in MiB."""
    from tests.checks.consistent.plan import consistent_plan, runs_of  # noqa: PLC0415

    from faro.checks.audit import audit  # noqa: PLC0415
    from faro.checks.evidence import Evidence  # noqa: PLC0415

    evaluating = auditing = 0.0
    for seed in range(plans):
        package = consistent_plan(seed, activities, published=True).package()
        started = perf_counter()
        evidence = Evidence(package.rows("plan")[0], package.tables, runs_of(package))
        evaluated = perf_counter()
        audit(evidence)
        evaluating += evaluated - started
        auditing += perf_counter() - evaluated
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / MIB
    return {"plans": plans, "evaluating": evaluating, "auditing": auditing, "peak": peak}


def in_its_own_process(*arguments: object) -> str:
    """What this script says with those arguments: no child counts what another held."""
    command = [sys.executable, __file__, *(str(argument) for argument in arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def many_plans(size: Size) -> list[dict[str, float]]:
    """Every number of plans, the same plans first."""
    return [json.loads(in_its_own_process("--audit", plans, "--activities", size.activities)) for plans in size.plans]


def write_package(folder: Path, activities: int) -> None:
    from tests.checks.consistent.plan import consistent_plan  # noqa: PLC0415

    from faro.package.writing import write_folder  # noqa: PLC0415

    write_folder(consistent_plan(1, activities, published=True).package(), folder)


def one_plan(size: Size) -> Contender:
    """The command a planning office uses, start-up and reading included."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "package"
        in_its_own_process("--package", folder, "--activities", size.activities)
        faro = str(Path(sys.executable).with_name("faro"))
        check = Contender("faro check", [faro, "check", str(folder)])
        for _time in range(size.runs):
            check.run()
    return check


def hints(plans: int) -> tuple[int, int, Counter[str]]:
    """Plans, activities, and hints by rule: most plans small, one in twenty of 400 activities."""
    from tests.checks.consistent.many import evidence_of  # noqa: PLC0415
    from tests.checks.consistent.plan import consistent_plan  # noqa: PLC0415

    from faro.checks.audit import audit  # noqa: PLC0415
    from faro.checks.finding import Severity  # noqa: PLC0415

    sizes = [ACTIVITIES if seed % LARGE_EVERY == 0 else 1 + seed * 7 % SMALL for seed in range(plans)]
    found: Counter[str] = Counter()
    activities = 0
    for evidence in evidence_of(consistent_plan(seed, count) for seed, count in enumerate(sizes)):
        activities += len(evidence.rows("activities"))
        for finding in audit(evidence):
            if finding.severity is not Severity.HINT:
                sys.exit(f"False alarm: {finding.rule}: {finding.message}")
            found[finding.rule] += 1
    return plans, activities, found


def speed_lines(size: Size, check: Contender, many: Iterable[dict[str, float]]) -> list[str]:
    """The tables of seconds and memory, as plain text."""
    title = f"{size.activities} activities each"
    lines = [ROW.format(title, "evaluate s", "audit s", "audit s/plan", "peak MiB", "").rstrip()]
    for row in many:
        per_plan = row["auditing"] / row["plans"]
        cells = (f"{row['evaluating']:.2f}", f"{row['auditing']:.2f}", f"{per_plan:.4f}", f"{row['peak']:,.0f}")
        lines.append(ROW.format(f"{row['plans']:,.0f} plans", *cells, "").rstrip())
    spread = f"{min(check.seconds):.2f} - {max(check.seconds):.2f}"
    peak = statistics.median(check.peaks)
    lines.append("")
    lines.append(
        f"faro check of one plan, start-up included: {check.median:.2f} s ({spread}), {peak:,.0f} MiB; the audit < 1 s"
    )
    return lines


def hint_lines(plans: int, activities: int, found: Counter[str]) -> list[str]:
    """The rate of hints, as plain text."""
    rate = found.total() * 100 / activities
    lines = [f"{found.total()} hints in {plans} plans with {activities:,} activities: {rate:.2f} per 100 activities"]
    lines += [f"  {rule:<34}{count:>6}{count * 100 / activities:>9.3f}" for rule, count in found.most_common()]
    return lines


def written(speed: list[str], hinted: list[str]) -> str:
    """The page of docs/checks."""
    return "\n".join(
        [
            "# Measured",
            "",
            "Written by `python bench/checks.py --write` on a machine of two cores. The plans are those of the",
            "tests (`tests/checks/consistent`): everything in them agrees, and every finding above a hint is a",
            "false alarm.",
            "",
            "## False alarms and hints",
            "No finding above a hint (`tests/checks/test_clean_plans.py` holds it). Hints are places to look at,",
            "outside the exit status; by rule, with their number per 100 activities:",
            "",
            "```text",
            *hinted,
            "```",
            "",
            "## Speed and memory",
            "Seconds per plan stay level as plans grow in number; a plan is let go before the next one.",
            "",
            "```text",
            *speed,
            "```",
            "",
        ]
    )


def main() -> None:
    sys.path.insert(0, str(ROOT))
    parser = argparse.ArgumentParser(description="Measure the auditor.")
    parser.add_argument("--quick", action="store_true", help="small sizes, once")
    parser.add_argument("--write", action="store_true", help="write docs/checks/measured.md")
    parser.add_argument("--audit", type=int, help=argparse.SUPPRESS)
    parser.add_argument("--package", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--activities", type=int, default=ACTIVITIES, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.audit:
        print(json.dumps(audited(arguments.audit, arguments.activities)))
        return
    if arguments.package:
        write_package(arguments.package, arguments.activities)
        return
    size = QUICK if arguments.quick else FULL
    speed = speed_lines(size, one_plan(size), many_plans(size))
    hinted = hint_lines(*hints(size.hinted_plans))
    print("\nThe auditor", *speed, "", *hinted, sep="\n")
    if arguments.write:
        MEASURED.write_text(written(speed, hinted), "utf-8")


if __name__ == "__main__":
    main()
