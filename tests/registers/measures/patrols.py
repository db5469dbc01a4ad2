"""A register as expressions see it: parts of patrols, with the people met as a repeat."""

from faro.registers.domain.definition import PersonRule
from faro.registers.domain.forms.model import Data
from faro.registers.domain.measures.words import Asked, Words

SECTORS = {"norte": "Norte", "sur": "Sur", "puerto": "Puerto"}
SHIFTS = {"manana": "Mañana", "tarde": "Tarde", "noche": "Noche"}


def asked(key: str, data: Data, repeat: str = "", **choices: str) -> tuple[str, Asked]:
    return key, Asked(key=key, data=data, label=key.capitalize(), repeat=repeat, choices=choices)


PATROLS = Words(
    code="patrullajes",
    name="Patrullaje municipal integrado",
    one="Parte de patrullaje",
    many="Partes de patrullaje",
    asked=dict(
        [
            asked("fecha", Data.DATE),
            asked("vence", Data.DATE),
            asked("aviso", Data.DATE_TIME),
            asked("hora", Data.TIME),
            asked("sector", Data.CHOICE, **SECTORS),
            asked("turno", Data.CHOICE, **SHIFTS),
            asked("apoyos", Data.CHOICES, pnp="Policía", bomberos="Bomberos"),
            asked("kilometros", Data.NUMBER),
            asked("vehiculos", Data.WHOLE),
            asked("placa", Data.TEXT),
            asked("ubicacion", Data.PLACE),
            asked("grupo", Data.CHOICE, "personas", mayor="Adulto mayor", joven="Joven"),
            asked("dni", Data.TEXT, "personas"),
            asked("minutos", Data.NUMBER, "personas"),
            asked("estado_fila", Data.CHOICE, "personas", pendiente="Pendiente", listo="Listo"),
        ]
    ),
    repeats={"personas": "Personas atendidas"},
    states={"programado": "Programado", "cumplido": "Cumplido"},
    people={"atendido": (PersonRule(question="personas.dni", role="atendido"),)},
    initial="programado",
)
