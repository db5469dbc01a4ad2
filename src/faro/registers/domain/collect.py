"""The settings that ODK Collect reads from a code on a screen (https://docs.getodk.org/collect-import-export/)."""

import base64
import json
import zlib

import qrcode  # type: ignore[import-untyped]
from qrcode.image.svg import SvgPathFillImage  # type: ignore[import-untyped]

FORMS_FOLLOW_SERVER = "match_exactly"
EVERY_HOUR = "every_one_hour"
SEND_ON_ANY_NETWORK = "wifi_and_cellular"


def settings_of(*, server: str, username: str, password: str, project: str) -> str:
    """The settings as JSON: forms follow the server, what is finished is sent as soon as there is network."""
    data = {
        "general": {
            "protocol": "odk_default",
            "server_url": server,
            "username": username,
            "password": password,
            "form_update_mode": FORMS_FOLLOW_SERVER,
            "periodic_form_updates_check": EVERY_HOUR,
            "autosend": SEND_ON_ANY_NETWORK,
        },
        "admin": {},
        "project": {"name": project},
    }
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def code_of(settings: str) -> str:
    """The text inside the code: compressed and in base 64, as Collect writes it itself."""
    return base64.b64encode(zlib.compress(settings.encode())).decode("ascii")


def drawn(settings: str) -> bytes:
    """The code as an SVG picture, on white: a camera reads no black on a dark page."""
    code = qrcode.QRCode(error_correction=qrcode.constants.ERROR_CORRECT_L, border=4)
    code.add_data(code_of(settings))
    code.make(fit=True)
    return bytes(code.make_image(image_factory=SvgPathFillImage).to_string())
