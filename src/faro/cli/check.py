"""``faro check``: where a plan, its figures and what a document says of them can't all be true."""

import sys
from collections.abc import Sequence
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path

from faro.checks.audit import AuditedFinding, at_least
from faro.checks.finding import RuleClass, Severity
from faro.checks.rule import Rule
from faro.checks.rules import ALL
from faro.cli.arguments import examples, package_argument, year_option
from faro.cli.spanish import click
from faro.kernel.errors import FaroError
from faro.kernel.files import aside, keep_previous, written_or_said
from faro.kernel.text import _
from faro.package.auditing import audit_package
from faro.package.model import Package
from faro.package.names import folded
from faro.package.reading import read_package
from faro.reports.findings.writing import Check, written

FILES = ("xlsx", "html")
"""The formats that are files and nothing else."""

EDITABLE = ("xlsx",)
"""The formats in which a person may have written."""

Failure = tuple[Rule, Exception]

HIGH_FINDINGS = 1
INCOMPLETE = 2


class UnknownRule(FaroError):
    """No rule and no class of rules has that name."""


@click.command(
    help=_(
        "Busca contradicciones: lugares donde el plan, sus cifras y lo que un documento dice de ellas no pueden ser "
        "ciertos a la vez. Termina con 0 si no hay hallazgos graves, con 1 si los hay y con 2 si no se pudo revisar."
    ),
    epilog=examples(
        "faro check data/ilo/pei-2022",
        "faro check data/ilo/pei-2022 --severity high --rule sum",
        "faro check plan.xlsx --format json > hallazgos.json",
        "faro check plan.xlsx --format html --out hallazgos.html",
    ),
    options_metavar=_("[OPCIONES]"),
)
@package_argument
@click.option(
    "--format",
    "output",
    type=click.Choice(["table", "json", "xlsx", "html"]),
    default="table",
    metavar=_("FORMATO"),
    help=_("table (cuadro, si no se dice), json, xlsx (libro de Excel) o html (página web)."),
)
@click.option(
    "--severity",
    type=click.Choice([severity.value for severity in Severity]),
    default=Severity.HINT.value,
    metavar=_("GRAVEDAD"),
    help=_("Solo desde esta gravedad: high (graves), medium (medios), low (leves) o hint (todos, si no se dice)."),
)
@click.option(
    "--rule",
    "wanted",
    multiple=True,
    metavar=_("REGLA"),
    help=_("Solo esta regla o clase de reglas, p. ej. sum; se puede repetir."),
)
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar=_("ARCHIVO"),
    help=_("Archivo que se escribe; para xlsx y html, si no se dice, hallazgos-PLAN en la carpeta actual."),
)
@year_option
def check(
    package_path: Path,
    output: str,
    severity: str,
    wanted: tuple[str, ...],
    out: Path | None,
    year: int | None,
) -> None:
    """Read, audit, show or write; the exit status says whether there are high findings."""
    rules = chosen_rules(wanted, ALL)
    refuse_the_package_itself(package_path, out)
    package = read_package(package_path)
    failures: list[Failure] = []
    every = audit_package(package, year, rules, lambda rule, error: failures.append((rule, error)))
    least = Severity(severity)
    done = Check(package, year or package.plan.evaluation_year, rules, at_least(every, least), least)
    path = out or (Path(f"hallazgos-{_file_name(package)}.{output}") if output in FILES else None)
    if path is None:
        _show(done, output)
    else:
        _write(done, output, path)
    tell(failures)
    sys.exit(status(every, failures))


def refuse_the_package_itself(package_path: Path, out: Path | None) -> None:
    """Findings never take the place of what they are about. Raises :class:`FaroError`."""
    package, target = package_path.resolve(), out.resolve() if out else None
    if target is not None and (target == package or package in target.parents):
        raise FaroError(_("«{path}» es parte del paquete que se revisa: elija otro archivo.").format(path=out))


def status(findings: Sequence[AuditedFinding], failures: Sequence[Failure]) -> int:
    """The exit status: what a rule could not check is not sound, whatever the others found."""
    if failures:
        return INCOMPLETE
    return HIGH_FINDINGS if at_least(findings, Severity.HIGH) else 0


def chosen_rules(wanted: Sequence[str], rules: Sequence[Rule]) -> tuple[Rule, ...]:
    """The rules of those ids or classes, all without any. Raises :class:`UnknownRule` with the near names."""
    known = {each.value for each in RuleClass} | {rule.id for rule in rules}
    unknown = [name for name in wanted if name not in known]
    if unknown:
        raise UnknownRule(" ".join(_unknown(name, sorted(known)) for name in unknown))
    return tuple(rule for rule in rules if not wanted or rule.id in wanted or rule.rule_class.value in wanted)


def _unknown(name: str, known: Sequence[str]) -> str:
    from difflib import get_close_matches  # noqa: PLC0415  only a mistyped name needs it

    near = get_close_matches(name.lower(), known, n=3, cutoff=0.5)
    sentence = _("No hay ninguna regla ni clase «{name}».").format(name=name)
    if near:
        return f"{sentence} {_('¿Quiso decir {near}?').format(near=', '.join(near))}"
    classes = ", ".join(each.value for each in RuleClass)
    return f"{sentence} {_('Las clases son: {classes}.').format(classes=classes)}"


def _file_name(package: Package) -> str:
    return "-".join("".join(sign if sign.isalnum() else " " for sign in folded(package.name)).split())


def _show(check: Check, output: str) -> None:
    if output == "json":
        click.echo(written(check, output), nl=False)
        return
    from faro.cli.terminal import show  # noqa: PLC0415  the other form does not need it
    from faro.reports.findings.overview import findings_overview  # noqa: PLC0415

    show(findings_overview(check.findings), one_line_rows=True)


def _write(check: Check, output: str, path: Path) -> None:
    """Write the file and say so. One that was there is named as replaced, or kept if a person may have worked in it."""
    from faro.reports.findings.overview import headline  # noqa: PLC0415

    content = _plain_text(check) if output == "table" else written(check, output)
    existed = path.exists()
    with written_or_said(str(path)), aside(path.parent) as folder:
        fresh = folder / path.name
        fresh.write_bytes(content)
        kept = keep_previous(path, fresh) if output in EDITABLE else None
        fresh.replace(path)
    if kept:
        click.echo(_("El anterior era distinto y se guardó como: {path}").format(path=kept))
    said = _("Reemplazado: {path}") if existed and not kept else _("Escrito: {path}")
    click.echo(said.format(path=path))
    click.echo(headline(check.findings))


def _plain_text(check: Check) -> bytes:
    """The table as a pipe gets it."""
    held = StringIO()
    with redirect_stdout(held):
        _show(check, "table")
    return held.getvalue().encode()


def tell(failures: Sequence[Failure]) -> None:
    """Name on standard error the rules that failed: what they would have found is not known."""
    if not failures:
        return
    from faro.cli.terminal import show_error  # noqa: PLC0415

    for rule, error in failures:
        cause = f"{type(error).__name__}: {error}"
        sentence = _("La regla {rule} falló y no revisó este paquete; es un error de Faro: {cause}")
        show_error(sentence.format(rule=rule.id, cause=cause))
