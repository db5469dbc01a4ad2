"""Where the accounts library asks the house: who enters, where to, and what is written down."""

from typing import Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from faro.directory.accounts.addresses import client_address
from faro.directory.accounts.backend import may_enter
from faro.directory.models import Person
from faro.directory.services.security import note_sign_in, note_sign_out, self_of, set_password
from faro.kernel.text import _

NO_ADDRESS = "0.0.0.0"  # noqa: S104  what a session opened over a socket without addresses shows
WRONG = _("El usuario o la contraseña no son correctos.")


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # untyped library
    """Nobody registers alone; every failure says the same; entries and exits go to the history."""

    error_messages: ClassVar[dict[str, Any]] = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": WRONG,
        "account_inactive": WRONG,
        "enter_current_password": _("La contraseña actual no es correcta."),
        "incorrect_password": _("La contraseña no es correcta."),
        "too_many_login_attempts": _("Demasiados intentos seguidos. Espere un momento y vuelva a intentarlo."),
        "rate_limited": _("Demasiados intentos seguidos. Espere un momento y vuelva a intentarlo."),
    }

    def get_client_ip(self, request: HttpRequest) -> str:
        """The reader's address, as everywhere in Faro."""
        return client_address(request) or NO_ADDRESS

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002  the library gives it
        """Never: an administrator adds people."""
        return False

    def authenticate(self, request: HttpRequest, **credentials: Any) -> Person | None:
        """The person, or None: someone who may not enter is answered as someone who does not exist."""
        user = super().authenticate(request, **credentials)
        return user if may_enter(user) else None

    def login(self, request: HttpRequest, user: Person) -> None:
        """Open the session and write it down."""
        super().login(request, user)
        note_sign_in(person=user)

    def logout(self, request: HttpRequest) -> None:
        """Close the session and write it down."""
        user = request.user
        super().logout(request)
        if isinstance(user, Person):
            note_sign_out(person=user)

    def set_password(self, user: Person, password: str) -> None:
        """Set the password a person chose for themselves."""
        set_password(actor=self_of(user), person=user, password=password)

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """Their work; first, a password of their own."""
        if isinstance(request.user, Person) and request.user.one_time_until:
            return reverse("account_change_password")
        url: str = super().get_login_redirect_url(request)
        return url

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:  # noqa: ARG002  the library gives it
        """Back to the account."""
        return reverse("account_home")

    def respond_user_inactive(self, request: HttpRequest, user: Person | AnonymousUser) -> HttpResponse:
        """Never reached: :meth:`authenticate` lets nobody inactive through."""
        raise NotImplementedError


class SecondFactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]  # untyped library
    """The library's, in our words."""

    error_messages: ClassVar[dict[str, Any]] = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _("El código no es correcto o ya se usó."),
        "cannot_generate_recovery_codes": _("Active antes el segundo factor: los códigos son para recuperarlo."),
    }

    def get_totp_label(self, user: Person) -> str:
        """What the application of codes calls this account."""
        return user.username
