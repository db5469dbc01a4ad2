"""Measure: one plan, its report, its audit, its pages, the whole country; Faro beside its rivals.

Every run is a process of its own, start-up included; rivals take turns; seconds are medians. This process loads no
library, because a child's peak memory counts what its parent held when it started.

    python bench/run.py            the whole country: some minutes, 10 GB of memory for pandas
    python bench/run.py --quick    a handful of municipalities, once: are the results equal?
"""

import argparse
import importlib.util
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field, replace
from pathlib import Path
from time import perf_counter, sleep

from country import DATA, MUNICIPALITIES_PER_FILE, WHOLE_COUNTRY

BENCH = Path(__file__).parent
PLAN = BENCH.parent / "data" / "ilo" / "pei-2022"
MIB = 2**20
PANDAS_WHOLE_NEEDS = 12 * 1024 * MIB
ROWS_PER_MUNICIPALITY = 24_000
ROW = "{:<27}{:>9}{:>16}{:>8}{:>10}   {}"


@dataclass(frozen=True, slots=True)
class Size:
    """How much is measured: municipalities, the smaller countries beside it, and how often."""

    municipalities: int
    smaller: tuple[int, ...]
    per_file: int
    runs: int
    spark: bool
    data: Path


FULL = Size(WHOLE_COUNTRY, (500, 1000), MUNICIPALITIES_PER_FILE, 5, spark=True, data=DATA)
QUICK = Size(6, (2, 4), 2, 1, spark=False, data=DATA / "quick")


@dataclass(slots=True)
class Contender:
    """A program, and what its runs took."""

    name: str
    command: list[str]
    out: Path | None = None
    runs: int = 5
    many_processes: bool = False
    aim: str = ""
    ratio_aim: str = ""
    seconds: list[float] = field(default_factory=list)
    processor: list[float] = field(default_factory=list)
    peaks: list[float] = field(default_factory=list)

    @property
    def median(self) -> float:
        return statistics.median(self.seconds)

    @property
    def peak(self) -> float:
        return statistics.median(self.peaks)

    def run(self) -> None:
        """One run in a process of its own: wall seconds and peak resident memory."""
        if self.out:
            shutil.rmtree(self.out, ignore_errors=True)
        with tempfile.TemporaryFile() as errors:
            started = perf_counter()
            child = subprocess.Popen(self.command, stdout=subprocess.DEVNULL, stderr=errors, start_new_session=True)
            sampled = self._largest_session(child.pid) if self.many_processes else 0
            _, status, usage = os.wait4(child.pid, 0)
            seconds = perf_counter() - started
            child.returncode = os.waitstatus_to_exitcode(status)
            if child.returncode:
                errors.seek(0)
                sys.exit(f"{self.name}: {errors.read().decode(errors='replace')}")
        self.seconds.append(seconds)
        self.processor.append(usage.ru_utime + usage.ru_stime)
        self.peaks.append(max(usage.ru_maxrss * 1024, sampled) / MIB)
        print(f"{self.name}: {seconds:.2f} s", file=sys.stderr)

    @staticmethod
    def _largest_session(leader: int) -> int:
        """Until the leader ends: the largest sum of the resident memory of all its processes, looked at often."""
        largest = 0
        while os.waitid(os.P_PID, leader, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None:
            largest = max(largest, resident_memory(session=leader))
            sleep(0.1)
        return largest

    def print_row(self) -> None:
        spread = f"{min(self.seconds):.2f} - {max(self.seconds):.2f}"
        processor = "" if self.many_processes else f"{statistics.median(self.processor):.1f}"
        runs = "1 run" if len(self.seconds) == 1 else f"{len(self.seconds)} runs"
        print_line(self.name, f"{self.median:.2f}", spread, processor, f"{self.peak:,.0f}", f"{runs}  {self.aim}")


def print_line(*cells: str) -> None:
    print(ROW.format(*cells).rstrip())


def resident_memory(session: int) -> int:
    """Bytes held by the processes of a session (Linux); pages they share are counted in each."""
    pages = 0
    for process in Path("/proc").glob("[0-9]*"):
        try:
            fields = (process / "stat").read_text().rpartition(")")[2].split()
        except OSError:  # it has ended meanwhile
            continue
        if int(fields[3]) == session:
            pages += int(fields[21])
    return pages * os.sysconf("SC_PAGE_SIZE")


def alternate(contenders: list[Contender]) -> None:
    """Let them take turns, so that a slow spell of the machine meets all of them."""
    for turn in range(max(contender.runs for contender in contenders)):
        for contender in contenders:
            if turn < contender.runs:
                contender.run()


def one_plan(size: Size, scratch: Path) -> None:
    """(a) and (b): the commands a planning office uses."""
    faro = str(Path(sys.executable).with_name("faro"))
    evaluate = Contender("faro evaluate", [faro, "evaluate", str(PLAN)], aim="aim < 1 s", runs=size.runs)
    report = [faro, "report", str(PLAN), "--out", str(scratch / "report")]
    contenders = [evaluate, Contender("faro report", report, aim="aim < 4 s", runs=size.runs)]
    alternate(contenders)
    print(f"\nOne plan: {PLAN.name}")
    for contender in contenders:
        contender.print_row()


def auditor() -> None:
    """The auditor over one plan and over up to a thousand."""
    subprocess.run([sys.executable, str(BENCH / "checks.py")], check=True)


def pages() -> None:
    """The pages: made anew, kept, and an empty view beside them."""
    subprocess.run([sys.executable, str(BENCH / "web.py")], check=True)


def reporting() -> None:
    """Sixty units that write their month at once, on SQLite; on PostgreSQL where it is installed."""
    subprocess.run([sys.executable, str(BENCH / "reporting.py")], check=True)
    if any(Path("/usr/lib/postgresql").glob("*/bin/initdb")) or shutil.which("initdb"):
        with_server = ["sh", str(BENCH.parent / "tools" / "with_postgresql.sh")]
        subprocess.run([*with_server, sys.executable, str(BENCH / "reporting.py")], check=True)


def registers() -> None:
    """A register of a million records beside SQL by hand, and the page where one is written down."""
    subprocess.run([sys.executable, str(BENCH / "registers.py")], check=True)
    subprocess.run([sys.executable, str(BENCH / "capture.py")], check=True)


def yearly_file() -> None:
    """The MEF's yearly file: its import beside the fastest readers."""
    subprocess.run([sys.executable, str(BENCH / "mef.py")], check=True)


def national(name: str, script: str, size: Size, scratch: Path, *options: str) -> Contender:
    """A contender for the whole country."""
    out = scratch / re.sub(r"\W+", "-", name)
    return Contender(
        name, [*script_with(script, size, size.municipalities), "--out", str(out), *options], out, size.runs
    )


def script_with(script: str, size: Size, municipalities: int) -> list[str]:
    arguments = ("--municipalities", municipalities, "--per-file", size.per_file, "--data", size.data)
    return [sys.executable, str(BENCH / script), *(str(argument) for argument in arguments)]


def whole_country(size: Size, scratch: Path) -> bool:
    """(c) and (d): the national roll-up; whether all results are equal."""
    faro, *rivals = national_contenders(size, scratch)
    alternate([faro, *rivals])
    rows = size.municipalities * ROWS_PER_MUNICIPALITY
    print(f"\nWhole country: {size.municipalities:,} municipalities, {rows:,} rows")
    for contender in (faro, *rivals):
        contender.print_row()
    for rival in rivals:
        print(f"Faro / {rival.name}: {faro.median / rival.median:.2f}{rival.ratio_aim}")
    equal = [compare(faro, rival) for rival in rivals]
    memory(size, scratch, faro)
    return all(equal)


def national_contenders(size: Size, scratch: Path) -> list[Contender]:
    """Faro and the rivals that this machine can run; what it cannot is said."""
    faro = national("Faro", "faro_national.py", size, scratch)
    faro.aim = "aim <= 1,024 MiB"
    duckdb = national("DuckDB", "rival_duckdb.py", size, scratch)
    duckdb.ratio_aim = " (aim <= 1.50)"
    by_file = national("pandas, file by file", "rival_pandas.py", size, scratch, "--files-at-once", "1")
    whole = national("pandas, all at once", "rival_pandas.py", size, scratch)
    by_file.ratio_aim = whole.ratio_aim = " (aim <= 0.20: five times faster)"
    contenders = [faro, duckdb, by_file]
    if available_memory() > PANDAS_WHOLE_NEEDS * size.municipalities / WHOLE_COUNTRY:
        whole.runs = min(3, size.runs)
        contenders.append(whole)
    else:
        print(f"{whole.name}: not measured, it needs 12 GiB of free memory")
    if not size.spark:
        return contenders
    if shutil.which("java") and importlib.util.find_spec("pyspark"):
        spark = national("Faro in Spark, local[2]", "spark_national.py", size, scratch)
        spark.runs, spark.many_processes = 1, True
        contenders.append(spark)
    else:
        print("Faro in Spark: not measured, it needs Java and PySpark")
    return contenders


def available_memory() -> int:
    """Bytes that can be had without swapping (Linux)."""
    line = next(line for line in Path("/proc/meminfo").read_text().splitlines() if line.startswith("MemAvailable"))
    return int(line.split()[1]) * 1024


def compare(faro: Contender, rival: Contender) -> bool:
    """Row by row; ratios to 1e-9, everything else exactly."""
    folders = [str(contender.out) for contender in (faro, rival)]
    answer = subprocess.run(
        [sys.executable, str(BENCH / "compare.py"), *folders], capture_output=True, text=True, check=False
    )
    print(f"Faro = {rival.name}: {answer.stdout.strip() or answer.stderr.strip()}")
    return answer.returncode == 0


def memory(size: Size, scratch: Path, whole: Contender) -> None:
    """Peak memory must not grow with the country."""
    print("\nMemory of Faro by size of the country")
    out = scratch / "smaller"
    peaks = []
    for municipalities in size.smaller:
        command = [*script_with("faro_national.py", size, municipalities), "--out", str(out)]
        smaller = Contender(f"{municipalities:,} municipalities", command, out, size.runs)
        alternate([smaller])
        smaller.print_row()
        peaks.append(smaller.peak)
    peaks.append(whole.peak)
    print_line(
        f"{size.municipalities:,} municipalities", f"{whole.median:.2f}", "", "", f"{whole.peak:,.0f}", "as above"
    )
    print(f"largest / smallest: {max(peaks) / min(peaks):.2f} (aim <= 1.20)")


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure Faro beside its rivals.")
    parser.add_argument("--quick", action="store_true", help="a handful of municipalities, once")
    parser.add_argument("--data", type=Path, help="where the generated files are kept")
    arguments = parser.parse_args()
    size = QUICK if arguments.quick else FULL
    size = replace(size, data=arguments.data or size.data)
    for municipalities in (*size.smaller, size.municipalities):
        subprocess.run(script_with("generate.py", size, municipalities), check=True)
    print()
    print_line("", "median s", "range s", "CPU s", "peak MiB", "")
    with tempfile.TemporaryDirectory() as scratch:
        if not arguments.quick:
            one_plan(size, Path(scratch))
            sys.stdout.flush()
            auditor()
            pages()
            yearly_file()
            reporting()
            registers()
        equal = whole_country(size, Path(scratch))
    sys.exit(0 if equal else 1)


if __name__ == "__main__":
    main()
