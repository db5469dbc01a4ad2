"""What the pages of this room share."""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from faro.kernel.errors import FaroError
from faro.ui.api import Crumb

GET_AND_POST = ["GET", "HEAD", "POST"]


@dataclass(frozen=True, slots=True)
class FormPage:
    """A page with one form: its title, the way back, what its button does and what is said once it is done."""

    title: str
    crumbs: tuple[Crumb, ...]
    back: str
    submit: str
    done: str
    intro: str = ""


def form_page(request: HttpRequest, form: Form, page: FormPage, act: Callable[[], str | None]) -> HttpResponse:
    """Show a form, or act on it once it is right; ``act`` may give the address to go to.

    What the service refuses is said in the form, with all that was written still there.
    """
    if request.method == "POST" and form.is_valid():
        try:
            next_page = act()
        except FaroError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, page.done)
            return redirect(next_page or page.back)
    return render(request, "directory/form.html", {"form": form, "page": page, "crumbs": page.crumbs})
