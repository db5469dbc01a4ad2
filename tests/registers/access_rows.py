"""Who may open which page of the room, and with what answer."""

from tests.registers import (
    access_boards,
    access_capture,
    access_exchange,
    access_kit,
    access_lineage,
    access_measures,
    access_odk,
    access_records,
)

PARTS = (
    access_boards,
    access_capture,
    access_exchange,
    access_kit,
    access_lineage,
    access_measures,
    access_odk,
    access_records,
)
ROWS: dict[str, dict[str, int]] = {name: statuses for part in PARTS for name, statuses in part.ROWS.items()}
KWARGS: dict[str, dict[str, object]] = {name: kwargs for part in PARTS for name, kwargs in part.KWARGS.items()}
