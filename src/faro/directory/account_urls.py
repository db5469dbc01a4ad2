"""Addresses of a person's own account: sign-in, second factor, sessions. Only what is used of the library is here."""

from allauth.account import views as account
from allauth.mfa.base import views as second_factor
from allauth.mfa.recovery_codes import views as recovery_codes
from django.conf import settings
from django.urls import path

from faro.directory.views.account import ChangePassword, account_home, sessions
from faro.directory.views.enter_as import enter_as
from faro.directory.views.second_factor import Activate, Deactivate, NewRecoveryCodes

urlpatterns = [
    path("", account_home, name="account_home"),
    path("entrar/", account.login, name="account_login"),
    path("salir/", account.logout, name="account_logout"),
    path("confirmar/", account.reauthenticate, name="account_reauthenticate"),
    path("contrasena/", ChangePassword.as_view(), name="account_change_password"),
    path("sesiones/", sessions, name="usersessions_list"),
    path("segundo-factor/", second_factor.index, name="mfa_index"),
    path("segundo-factor/codigo/", second_factor.authenticate, name="mfa_authenticate"),
    path("segundo-factor/confirmar/", second_factor.reauthenticate, name="mfa_reauthenticate"),
    path("segundo-factor/activar/", Activate.as_view(), name="mfa_activate_totp"),
    path("segundo-factor/desactivar/", Deactivate.as_view(), name="mfa_deactivate_totp"),
    path("segundo-factor/codigos/", recovery_codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("segundo-factor/codigos/nuevos/", NewRecoveryCodes.as_view(), name="mfa_generate_recovery_codes"),
]

if settings.DEMO:
    urlpatterns.append(path("entrar-como/", enter_as, name="enter_as"))
