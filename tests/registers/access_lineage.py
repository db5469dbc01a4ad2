"""Who gets what from the pages between an indicator and its records."""

from tests.registers.access_capture import VIEWERS, only

_INDICATOR: dict[str, object] = {"plan": "PEI-X", "indicator": "IND.01"}
_FIGURE: dict[str, object] = {**_INDICATOR, "period": "2023"}

ROWS: dict[str, dict[str, int]] = {
    "registers:bindings": only(*VIEWERS),
    "registers:binding": only(*VIEWERS, status=404),
    "registers:binding_decide": only(*VIEWERS, status=405) | dict.fromkeys(("administrador", "publico"), 405),
    "registers:lineage": only(*VIEWERS, status=404),
    "registers:lineage_records": only(*VIEWERS, status=404),
    "registers:lineage_again": only(*VIEWERS, status=404),
    "registers:lineage_prov": only(*VIEWERS, status=404),
    "registers:record_figures": only(*VIEWERS, status=404),
}
KWARGS: dict[str, dict[str, object]] = {
    "registers:binding": _INDICATOR,
    "registers:binding_decide": _INDICATOR,
    "registers:lineage": _FIGURE,
    "registers:lineage_records": _FIGURE,
    "registers:lineage_again": _FIGURE,
    "registers:lineage_prov": _FIGURE,
    "registers:record_figures": {"code": "no-existe", "key": "11111111-1111-4111-8111-111111111111"},
}
