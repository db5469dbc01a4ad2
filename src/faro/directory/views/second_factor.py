"""The library's pages of the second factor; what changes how one enters is written down."""

from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.views import GenerateRecoveryCodesView
from allauth.mfa.totp.views import ActivateTOTPView, DeactivateTOTPView
from django.http import HttpResponse

from faro.directory.services.second_factor import spend_code
from faro.directory.services.security import (
    note_recovery_codes_made,
    note_second_factor_off,
    note_second_factor_on,
)


class Activate(ActivateTOTPView):  # type: ignore[misc]  # untyped library
    """Set up an application of codes."""

    def form_valid(self, form: Any) -> HttpResponse:
        """The first code was right."""
        response: HttpResponse = super().form_valid(form)
        for factor in Authenticator.objects.filter(user=self.request.user, type=Authenticator.Type.TOTP):
            spend_code(factor=factor, code=form.cleaned_data["code"])
        note_second_factor_on(person=self.request.user)
        return response


class Deactivate(DeactivateTOTPView):  # type: ignore[misc]  # untyped library
    """Go back to the password alone."""

    def form_valid(self, form: Any) -> HttpResponse:
        """It was confirmed."""
        response: HttpResponse = super().form_valid(form)
        note_second_factor_off(person=self.request.user)
        return response


class NewRecoveryCodes(GenerateRecoveryCodesView):  # type: ignore[misc]  # untyped library
    """Replace the recovery codes."""

    def form_valid(self, form: Any) -> HttpResponse:
        """It was confirmed."""
        response: HttpResponse = super().form_valid(form)
        note_recovery_codes_made(person=self.request.user)
        return response
