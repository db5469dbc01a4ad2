"""Bringing in the MEF's yearly spending file: found while it streams, taken all or nothing."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.db.models import Sum

from faro.budget.domain.checkpoint import State, Workshop
from faro.budget.domain.columns import NAMES, Header
from faro.budget.domain.lines import BudgetLine, doubts, read_line
from faro.budget.domain.remarks import REASONS, Remark, quarantined
from faro.budget.domain.searching import Progress, Search, find_rows
from faro.budget.domain.structure import FoundRow
from faro.budget.models import MONTH_FIELDS, ClassifierName, Line, Release
from faro.budget.services.releases import (
    BATCH,
    GivenFile,
    Imported,
    begin,
    forget,
    in_force,
    keep_remarks,
    put_in_force,
    unit_code,
    wait_for_others,
)
from faro.kernel.errors import FaroError
from faro.kernel.text import _
from faro.ledger.api import Actor, Change


class NothingFound(FaroError):
    """The file has no row of the unit and year."""


class SeveralYears(FaroError):
    """The file has rows of more than one year, and none was asked for."""


def import_mef(
    *,
    actor: Actor,
    file: GivenFile,
    unit: str,
    year: int | None = None,
    reason: str = "",
    progress: Progress = lambda _done, _total: None,
) -> Imported:
    """Import the rows of one executing unit and year; without ``year``, of the only year that the file has for it.

    A cut import goes on from where it was. The same file again changes nothing. Raises
    :class:`~faro.kernel.errors.InputProblems` for a file without the columns, and
    :class:`~faro.kernel.errors.FaroError` where nothing can be taken.
    """
    code, size = unit_code(unit), file.size
    told = hashlib.sha256(f"{file.path.resolve()}\n{size}\n{code}".encode()).hexdigest()[:16]
    kept = file.path.parent if file.passing else Path(settings.HOME) / "imports"
    with Workshop(kept / told).held() as workshop:
        facts = {"origin": Release.Origin.MEF, "unit": code, "file_name": file.name, "file_size": size}
        release = begin(actor=actor, workshop=told, facts=facts)
        try:
            header, state = find_rows(Search(file.path, int(code), workshop, progress))
            imported = _take(actor, release, _Rows(workshop, header, state, year), reason)
        except SeveralYears:  # the rows stay: the next time the year is said, and nothing has to be searched again
            forget(release)
            raise
        except (FaroError, UnicodeError):
            workshop.clear()
            forget(release)
            raise
        workshop.clear()
        return imported


@dataclass(frozen=True, slots=True)
class _Rows:
    """What the search left."""

    workshop: Workshop
    header: Header
    state: State
    year: int | None


@transaction.atomic
def _take(actor: Actor, release: Release, rows: _Rows, reason: str) -> Imported:
    wait_for_others()
    taking = _Taking(release, rows)
    release.year = taking.only_year()
    release.sha256 = rows.state.sha256
    before = in_force(release.origin, release.unit, release.year)
    if before is not None and before.sha256 == release.sha256:
        forget(release)
        return Imported(before, written=False)
    release.save()
    _store(release, taking)
    was, now = _told(before), _told(release)
    changes = [Change(name, was.get(name), amount) for name, amount in now.items()]
    put_in_force(actor=actor, release=release, reason=reason, changes=changes)
    return Imported(release, written=True)


def _told(release: Release | None) -> dict[str, int | None]:
    """The amounts that the history tells."""
    if release is None:
        return {}
    sums = release.lines.aggregate(pim_sum=Sum("pim"), accrued_sum=Sum("accrued"))
    return {name: None if sums[f"{name}_sum"] is None else int(sums[f"{name}_sum"]) for name in ("pim", "accrued")}


def _store(release: Release, taking: "_Taking") -> None:
    batch: list[Line] = []
    for line in taking.lines():
        batch.append(_stored(release, line))
        if len(batch) == BATCH:
            Line.objects.bulk_create(batch)
            batch = []
    Line.objects.bulk_create(batch)
    ClassifierName.objects.bulk_create(
        (
            ClassifierName(release=release, classifier=classifier, code=code, name=name)
            for (classifier, code), name in taking.names.items()
        ),
        batch_size=BATCH,
    )
    release.rows_read = taking.rows.state.read
    release.rows_taken = taking.taken
    keep_remarks(release, taking.remarks)
    release.last_month = taking.last_month
    release.rows_skipped = release.rows_read - release.rows_taken - release.rows_quarantined
    if taking.without_months():
        release.only_the_year = True
        release.lines.update(**dict.fromkeys(MONTH_FIELDS))


def _stored(release: Release, line: BudgetLine) -> Line:
    months = dict(zip(MONTH_FIELDS, line.months, strict=True))
    return Line(release=release, line=line.line, key=line.key, **line.codes, **line.phases, **months)


class _Taking:
    """Row by row from the search to budget lines, with what is said of them on the way."""

    def __init__(self, release: Release, rows: _Rows) -> None:
        self._release = release
        self.rows = rows
        self._remarks: list[Remark] = []
        self.names: dict[tuple[str, str], str] = {}
        self.taken = 0
        self.last_month: int | None = None
        self._only_the_year = 0

    def only_year(self) -> int:
        """The year that was asked for, or the only one there is."""
        found = Counter(each.year for _row, each in self._read() if isinstance(each, BudgetLine))
        wanted = self.rows.year
        if wanted is None and len(found) > 1:
            years = ", ".join(str(year) for year in sorted(found))
            raise SeveralYears(_("El archivo tiene varios años ({years}): diga cuál con --year.").format(years=years))
        year = next(iter(found), None) if wanted is None else wanted
        if year is None or not found[year]:
            raise NothingFound(self._nothing(year))
        return year

    def _nothing(self, year: int | None) -> str:
        if year is None:
            sentence = _("El archivo no tiene ninguna fila legible de la unidad ejecutora {unit}. No se tomó nada.")
        else:
            sentence = _("El archivo no tiene filas legibles de la unidad ejecutora {unit} en {year}. No se tomó nada.")
        told = sentence.format(unit=self._release.unit, year=year)
        wrong = [each for _row, found in self._read() if isinstance(found, list) for each in found]
        if not wrong:
            return told
        first = min(wrong, key=lambda each: each.line)
        place = f"{first.line}, {first.column}" if first.column else str(first.line)
        more = _(" Filas que no se pueden leer: {n}. La primera, línea {place}: {reason}")
        return told + more.format(n=len({each.line for each in wrong}), place=place, reason=REASONS[first.code])

    def _read(self) -> Iterator[tuple[FoundRow | Remark, BudgetLine | list[Remark]]]:
        for each in self.rows.workshop.found():
            if isinstance(each, FoundRow):
                yield each, read_line(each, self.rows.header, int(self._release.unit))
            else:
                yield each, [each]

    def lines(self) -> Iterator[BudgetLine]:
        """Each line of the year once."""
        keys: set[str] = set()
        for row, each in self._read():
            if not isinstance(each, BudgetLine):
                self._remarks += each
            elif each.year == self._release.year:
                if each.key in keys:
                    raw = row.raw.decode() if isinstance(row, FoundRow) else ""
                    self._remarks.append(quarantined("repeated", each.line, raw.rstrip("\r\n"), "SEC_FUNC"))
                    continue
                keys.add(each.key)
                self._note(each)
                yield each

    def _note(self, line: BudgetLine) -> None:
        self.taken += 1
        self._remarks += doubts(line)
        last = max((month for month, amount in enumerate(line.months, 1) if amount), default=0)
        self.last_month = max(last, self.last_month or 0) or None
        self._only_the_year += line.only_the_year
        self._release.unit_name = self._release.unit_name or line.unit_name[:300]
        for classifier in NAMES:
            if line.names[classifier] and line.codes[classifier]:
                self.names.setdefault((classifier, line.full_code(classifier)), line.names[classifier])

    def without_months(self) -> bool:
        """Whether the whole file has the year's amounts alone: its zero months are then nothing said, not zeros."""
        return self._only_the_year > 0 and self.last_month is None

    @property
    def remarks(self) -> Iterable[Remark]:
        """What is said of the rows; of a file without months, not once for each row."""
        silent = self.without_months()
        return [each for each in self._remarks if not (silent and each.code == "months_empty")]
