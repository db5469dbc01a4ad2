"""What is known of the registers, worked out again whenever anything is written: records change without news."""

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from typing import Any, TypeVar

from django.conf import settings
from django.http import Http404
from django.urls import reverse
from django.utils import timezone

from faro.kernel.text import _
from faro.ledger.api import head
from faro.registers.api import PublicRegister, public_registers

Made = TypeVar("Made")
_KEPT = 200
_made: OrderedDict[object, Any] = OrderedDict()
_lock = Lock()


def once(name: str, make: Callable[[], Made]) -> Made:
    """What ``make`` gives, kept until the ledger has another entry or the day ends."""
    key = (name, head(), timezone.localdate(), str(settings.HOME))
    with _lock:
        if key in _made:
            _made.move_to_end(key)
            found: Made = _made[key]
            return found
    found = make()
    with _lock:
        _made[key] = found
        while len(_made) > _KEPT:
            _made.popitem(last=False)
    return found


def known_registers() -> tuple[PublicRegister, ...]:
    """Every register that publishes anything."""
    return once("registers", public_registers)


def register_at(code: str) -> PublicRegister:
    """The register of that code. Raises :class:`~django.http.Http404`."""
    found = next((each for each in known_registers() if each.code == code), None)
    if found is None:
        raise Http404(_("No hay un registro publicado con ese código."))
    return found


def register_address(code: str) -> str:
    """Where its page is."""
    return reverse("portal:register", kwargs={"code": code})
