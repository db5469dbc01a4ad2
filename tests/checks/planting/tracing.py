"""Whether a finding stands at a planted error, and whether it traces to it."""

from collections.abc import Iterator

from tests.checks.planting.draft import Planted, Row

from faro.checks.finding import Finding, Place

_CODED = ("code", "element", "indicator", "activity", "action", "unit", "parent", "lower_code")
_WHOLE = ("total", "promedio", "color", "monto", "número", "n°", "actividades", "inversiones", "sin dato")
_BY_CODE = frozenset({"elements", "indicators", "targets", "measurements", "activities", "monthly", "budget", "units"})


class Tracer:
    """Looks up what a place of a planted plan is about."""

    def __init__(self, planted: Planted) -> None:
        self._planted = planted
        self._tables = planted.plan.tables
        self._related = self._with_above(set(planted.codes))
        self._cells: dict[str, dict[int, dict[str, str]]] = {}
        for cell in self._tables["printed_cells"]:
            row = self._cells.setdefault(cell["table"], {}).setdefault(cell["row"], {})
            row[cell["column"]] = cell["text"] or ""

    def stands_at(self, finding: Finding) -> bool:
        """Whether one of its places is the planted row, or another row of the package about the planted code."""
        spot = self._planted.spot
        if (
            spot.table in _BY_CODE
            and finding.subject in self._planted.codes
            and not any(place.row for place in _places(finding))
        ):
            return True
        return any(
            (place.table == spot.table and (place.row == spot.row or place.row is None))
            or (place.table in _BY_CODE and spot.table in _BY_CODE and self._planted.codes & self._codes(place))
            for place in _places(finding)
        )

    def stands_above(self, finding: Finding) -> bool:
        """Whether one of its places is the group or the total that holds the planted row, in the same table."""
        return any(place.table == self._planted.spot.table and self._is_related(place) for place in _places(finding))

    def traces(self, finding: Finding) -> bool:
        """Whether it is about the planted row or code, what holds it, or a figure of the whole plan."""
        if self.stands_at(finding) or self._related & set(finding.subject.replace(",", " ").split()):
            return True
        return any(self._is_related(place) for place in _places(finding))

    def _with_above(self, codes: set[str]) -> set[str]:
        above = {row["code"]: row.get("parent") for row in (*self._tables["elements"], *self._tables["units"])}
        for table, column in (("indicators", "element"), ("activities", "action")):
            holders = {row["code"]: row[column] for row in self._tables[table]}
            codes |= {holders[code] for code in codes if code in holders}
        for code in list(codes):
            parent = above.get(code)
            while parent:
                codes.add(parent)
                parent = above.get(parent)
        return codes

    def _codes(self, place: Place) -> set[str]:
        row = self._record(place)
        return {str(row[column]) for column in _CODED if row and row.get(column)}

    def _record(self, place: Place) -> Row | None:
        if place.table in self._cells:
            return self._cells[place.table].get(place.row or 0)
        rows = self._tables.get(place.table, [])
        index = (place.row or 0) - 2
        return rows[index] if 0 <= index < len(rows) else None

    def _is_related(self, place: Place) -> bool:
        if self._codes(place) & self._related:
            return True
        row = self._record(place)
        if row is None:
            return place.table == self._planted.spot.table
        if place.table == "claims":
            return not row.get("element") and not row.get("indicator")
        words = " ".join(str(row.get(column) or "") for column in ("code", "description", "row_label")).lower()
        return place.table in self._cells and any(word in words for word in _WHOLE)


def _places(finding: Finding) -> Iterator[Place]:
    return (occurrence.place for occurrence in finding.occurrences)
