"""Who gets what from each address of the room, asked with GET."""

from faro.directory.models import Appointment

ROLES = ("registrador", "responsable", "planeamiento", "direccion", "regidor", "control", "administrador", "publico")
STAFF = ROLES[:-1]
SOMEONE = "demo-registrador"


class TheirAppointment:
    """The number of an appointment in the world of the test, looked up when an address is made of it."""

    def __str__(self) -> str:
        return str(Appointment.objects.values_list("pk", flat=True).get(post__code=SOMEONE))


def _only(*allowed: str, status: int = 200) -> dict[str, int]:
    """``status`` for those; the others are refused, and whoever has not signed in is sent to do so."""
    return {role: status if role in allowed else 302 if role == "publico" else 403 for role in ROLES}


def _own(status: int) -> dict[str, int]:
    """An account's own page, for whoever signed in."""
    return {role: 302 if role == "publico" else status for role in ROLES}


_UNITS = ("planeamiento", "administrador")

ROWS: dict[str, dict[str, int]] = {
    "account_home": _own(200),
    "account_login": {**dict.fromkeys(STAFF, 302), "publico": 200},
    "account_logout": _own(200),
    "account_reauthenticate": _own(403),  # the cast has no password to confirm with
    "account_change_password": _own(302),  # nor to change
    "usersessions_list": _own(200),
    "mfa_index": _own(200),
    "mfa_authenticate": _own(302),  # only between the password and the code
    "mfa_reauthenticate": _own(403),
    "mfa_activate_totp": _own(200),
    "mfa_deactivate_totp": _own(404),  # nothing to deactivate
    "mfa_view_recovery_codes": _own(404),
    "mfa_generate_recovery_codes": _own(200),
    "directory:units": _own(200),
    "directory:unit": _own(200),
    "directory:unit_open": _only(*_UNITS),
    "directory:unit_merge": _only(*_UNITS),
    "directory:unit_rename": _only(*_UNITS),
    "directory:unit_move": _only(*_UNITS),
    "directory:unit_split": _only(*_UNITS),
    "directory:unit_close": _only(*_UNITS),
    "directory:people": _only("administrador"),
    "directory:person_new": _only("administrador"),
    "directory:person": _only("administrador"),
    "directory:person_edit": _only("administrador"),
    "directory:person_password": _only("administrador"),
    "directory:person_unlock": dict.fromkeys(ROLES, 405),
    "directory:person_second_factor": _only("administrador"),
    "directory:person_deactivate": _only("administrador"),
    "directory:person_reactivate": _only("administrador", status=404),  # the person is active
    "directory:posts": _only("administrador"),
    "directory:post_new": _only("administrador"),
    "directory:post": _only("administrador"),
    "directory:post_edit": _only("administrador"),
    "directory:post_retire": _only("administrador"),
    "directory:post_appoint": _only("administrador"),
    "directory:appointment_end": _only("administrador"),
    "directory:appointment_stand_in": _only("administrador"),
    "directory:appointments": _only("administrador"),
    "directory:roles": _only("administrador"),
    "directory:role": _only("administrador"),
}

_BY_UNIT = ("unit", "unit_rename", "unit_move", "unit_split", "unit_close")
_BY_PERSON = ("", "_edit", "_password", "_unlock", "_second_factor", "_deactivate", "_reactivate")

KWARGS: dict[str, dict[str, object]] = {
    **{f"directory:{name}": {"code": "03.08.04"} for name in _BY_UNIT},
    **{f"directory:person{name}": {"key": SOMEONE} for name in _BY_PERSON},
    **{f"directory:post{name}": {"code": SOMEONE} for name in ("", "_edit", "_retire", "_appoint")},
    **{
        f"directory:appointment_{name}": {"code": SOMEONE, "number": TheirAppointment()} for name in ("end", "stand_in")
    },
    "directory:role": {"code": "regidor"},
}
