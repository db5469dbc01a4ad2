"""Who may sign in with a right password."""

from allauth.account.auth_backends import AuthenticationBackend
from django.contrib.auth.base_user import AbstractBaseUser
from django.utils import timezone

from faro.directory.models import Person


class PersonBackend(AuthenticationBackend):  # type: ignore[misc]  # untyped library
    """The library's, and a password for a single use serves until its day only."""

    def user_can_authenticate(self, user: AbstractBaseUser | None) -> bool:
        """Whether someone whose password is right may enter."""
        return may_enter(user)


def may_enter(user: object) -> bool:
    """Whether a person is active and their password, if it is for a single use, still holds."""
    if not isinstance(user, Person) or not user.is_active:
        return False
    return user.one_time_until is None or timezone.now() <= user.one_time_until
