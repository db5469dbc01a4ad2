"""The registers whose records a measure counts: its own, and those it names."""

from faro.registers.domain.measures import parse_measure
from faro.registers.domain.measures.targets import registers_in as codes_in
from faro.registers.models import MeasureVersion, Register
from faro.registers.selectors.measures import resolver, words_of_register


def registers_in(measure: MeasureVersion) -> tuple[Register, ...]:
    """Each register once, by code. The expression must have no problems."""
    words = words_of_register(measure.register)
    codes = codes_in(parse_measure(measure.expression), words, resolver)
    rows = Register.objects.filter(code__in={measure.register.code, *codes}).select_related("current")
    return tuple(rows.order_by("code"))


def guard_of(measure: MeasureVersion) -> Register:
    """The register whose rules of reading hold for the figure: a reserved one that it counts, else its own."""
    return next((each for each in registers_in(measure) if each.sensitive), measure.register)
