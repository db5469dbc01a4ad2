"""What a password must be, and how one for a single use is made."""

import secrets
from datetime import timedelta

from django.contrib.auth.base_user import AbstractBaseUser
from django.core.exceptions import ValidationError

from faro.catalogs.api import limit, term
from faro.kernel.text import _

_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that is taken for another when read aloud or copied by hand
_GROUPS, _GROUP_LENGTH = 4, 4


class LengthValidator:
    """At least as many characters as the catalogue says."""

    def validate(self, password: str, user: AbstractBaseUser | None = None) -> None:  # noqa: ARG002  Django gives it
        """Raise :class:`ValidationError` for a shorter one."""
        if len(password) < shortest():
            raise ValidationError(self.get_help_text(), code="password_too_short")

    def get_help_text(self) -> str:
        """The rule, for the person who chooses."""
        return _("La contraseña debe tener al menos {n} caracteres.").format(n=shortest())


def shortest() -> int:
    """How many characters a password has at least."""
    return limit("accounts.password_length").value


def one_time_lasts() -> timedelta:
    """How long a password for a single use lets in."""
    return timedelta(days=term("accounts.one_time_password").days)


def one_time_password() -> str:
    """``kfmt-8xqp-zr3w-h6nd``: 78 bits, easy to dictate. It lets in once, to choose another."""
    return "-".join("".join(secrets.choice(_LETTERS) for _n in range(_GROUP_LENGTH)) for _g in range(_GROUPS))
