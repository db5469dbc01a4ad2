"""What stands around every public page: the municipality, the way through the site, the links at its foot."""

from faro.directory.api import municipality
from faro.kernel.text import _
from faro.portal.addresses import address
from faro.portal.domain.edition import Edition
from faro.portal.selectors import latest_edition
from faro.ui.api import Link, PublicShell, existing_links


def public_frame() -> PublicShell:
    """The frame, the same for everyone."""
    edition = latest_edition()
    if edition is None:
        known = municipality()
        return PublicShell(municipality=known.name if known else "", main=_always(), footer=_footer())
    return edition.once("shell", lambda: _frame_of(edition))


def _frame_of(edition: Edition) -> PublicShell:
    plan = edition.plan
    return PublicShell(
        municipality=plan.municipality,
        context=_("{plan}, evaluación {year}.").format(plan=plan.name, year=plan.year),
        main=(*_of_edition(edition), *_always()),
        footer=_footer(edition),
        synthetic=plan.synthetic,
    )


def _of_edition(edition: Edition) -> tuple[Link, ...]:
    return (
        *existing_links((_("Inicio"), "portal:home")),
        Link(_("Lo que no cuadra"), address(edition, "findings")),
        Link(_("Compromisos"), address(edition, "commitments")),
        Link(_("Unidades"), address(edition, "units")),
        Link(_("Documentos"), address(edition, "documents")),
    )


def _always() -> tuple[Link, ...]:
    return existing_links(
        (_("Promesas"), "portal:promises"),
        (_("Audiencias"), "portal:hearings"),
        (_("Registros"), "portal:registers"),
        (_("Datos abiertos"), "portal:open_data"),
        (_("Glosario"), "portal:glossary"),
    )


def _footer(edition: Edition | None = None) -> tuple[Link, ...]:
    methods = (Link(_("Métodos"), address(edition, "methods")),) if edition else ()
    return (
        *methods,
        *existing_links(
            (_("Manual"), "portal:manual"),
            (_("Cuestiones y respuestas"), "public_questions:list"),
            (_("Fe de erratas"), "public_questions:errata"),
            (_("Datos abiertos"), "portal:open_data"),
            (_("API para programas"), "portal:api_guide"),
            (_("Novedades (Atom)"), "portal:feed"),
        ),
    )
