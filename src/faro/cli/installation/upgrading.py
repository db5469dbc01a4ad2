"""Bringing the database of an installation up to this version."""

from dataclasses import dataclass


def bring_up_to_date() -> None:
    """The schema; what the roles may do, as new rooms come with permissions; tables that rooms now keep.

    A second time does nothing.

    What the municipality decided of its roles stays.
    """
    from django.core.management import call_command  # noqa: PLC0415  Django has to be started

    from faro.directory.api import sync_roles  # noqa: PLC0415
    from faro.ledger.api import Actor  # noqa: PLC0415
    from faro.plans.api import hand_over_tables  # noqa: PLC0415

    call_command("migrate", verbosity=0, interactive=False)
    sync_roles(actor=Actor("command:migrate"))
    # Version 0.2 stored whole some tables that rooms keep as rows now.
    hand_over_tables(actor=Actor("command:migrate"))


@dataclass(frozen=True, slots=True)
class Complaint:
    """Something so wrong that no page may be served. ``mend``: what to do, empty where nobody knows."""

    says: str
    mend: str

    def __str__(self) -> str:
        """One line of both."""
        return f"{self.says} {self.mend}".strip()


def complaints() -> list[Complaint]:
    """What the checks of Django and of the rooms find, the database asked too. For a database that is up to date."""
    from django.conf import settings  # noqa: PLC0415  Django has to be started
    from django.core.checks import ERROR, run_checks  # noqa: PLC0415

    found = run_checks(databases=["default"], include_deployment_checks=not settings.DEMO)
    return [
        Complaint(str(each.msg), each.hint or "") for each in found if each.level >= ERROR and not each.is_silenced()
    ]
