"""What is taken from anyone: not too much from one address, not too long."""

from faro.catalogs.api import limit
from faro.hearings.services.notes import HearingRefused
from faro.kernel.text import _
from faro.questions.api import count_act, readable, too_many_links

SHORTEST = 10
SCOPE = "hearings"


def count_sending(address: str) -> None:
    """Count one more thing sent from an address. Raises :class:`~faro.questions.api.TooManyQuestions`."""
    allowed = int(limit("hearings.per_hour").value)
    sentence = _("Ya se recibieron {n} envíos desde su conexión en la última hora. Vuelva a intentarlo más tarde.")
    count_act(address, scope=SCOPE, allowed=allowed, sentence=sentence.format(n=allowed))


def longest() -> int:
    """How many letters a question or an observation may have."""
    return int(limit("hearings.max_length").value)


def acceptable(text: str) -> str:
    """The text as it is kept. Raises :class:`HearingRefused` where it is too short, too long or full of links."""
    said = readable(text)
    if len(said) < SHORTEST:
        raise HearingRefused(_("Escriba al menos {n} letras.").format(n=SHORTEST))
    if len(said) > longest():
        sentence = _("El texto tiene {n} letras y se aceptan {longest}: acórtelo.")
        raise HearingRefused(sentence.format(n=len(said), longest=longest()))
    if too_many_links(said):
        raise HearingRefused(_("El texto lleva demasiados enlaces: deje dos como máximo."))
    return said
