"""Rows as the tables of a page."""

from collections.abc import Callable, Iterable, Sequence

from django.urls import reverse

from faro.budget.domain.phases import MONTH_LABELS, Amounts, Part
from faro.budget.models import Release, RowRemark
from faro.budget.selectors.reports import Progress, reason_of
from faro.kernel.fixed import MONEY_SCALE, from_scaled
from faro.kernel.formats import money, number, percent
from faro.kernel.text import _
from faro.ui.api import Cell, DataTable, TableColumn, moment

Address = Callable[[str], str]
_NOTHING = "—"


def _columns(*labels: str, words: int) -> tuple[TableColumn, ...]:
    """The first ``words`` columns hold words, the others figures."""
    return tuple(TableColumn(label, figures=place >= words) for place, label in enumerate(labels))


def amounts_table(
    caption: str, parts: Sequence[Part], total: Amounts | None = None, address: Address | None = None
) -> DataTable:
    """Each part: its percentage, with the two amounts that make it, then the other phases. The total below."""
    labels = (
        _("Concepto"),
        _("Avance"),
        _("Devengado"),
        _("PIM"),
        _("PIA"),
        _("Modificaciones"),
        _("Certificado"),
        _("Compromiso"),
        _("Girado"),
    )
    rows = [(Cell(_named(part), address(part.code) if address else ""), *_figures(part.amounts)) for part in parts]
    if total is not None:
        rows.append((Cell(_("Total")), *_figures(total)))
    whole = _("{caption}. Montos en soles; avance: devengado entre PIM").format(caption=caption)
    return DataTable(whole, _columns(*labels, words=1), tuple(rows), stacked=True)


def _named(part: Part) -> str:
    return f"{part.code} {part.name}".strip() or _("Sin código")


def _figures(amounts: Amounts) -> tuple[Cell, ...]:
    parts = (amounts.accrued, amounts.pim)
    others = (amounts.pia, amounts.modifications, amounts.certified, amounts.committed, amounts.paid)
    return (Cell(percent(amounts.progress)), *(Cell(_soles(amount)) for amount in (*parts, *others)))


def _soles(centimos: int | None) -> str:
    """An amount where the table says that all are soles."""
    return number(None if centimos is None else from_scaled(centimos, MONEY_SCALE), 2)


def months_table(months: Sequence[int | None]) -> DataTable:
    """What was accrued month by month, and up to each month."""
    rows: list[tuple[Cell, ...]] = []
    so_far: int | None = 0
    for label, amount in zip(MONTH_LABELS, months, strict=True):
        so_far = None if amount is None or so_far is None else so_far + amount
        rows.append((Cell(label), Cell(money(amount)), Cell(money(so_far))))
    columns = _columns(_("Mes"), _("Devengado"), _("Devengado desde enero"), words=1)
    return DataTable(_("Devengado por mes"), columns, tuple(rows))


def releases_table(releases: Iterable[Release]) -> DataTable:
    """Files that were brought in."""
    labels = (_("Archivo"), _("Qué es"), _("Unidad"), _("Estado"), _("Importado"), _("Año"), _("Filas tomadas"))
    columns = _columns(*labels, _("En cuarentena"), _("Advertencias"), words=5)
    return DataTable(
        _("Del más reciente al más antiguo"), columns, tuple(_release_row(each) for each in releases), stacked=True
    )


def _release_row(release: Release) -> tuple[Cell, ...]:
    what = release.get_origin_display()
    return (
        Cell(release.file_name, reverse("budget:release", args=[release.pk])),
        Cell(f"{what}: {release.scope}" if release.scope else what),
        Cell(release.unit),
        Cell(release.get_state_display()),
        Cell(moment(release.ready_at or release.started_at)),
        Cell("" if release.year is None else str(release.year)),
        Cell(f"{release.rows_taken:,}"),
        Cell(f"{release.rows_quarantined:,}"),
        Cell(f"{release.warnings:,}"),
    )


def remarks_table(caption: str, remarks: Iterable[RowRemark]) -> DataTable:
    """What is said of rows."""
    columns = _columns(_("Fila"), _("Columna"), _("Qué pasa"), _("Valor"), words=4)
    rows = tuple(
        (
            Cell(_("Línea {n}").format(n=f"{each.line:,}")),
            Cell(each.column or _NOTHING),
            Cell(reason_of(each)),
            Cell(each.value or _NOTHING),
        )
        for each in remarks
    )
    return DataTable(caption, columns, rows, stacked=True)


def progress_table(rows: Iterable[tuple[Progress, Amounts]]) -> DataTable:
    """The rows of a Consulta Amigable: «Avance %» printed beside computed."""
    labels = (_("Fila"), _("PIA"), _("PIM"), _("Devengado"), _("Avance impreso"), _("Avance calculado"))
    cells = tuple(
        (
            Cell(f"{row.level} {row.code} {row.name}".strip() if row.code else row.name),
            Cell(money(amounts.pia)),
            Cell(money(amounts.pim)),
            Cell(money(amounts.accrued)),
            Cell(percent(row.printed)),
            Cell(
                percent(row.computed) if row.agrees else _("{percent}, difiere").format(percent=percent(row.computed))
            ),
        )
        for row, amounts in rows
    )
    return DataTable(_("Filas de la Consulta Amigable"), _columns(*labels, words=1), cells, stacked=True)


def _computed(row: Progress) -> str:
    shown = percent(row.computed)
    return shown if row.agrees else _("{percent}, difiere").format(percent=shown)
