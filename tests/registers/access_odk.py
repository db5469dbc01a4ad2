"""Who gets what from the addresses of telephones: nobody without the key of one, whoever signed in."""

from tests.config.world import ROLES
from tests.registers.access_capture import only

_NOBODY = dict.fromkeys(ROLES, 401)
_DEVICE: dict[str, object] = {"device": "noexiste"}
_FORM: dict[str, object] = {**_DEVICE, "code": "no-existe"}

ROWS: dict[str, dict[str, int]] = {
    "odk:form_list": _NOBODY,
    "odk:form": _NOBODY,
    "odk:manifest": _NOBODY,
    "odk:list": _NOBODY,
    "odk:submission": _NOBODY,
    "registers:devices": only("registrador", "responsable"),
    "registers:new_device": only("registrador", "responsable"),
    "registers:device": only("registrador", "responsable", status=404),
    "registers:submissions": only("responsable"),
    "registers:submission": only("responsable", status=404),
    "registers:received_file": only("responsable", status=404),
}
KWARGS: dict[str, dict[str, object]] = {
    "odk:form_list": _DEVICE,
    "odk:form": _FORM,
    "odk:manifest": _FORM,
    "odk:list": {**_FORM, "other": "no-existe"},
    "odk:submission": _DEVICE,
    "registers:device": _DEVICE,
    "registers:submission": {"number": 999_999},
    "registers:received_file": {"number": 999_999, "file": 1},
}
