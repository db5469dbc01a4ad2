"""Who gets what from taking records away and bringing them."""

from tests.registers.access_capture import VIEWERS, only

_CODE: dict[str, object] = {"code": "no-existe"}

ROWS: dict[str, dict[str, int]] = {
    "registers:template_file": only("registrador", "responsable", status=404),
    "registers:records_file": only(*VIEWERS, status=404),
}
KWARGS: dict[str, dict[str, object]] = {
    "registers:template_file": _CODE,
    "registers:records_file": {**_CODE, "suffix": "csv"},
}
