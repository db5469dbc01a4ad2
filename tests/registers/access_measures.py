"""Who gets what from the pages of measures."""

from tests.registers.access_capture import VIEWERS, only

_CODE: dict[str, object] = {"code": "no-existe"}
_MEASURE: dict[str, object] = {**_CODE, "measure": "cobertura"}

ROWS: dict[str, dict[str, int]] = {
    "registers:series_list": only(*VIEWERS),
    "registers:series": only(*VIEWERS),
    "registers:measures": only(*VIEWERS, status=404),
    "registers:measure": only(*VIEWERS, status=404),
    "registers:measure_records": only(*VIEWERS, status=404),
    "registers:measure_new": only("planeamiento", status=404),
    "registers:measure_propose": only("planeamiento", status=404),
    "registers:measure_decide": only(*VIEWERS, status=405) | dict.fromkeys(("administrador", "publico"), 405),
}
KWARGS: dict[str, dict[str, object]] = {
    "registers:series": {"series": "poblacion"},
    "registers:measures": _CODE,
    "registers:measure": _MEASURE,
    "registers:measure_records": _MEASURE,
    "registers:measure_new": _CODE,
    "registers:measure_propose": _MEASURE,
    "registers:measure_decide": _MEASURE,
}
