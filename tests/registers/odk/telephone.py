"""A telephone that follows the specification of OpenRosa, and a world for it to work in."""

import base64
import hashlib
import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from lxml import etree  # type: ignore[import-untyped]
from PIL import Image
from tests.directory.cast import TESTS, cast
from tests.registers.capture.world import unit_of_clerk
from tests.registers.inspections import bundle

from faro.directory.api import Person, access_of_person
from faro.registers.models import Device, Register
from faro.registers.services.devices import make_device
from faro.registers.services.loading import load_register

LIST = "{http://openrosa.org/xforms/xformsList}"
MANIFEST = "{http://openrosa.org/xforms/xformsManifest}"
RESPONSE = "{http://openrosa.org/http/response}"

POSTS_FORM = """
| survey |
| | type | name | label | required |
| | text | nombre | Nombre del poste | yes |
| | text | vecino | Vecino que avisó | |
| | select_one sector | sector | Sector | |

| choices |
| | list_name | name | label |
| | sector | puerto | Puerto |
| | sector | pampa | Pampa Inalámbrica |

| settings |
| | form_title | form_id |
| | Postes | postes |
"""
POSTS = """
format = 1
code = "postes"
name = "Postes"
[record]
one = "Poste"
many = "Postes"
title = "{nombre}"
number = "POS-{seq:03}"
[columns]
personal = ["vecino"]
filters = ["sector", "vecino"]
table = ["nombre"]
"""
ROUNDS_FORM = """
| survey |
| | type | name | label | required | constraint | constraint_message |
| | date | fecha | Fecha | yes | . <= today() | No puede ser futura. |
| | select_one_from_file postes.csv | poste | Poste | | | |
| | integer | luces | Luces apagadas | yes | . < 100 | Menos de 100. |
| | image | foto | Foto del lugar | | | |
| | begin repeat | danos | Daños | | | |
| | text | que | Qué | yes | | |
| | image | detalle | Foto del daño | | | |
| | end repeat | | | | | |

| settings |
| | form_title | form_id | version |
| | Rondas | rondas | 2023 |
"""
ROUNDS = """
format = 1
code = "rondas"
name = "Rondas de alumbrado"
purpose = "Una ronda por noche."
[record]
one = "Ronda"
many = "Rondas"
title = "{fecha}"
number = "RON-{seq:03}"
day = "fecha"
[columns]
filters = ["poste"]
table = ["fecha", "luces"]
"""


def loaded(definition: str, form: str, unit: str) -> Register:
    """A register in force."""
    version = load_register(actor=TESTS, bundle=bundle(definition, form), unit=unit, reason="Prueba")
    return Register.objects.get(pk=version.register_id)


def photo(colour: str = "red") -> bytes:
    """A picture as a telephone takes it, only smaller."""
    content = io.BytesIO()
    Image.new("RGB", (40, 30), colour).save(content, "JPEG")
    return content.getvalue()


def filled(
    instance: str,
    *,
    luces: str = "3",
    fecha: str = "2023-06-01",
    version: str = "1",
    form: str = "rondas",
    files: Sequence[str] = ("uno.jpg", "dos.jpg"),
    more: str = "",
    deprecated: str = "",
) -> bytes:
    """A round as ODK Collect writes it: a photo of the place, and of each damage one."""
    place = f"<foto>{files[0]}</foto>" if files else ""
    rows = "".join(f"<danos><que>Roto</que><detalle>{name}</detalle></danos>" for name in files[1:])
    old = f"<orx:deprecatedID>{deprecated}</orx:deprecatedID>" if deprecated else ""
    return f"""<?xml version="1.0"?><data xmlns:orx="http://openrosa.org/xforms" id="{form}" version="{version}">
<fecha>{fecha}</fecha><luces>{luces}</luces>{place}{rows}{more}
<orx:meta><orx:instanceID>{instance}</orx:instanceID>{old}</orx:meta></data>""".encode()


@dataclass
class World:
    """Two registers, a clerk who enters in them, and their telephone."""

    clerk: Person
    register: Register
    posts: Register
    device: Device
    secret: str


def made_world(role: str = "registrador") -> World:
    """The world, with a telephone of a person of that role."""
    clerk = cast(role)
    unit = unit_of_clerk(clerk)
    posts = loaded(POSTS, POSTS_FORM, unit)
    register = loaded(ROUNDS, ROUNDS_FORM, unit)
    access = access_of_person(clerk)
    device, secret = make_device(
        actor=access.actor, access=access, name="Teléfono 1", unit=unit, registers=[register], days=30
    )
    return World(clerk, register, posts, device, secret)


@dataclass
class Telephone:
    """What ODK Collect does, over Django's own client."""

    world: World
    secret: str = ""
    client: Client = field(default_factory=Client)

    @property
    def base(self) -> str:
        """The server's address, as it was set."""
        return f"/odk/{self.world.device.code}"

    @property
    def headers(self) -> dict[str, str]:
        """What each request carries."""
        pair = f"{self.world.device.code}:{self.secret or self.world.secret}"
        return {"Authorization": f"Basic {base64.b64encode(pair.encode()).decode()}", "X-OpenRosa-Version": "1.0"}

    def get(self, address: str) -> Any:
        """The answer to a request for a file."""
        return self.client.get(re.sub(r"^https?://[^/]+", "", address), headers=self.headers)

    def listed(self) -> list[dict[str, str]]:
        """The forms of the server."""
        answer = self.get(f"{self.base}/formList")
        assert answer.status_code == 200, answer.content
        root = etree.fromstring(answer.content)
        assert root.tag == f"{LIST}xforms"
        return [{etree.QName(part).localname: part.text or "" for part in node} for node in root]

    def fetched(self, url: str, digest: str) -> bytes:
        """A file, which must have the digest that was announced."""
        answer = self.get(url)
        assert answer.status_code == 200, answer.content
        assert digest == f"md5:{hashlib.md5(answer.content, usedforsecurity=False).hexdigest()}"
        return bytes(answer.content)

    def media(self, url: str) -> dict[str, bytes]:
        """The files of a form."""
        root = etree.fromstring(self.get(url).content)
        return {
            node.findtext(f"{MANIFEST}filename"): self.fetched(
                node.findtext(f"{MANIFEST}downloadUrl"), node.findtext(f"{MANIFEST}hash")
            )
            for node in root
        }

    def send(self, xml: bytes, files: Mapping[str, bytes] | None = None, *, more: bool = False) -> Any:
        """A submission in one request."""
        data: dict[str, object] = {"xml_submission_file": SimpleUploadedFile("submission.xml", xml, "text/xml")}
        for name, content in (files or {}).items():
            data[name] = SimpleUploadedFile(name, content, "image/jpeg")
        if more:
            data["*isIncomplete*"] = "yes"
        return self.client.post(f"{self.base}/submission", data, headers=self.headers)


def message(answer: Any) -> str:
    """The sentence that the telephone shows."""
    root = etree.fromstring(answer.content)
    assert root.tag == f"{RESPONSE}OpenRosaResponse"
    return root.findtext(f"{RESPONSE}message") or ""
