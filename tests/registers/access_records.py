"""Who gets what from the pages of registers and of records."""

from tests.registers.access_capture import VIEWERS, only

NOBODY = "11111111-1111-4111-8111-111111111111"
_CODE: dict[str, object] = {"code": "no-existe"}
_RECORD: dict[str, object] = {**_CODE, "key": NOBODY}

ROWS: dict[str, dict[str, int]] = {
    "registers:list": only(*VIEWERS),
    "registers:upload": only("planeamiento"),
    "registers:take": only("planeamiento", status=404),
    "registers:retention": only("planeamiento"),
    "registers:register": only(*VIEWERS, status=404),
    "registers:versions": only(*VIEWERS, status=404),
    "registers:version": only(*VIEWERS, status=404),
    "registers:version_files": only(*VIEWERS, status=404),
    "registers:close": only("planeamiento", status=404),
    "registers:record": only(*VIEWERS, status=404),
    "registers:void": only(*VIEWERS, status=404),
    "registers:move": only(*VIEWERS, status=404),
}
KWARGS: dict[str, dict[str, object]] = {
    "registers:take": {"digest": "0" * 64},
    "registers:register": _CODE,
    "registers:versions": _CODE,
    "registers:version": {**_CODE, "number": 1},
    "registers:version_files": {**_CODE, "number": 1},
    "registers:close": _CODE,
    "registers:record": _RECORD,
    "registers:void": _RECORD,
    "registers:move": {**_RECORD, "move": "levantar"},
}
