"""Carrying out what a form asks for."""

from collections.abc import Callable

from django.forms import Form
from django.http import HttpRequest

from faro.kernel.errors import FaroError


def carried_out(request: HttpRequest, form: Form, act: Callable[[], object]) -> bool:
    """Whether it was sent, understood and done; what the service refuses is said in the form, and nothing is lost."""
    if request.method != "POST" or not form.is_valid():
        return False
    try:
        act()
    except FaroError as error:
        form.add_error(None, str(error))
        return False
    return True
