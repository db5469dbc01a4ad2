"""What anyone may ask about among promises, by its key."""

from faro.kernel.text import _
from faro.portal.promises import addresses
from faro.portal.promises.known import known_plans, known_pledges
from faro.portal.promises.lists import plan_name
from faro.questions.ports import Subject


def subject_of(key: str) -> Subject | None:
    """The promise or government plan of that key, or None for keys of others."""
    kind, _colon, rest = key.partition(":")
    if kind == "pledge":
        return _pledge(key)
    return _plan(rest) if kind == "govplan" else None


def _pledge(key: str) -> Subject | None:
    found = next((each for each in known_pledges() if each.key == key), None)
    if found is None:
        return None
    return Subject(
        title=_("Promesa {code}: {title}").format(code=found.code, title=found.title),
        url=addresses.pledge_address(found.plan, found.code),
        unit_code="",
        published=True,
        figure=found.state_label,
        publication=found.party,
    )


def _plan(code: str) -> Subject | None:
    found = next((each for each in known_plans() if each.code == code), None)
    if found is None:
        return None
    name = _("Plan de gobierno: {name}").format(name=plan_name(found))
    return Subject(name, addresses.plan_address(code), "", published=True, publication=found.title)
