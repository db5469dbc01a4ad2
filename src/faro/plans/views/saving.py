"""What every form of the planning office does: try, tell what is wrong beside its field, lose nothing."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from faro.kernel.errors import FaroError, InputProblems
from faro.kernel.text import _
from faro.plans.services.editing import SomeoneWasFaster
from faro.plans.views.facts import facts_of
from faro.ui.api import Crumb, Fact

CONFLICT = 409
UNPROCESSABLE = 422


@dataclass(frozen=True, slots=True)
class FormPage:
    """A page with one form. ``table`` names the columns in which somebody else's row is shown."""

    title: str
    crumbs: list[Crumb]
    back: str
    table: str
    submit: str = ""
    intro: str = ""
    remove: str = ""


def show_or_save(
    request: HttpRequest,
    page: FormPage,
    form: forms.Form,
    save: Callable[[], object],
    refreshed: Callable[[], int] = lambda: -1,
) -> HttpResponse:
    """The form, or what became of it.

    ``refreshed`` gives the revision that is there now, with which the person may save over what somebody else wrote.
    """
    theirs: list[Fact] = []
    status = 200
    if request.method == "POST":
        if form.is_valid():
            try:
                save()
            except SomeoneWasFaster as error:
                form.add_error(None, str(error))
                theirs, status = _theirs(page.table, error.current), CONFLICT
                _show_again(form, refreshed())
            except InputProblems as problems:
                _place(form, problems)
            except FaroError as error:
                form.add_error(None, str(error))
            except IntegrityError:
                form.add_error(None, _("Ya hay una fila con ese código. Escriba otro."))
            else:
                messages.success(request, _("Guardado."))
                return redirect(page.back)
        status = status if status != 200 else UNPROCESSABLE
    context = {"page": page, "form": form, "theirs": theirs, "crumbs": page.crumbs}
    return render(request, "plans/form.html", context, status=status)


def _theirs(table: str, row: Mapping[str, Any] | None) -> list[Fact]:
    return facts_of(table, row) if row is not None else []


def _show_again(form: forms.Form, revision: int) -> None:
    """The person has now seen the other row: saving again is their decision."""
    form.data = {**dict(form.data.items()), "revision": str(revision)}


def _place(form: forms.Form, problems: InputProblems) -> None:
    for problem in problems.problems:
        column = problem.place.column
        field = column if column in form.fields else None
        where = "" if field else f"{problem.place.file}: "
        form.add_error(field, f"{where}{problem.message} {problem.mend}")
