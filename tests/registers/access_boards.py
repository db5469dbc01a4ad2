"""Who gets what from the views of a register."""

from tests.registers.access_capture import VIEWERS, only

_VIEW: dict[str, object] = {"code": "no-existe", "view": "mapa"}

ROWS: dict[str, dict[str, int]] = {
    "registers:board": only(*VIEWERS, status=404),
    "registers:board_records": only(*VIEWERS, status=404),
    "registers:board_file": only(*VIEWERS, status=404),
}
KWARGS: dict[str, dict[str, object]] = {
    "registers:board": _VIEW,
    "registers:board_records": _VIEW,
    "registers:board_file": {**_VIEW, "suffix": "csv"},
}
