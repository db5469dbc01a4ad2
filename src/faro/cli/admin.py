"""``faro admin``: the people who administer an installation, from its own machine. There is no default password."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from faro.cli.arguments import examples, home_option
from faro.cli.spanish import click
from faro.kernel.errors import FaroError
from faro.kernel.text import _

if TYPE_CHECKING:
    from faro.directory.api import Person

F = TypeVar("F", bound=Callable[..., Any])


class UnknownPerson(FaroError):
    """Nobody signs in with that user."""


@click.group(
    help=_("Crea a quien administra la instalación y le devuelve la entrada."),
    epilog=examples("faro admin create", "faro admin reset-password admin", "faro admin unlock admin"),
    options_metavar=_("[OPCIONES]"),
    subcommand_metavar=_("ORDEN [ARGUMENTOS]…"),
)
def admin() -> None:
    """Hold the commands together."""


def password_option(function: F) -> F:
    """Ask for a password instead of making one."""
    return click.option(
        "--ask-password",
        "asks",
        is_flag=True,
        help=_("Pide la contraseña. Si no, se hace una de un solo uso, que se muestra esta única vez."),
    )(function)


@admin.command(
    help=_("Crea a una persona que administra Faro: desde ahí, ella agrega a las demás en las páginas."),
    epilog=examples("faro admin create", 'faro admin create --user admin --name "Administrador de Faro"'),
    options_metavar=_("[OPCIONES]"),
)
@click.option("--user", prompt=_("Usuario"), metavar=_("USUARIO"), help=_("Con qué usuario entrará."))
@click.option("--name", prompt=_("Nombre completo"), metavar=_("NOMBRE"), help=_("Cómo se llama."))
@click.option("--email", default="", metavar=_("CORREO"), help=_("Su correo, si tiene."))
@password_option
@home_option
def create(user: str, name: str, email: str, *, asks: bool, home: Path | None) -> None:
    """Make the person, their post and their password, and say how to enter."""
    _start(home)
    from django.utils import timezone  # noqa: PLC0415

    from faro.directory.api import PersonFacts, create_administrator  # noqa: PLC0415
    from faro.ledger.api import Actor  # noqa: PLC0415

    person, password = create_administrator(
        actor=Actor("command:admin"),
        facts=PersonFacts(user, name, email),
        password=_asked() if asks else None,
        since=timezone.localdate(),
    )
    _show(person, password, asked=asks)


@admin.command(
    name="reset-password",
    help=_("Da otra contraseña a una persona, y si hace falta le quita el segundo factor."),
    epilog=examples("faro admin reset-password admin", "faro admin reset-password admin --drop-second-factor"),
    options_metavar=_("[OPCIONES]"),
)
@click.argument("user", metavar=_("USUARIO"))
@click.option("--drop-second-factor", "drops", is_flag=True, help=_("Quita el segundo factor: perdió su teléfono."))
@password_option
@home_option
def reset_password(user: str, *, drops: bool, asks: bool, home: Path | None) -> None:
    """Replace the password; the old one and its sessions are over."""
    _start(home)
    from faro.directory.api import drop_second_factor, give_password  # noqa: PLC0415
    from faro.ledger.api import Actor  # noqa: PLC0415

    person, actor = _person(user), Actor("command:admin")
    password = give_password(actor=actor, person=person, password=_asked() if asks else None)
    if drops:
        drop_second_factor(actor=actor, person=person, reason=_("Orden «faro admin reset-password»"))
    _show(person, password, asked=asks)


@admin.command(
    help=_("Desbloquea el ingreso de una persona después de muchos intentos fallidos."),
    epilog=examples("faro admin unlock admin"),
    options_metavar=_("[OPCIONES]"),
)
@click.argument("user", metavar=_("USUARIO"))
@home_option
def unlock(user: str, home: Path | None) -> None:
    """Forget the failed attempts."""
    _start(home)
    from faro.directory.api import unlock_person  # noqa: PLC0415
    from faro.ledger.api import Actor  # noqa: PLC0415

    person = _person(user)
    forgotten = unlock_person(actor=Actor("command:admin"), person=person)
    click.echo(
        _("{user} puede intentarlo de nuevo.").format(user=person.username)
        if forgotten
        else _("{user} no estaba bloqueado.").format(user=person.username)
    )


def _start(home: Path | None) -> None:
    from faro.cli.django_setup import start_django  # noqa: PLC0415  only these commands pay for it

    start_django(home)


def _person(user: str) -> "Person":
    from faro.directory.api import person_who_signs_in_as  # noqa: PLC0415

    person = person_who_signs_in_as(user)
    if person is None:
        raise UnknownPerson(_("Nadie entra con el usuario «{user}».").format(user=user))
    return person


def _asked() -> str:
    password: str = click.prompt(_("Contraseña"), hide_input=True, confirmation_prompt=_("Otra vez"))
    return password


def _show(person: "Person", password: str, *, asked: bool) -> None:
    if asked:
        click.echo(_("{user} ya puede entrar con esa contraseña.").format(user=person.username))
        return
    click.echo(_("Usuario: {user}").format(user=person.username))
    click.echo(_("Contraseña de un solo uso: {password}").format(password=password))
    from faro.ui.api import moment  # noqa: PLC0415  only these commands pay for Django

    until = moment(person.one_time_until)
    click.echo(_("No se mostrará otra vez. Sirve hasta el {until}, y al entrar se elige otra.").format(until=until))
