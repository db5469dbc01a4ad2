"""The forms of the accounts library, in our words."""

from typing import Any

from allauth.account.forms import ChangePasswordForm, LoginForm, ReauthenticateForm
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.base.forms import ReauthenticateForm as CodeAgainForm
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.forms import ActivateTOTPForm
from django import forms

from faro.directory.accounts.passwords import shortest
from faro.directory.services.second_factor import spend_code
from faro.kernel.text import _

CODE_HELP = _("Los seis dígitos que muestra ahora su aplicación, o uno de sus códigos de recuperación.")


def _say(form: forms.Form, field: str, label: str, help_text: str = "") -> None:
    """Label a field of the library, without the placeholder that would repeat it."""
    form.fields[field].label = label
    form.fields[field].help_text = help_text
    form.fields[field].widget.attrs.pop("placeholder", None)


class SignInForm(LoginForm):  # type: ignore[misc]  # untyped library
    """User and password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(self, "login", _("Usuario"))
        _say(self, "password", _("Contraseña"))
        self.fields["login"].widget.attrs.update({"autocapitalize": "none", "spellcheck": "false"})

    def clean_login(self) -> str:
        """Users are kept in lower case."""
        login: str = super().clean_login()
        return login.casefold()


class PasswordAgainForm(ReauthenticateForm):  # type: ignore[misc]  # untyped library
    """The password, before something delicate."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(self, "password", _("Contraseña"))


class NewPasswordForm(ChangePasswordForm):  # type: ignore[misc]  # untyped library
    """The present password and, twice, the next one."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rules = _("Al menos {n} caracteres; que no sea de las más usadas ni se parezca a su nombre o usuario.")
        _say(self, "oldpassword", _("Contraseña actual"))
        _say(self, "password1", _("Contraseña nueva"), rules.format(n=shortest()))
        _say(self, "password2", _("Contraseña nueva, otra vez"))

    def clean(self) -> dict[str, Any]:
        """The next one is another."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if data.get("password1") and data.get("password1") == data.get("oldpassword"):
            self.add_error("password1", _("La contraseña nueva debe ser distinta de la actual."))
        return data


class OnceOnly:
    """A code of the application opens once. The library itself forgets a code sooner than it stops taking it."""

    authenticator: Authenticator

    def clean_code(self) -> str:
        """The code, right and never used before."""
        code: str = super().clean_code()  # type: ignore[misc]  # of the form that this stands before
        is_of_application = self.authenticator.type == Authenticator.Type.TOTP
        if is_of_application and not spend_code(factor=self.authenticator, code=code):
            raise get_adapter().validation_error("incorrect_code")
        return code


class CodeForm(OnceOnly, AuthenticateForm):  # type: ignore[misc]  # untyped library
    """The second factor, when entering."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(self, "code", _("Código"), CODE_HELP)


class CodeOnceMoreForm(OnceOnly, CodeAgainForm):  # type: ignore[misc]  # untyped library
    """The second factor, before something delicate."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(self, "code", _("Código"), CODE_HELP)


class FirstCodeForm(ActivateTOTPForm):  # type: ignore[misc]  # untyped library
    """The first code of an application that has just been set up."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(self, "code", _("Código de la aplicación"), _("Los seis dígitos que muestra ahora."))
