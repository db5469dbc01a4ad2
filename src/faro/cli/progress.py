"""A progress bar on standard error, for work that takes more than a moment. Nothing in a pipe."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from faro.cli.terminal import console


@contextmanager
def progress_bar(label: str, total: int) -> Iterator[Callable[[str], None]]:
    """A bar of ``total`` steps; the function it gives is called with the name of each step that begins."""
    out = console(errors=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=out, transient=True, disable=not out.is_terminal) as progress:
        task = progress.add_task(label, total=total)

        def advance(step: str) -> None:
            progress.update(task, advance=1, description=f"{label}: {step}")

        yield advance
