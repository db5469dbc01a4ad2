"""Counts that a text gives twice: in words and digits, or in two places with two figures."""

from collections.abc import Callable, Iterable

from faro.checks.claims import Claim, claims_of
from faro.checks.evidence import Evidence
from faro.checks.finding import Finding, Unit
from faro.checks.judged import listed, shown
from faro.checks.precision import places
from faro.checks.rules.count_things import places_of
from faro.checks.words import words_beside_digits
from faro.kernel.printed_numbers import agrees_as_printed
from faro.kernel.text import _

Find = Callable[[Evidence], Iterable[Finding]]

COUNTS = (
    "count",
    "count_achieved",
    "count_not_achieved",
    "count_actions",
    "count_indicators",
    "count_activities",
    "count_light",
    "coverage",
    "population",
)
_SAID_TWICE = (*COUNTS, "average", "degree", "obtained", "physical", "execution", "budget_share", "collection")


def words_and_digits(source: Evidence) -> Iterable[Finding]:
    """«cinco (03)»: the claim's own number said in words and in digits that differ."""
    for claim in claims_of(source, *COUNTS):
        pair = words_beside_digits(claim.record["words"]) or words_beside_digits(claim.record["stated_value"])
        if pair is None or pair[0] == pair[1] or claim.number is None or claim.number not in pair:
            continue
        said, digits = pair
        message = _("El documento dice «{quoted}»: {said} en palabras y {digits} en cifras.").format(
            quoted=claim.record["words"] or claim.record["stated_value"], said=said, digits=digits
        )
        yield Finding(
            "count.words-digits",
            claim.element or claim.record["measure"] or claim.record["id"],
            message,
            (claim.occurrence,),
            printed=claim.record["words"] or claim.record["stated_value"],
            unit=Unit.NUMBER,
            difference=said - digits,
            cause=f"words:{claim.record['id']}",
        )


def two_figures(found_elsewhere: tuple[Find, ...]) -> Find:
    """The rule of one thing with two figures; what ``found_elsewhere`` already tells is not told again."""

    def find(source: Evidence) -> Iterable[Finding]:
        told = {occurrence.place for finder in found_elsewhere for occurrence in places_of(finder(source))}
        for claims in _same_thing(source):
            differing = _differing(claims)
            if differing and not any(claim.occurrence.place in told for claim in claims):
                yield _two_figures(claims)

    return find


def _same_thing(source: Evidence) -> list[list[Claim]]:
    groups: dict[tuple[str, ...], list[Claim]] = {}
    for claim in claims_of(source, *_SAID_TWICE):
        record = claim.record
        if claim.number is not None and claim.measure:
            key = (record["kind"], claim.element, claim.indicator, claim.measure, str(record["year"]))
            groups.setdefault(key, []).append(claim)
    return [claims for claims in groups.values() if len(claims) > 1]


def _differing(claims: list[Claim]) -> bool:
    """Whether any figure is not the most precise one, rounded."""
    numbers = sorted((claim.number for claim in claims if claim.number is not None), key=places)
    return any(not agrees_as_printed(number, numbers[-1]) for number in numbers)


def _two_figures(claims: list[Claim]) -> Finding:
    first = claims[0]
    figures = dict.fromkeys(
        f"{claim.record['stated_value']} ({claim.place_words})" if claim.place_words else claim.record["stated_value"]
        for claim in claims
    )
    about = first.indicator or first.element or first.record["measure"]
    message = _("El documento da cifras distintas para «{measure}»{about}: {figures}.").format(
        measure=first.record["measure"],
        about=f" ({first.indicator or first.element})" if first.indicator or first.element else "",
        figures=listed(figures),
    )
    numbers = [claim.number for claim in claims if claim.number is not None]
    return Finding(
        "count.two-figures",
        about,
        message,
        tuple(claim.occurrence for claim in claims),
        printed=" / ".join(dict.fromkeys(shown(number) for number in numbers)),
        unit=Unit.NUMBER,
        difference=max(numbers) - min(numbers),
        cause=f"two:{first.record['kind']}:{about}:{first.measure}",
    )
