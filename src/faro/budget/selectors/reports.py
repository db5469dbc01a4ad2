"""What an import did, for whoever ordered it."""

from dataclasses import dataclass
from decimal import Decimal

from django.db.models import QuerySet

from faro.budget.domain.phases import PHASE_NAMES, Amounts
from faro.budget.domain.remarks import REASONS, Kind
from faro.budget.models import PublishedRow, Release, RowRemark
from faro.budget.selectors.amounts import total_of
from faro.kernel.fixed import MONEY_SCALE, from_scaled


@dataclass(frozen=True, slots=True)
class Progress:
    """A row of the Consulta Amigable: its «Avance %» as printed and as it is worked out anew."""

    level: str
    code: str
    name: str
    printed: Decimal | None
    computed: Decimal | None

    @property
    def agrees(self) -> bool:
        """Whether nothing speaks against what is printed."""
        return None in (self.printed, self.computed) or self.printed == self.computed


def quarantine_of(release: Release) -> QuerySet[RowRemark]:
    """The rows left out, one remark for each field at fault, in the order of the file."""
    return release.remarks.filter(kind=Kind.QUARANTINED.value)


def warnings_of(release: Release) -> QuerySet[RowRemark]:
    """What is odd about rows that were taken."""
    return release.remarks.filter(kind=Kind.WARNING.value)


def reason_of(remark: RowRemark) -> str:
    """The reason in words."""
    return REASONS.get(remark.code, remark.code)


def progress_of(release: Release) -> list[Progress]:
    """Each row's «Avance %», printed and computed."""
    return [progress_in(row) for row in release.rows.all()]


def progress_in(row: PublishedRow) -> Progress:
    """A row's «Avance %»."""
    return Progress(row.level, row.code, row.name, percent_of(row.printed_tenths), percent_of(row.computed_tenths))


def percent_of(tenths: int | None) -> Decimal | None:
    """Percent with one decimal."""
    return None if tenths is None else Decimal(tenths).scaleb(-1)


def amounts_of(row: PublishedRow) -> Amounts:
    """A row's amounts by phase."""
    return Amounts(**{name: getattr(row, name) for name in PHASE_NAMES})


def as_data(release: Release, *, written: bool) -> dict[str, object]:
    """All of it, for a program to read. Amounts and percents are texts, exact."""
    data: dict[str, object] = {
        "origin": release.origin,
        "imported": written,
        "file": release.file_name,
        "sha256": release.sha256,
        "executing_unit": release.unit,
        "executing_unit_name": release.unit_name,
        "year": release.year,
        "rows": {
            "read": release.rows_read,
            "taken": release.rows_taken,
            "skipped": release.rows_skipped,
            "quarantined": release.rows_quarantined,
        },
        "warning_count": release.warnings,
        "quarantine": [_remark(each) for each in quarantine_of(release)],
        "warnings": [_remark(each) for each in warnings_of(release)],
    }
    if release.origin == Release.Origin.MEF:
        return data | {
            "only_the_year": release.only_the_year,
            "last_month": release.last_month,
            "totals": _amounts(total_of(release)),
        }
    return data | {"scope": release.scope, "published": [_published(row) for row in release.rows.all()]}


def _remark(remark: RowRemark) -> dict[str, object]:
    told = {"line": remark.line, "column": remark.column, "code": remark.code, "reason": reason_of(remark)}
    return {**told, "value": remark.value}


def _published(row: PublishedRow) -> dict[str, object]:
    return {
        "row": row.row,
        "level": row.level,
        "code": row.code,
        "name": row.name,
        "on_the_way": row.on_the_way,
        "parent": row.parent,
        "amounts": {**_amounts(amounts_of(row)), "attended": _plain(row.attended)},
        "printed_percent": _text(percent_of(row.printed_tenths)),
        "computed_percent": _text(percent_of(row.computed_tenths)),
    }


def _amounts(amounts: Amounts) -> dict[str, str | None]:
    return {name: _plain(getattr(amounts, name)) for name in PHASE_NAMES}


def _plain(centimos: int | None) -> str | None:
    return None if centimos is None else f"{from_scaled(centimos, MONEY_SCALE):.2f}"


def _text(percent: Decimal | None) -> str | None:
    return None if percent is None else str(percent)
