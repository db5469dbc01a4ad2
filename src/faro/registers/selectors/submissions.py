"""Submissions that a person may look at."""

from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import Http404

from faro.directory.api import Access
from faro.kernel.text import _
from faro.registers.models import Device, Record, Register, Submission
from faro.registers.selectors.access import CORRECT, may_act

State = Submission.State
OPEN = (State.WAITING, State.REVIEW)


def waiting_for(access: Access) -> QuerySet[Submission]:
    """What waits for this person: of the units whose records they correct; not what was mended in the form already."""
    access.require(CORRECT)
    mended = Record.objects.filter(key=OuterRef("key"))
    waiting = Submission.objects.filter(~Exists(mended), state__in=OPEN).defer("xml")
    return waiting.filter(_reach(access)).select_related("register", "device").order_by("-received_at", "-id")


def _reach(access: Access) -> Q:
    pairs = Submission.objects.filter(state__in=OPEN).order_by().values_list("register", "unit").distinct()
    found = list(pairs[:2_000])
    registers = Register.objects.select_related("current").in_bulk([register for register, _unit in found])
    reach = Q(pk__in=[])
    for register, unit in found:
        if may_act(access, registers[register], unit, CORRECT):
            reach |= Q(register=register, unit=unit)
    return reach


def submission_for(access: Access, number: int) -> Submission:
    """A submission that this person may look at. Raises Http404 or PermissionDenied."""
    access.require(CORRECT)
    found = Submission.objects.select_related("register__current", "version", "device", "record").filter(pk=number)
    submission = found.first()
    if submission is None:
        raise Http404(_("No hay un envío con ese número."))
    submission.register.version.register = submission.register
    submission.version.register = submission.register
    if not may_act(access, submission.register, submission.unit, CORRECT):
        raise PermissionDenied(CORRECT)
    return submission


def mended_record(submission: Submission) -> Record | None:
    """The record that it became: by itself, or saved in the form by whoever mended it."""
    if submission.record is not None:
        return submission.record
    return Record.objects.filter(key=submission.key).first()


def last_from(device: Device, most: int = 20) -> list[Submission]:
    """What a telephone sent last."""
    rows = device.submissions.defer("xml").select_related("register", "record")
    return list(rows.order_by("-received_at", "-id")[:most])
