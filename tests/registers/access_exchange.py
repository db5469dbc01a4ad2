"""Who gets what from taking records away and bringing them."""

from tests.registers.access_capture import VIEWERS, only

_CODE: dict[str, object] = {"code": "no-existe"}

ROWS: dict[str, dict[str, int]] = {
    "registers:template_file": only("registrador", "responsable", status=404),
    "registers:records_file": only(*VIEWERS, status=404),
    "registers:sheet": only("registrador", "responsable", status=404),
    "registers:bring": only("registrador", "responsable", status=404),
    "registers:brought": only("registrador", "responsable", status=404),
    "registers:rejected_file": only("registrador", "responsable", status=404),
}
KWARGS: dict[str, dict[str, object]] = {
    "registers:template_file": _CODE,
    "registers:records_file": {**_CODE, "suffix": "csv"},
    "registers:sheet": _CODE,
    "registers:bring": _CODE,
    "registers:brought": {**_CODE, "digest": "0" * 64},
    "registers:rejected_file": {**_CODE, "digest": "0" * 64},
}
