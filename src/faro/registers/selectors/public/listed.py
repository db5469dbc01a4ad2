"""The registers of which something is published."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Max, QuerySet

from faro.catalogs.api import limit
from faro.directory.api import unit_labels
from faro.kernel.text import _
from faro.registers.models import MeasureVersion, Record, Register
from faro.registers.selectors.measures.pages import SMALLEST_GROUP

NOTHING, WHOLE = "none", "records"


@dataclass(frozen=True, slots=True)
class PublicRegister:
    """A register as anybody may know of it. ``enters``: the units that write in it, none where every unit may.

    ``records``: how many, in words. ``last``: the day of the newest, None of a reserved one. ``opened``: its records
    may be read one by one, without personal columns.
    """

    code: str
    name: str
    purpose: str
    system: str
    many: str
    unit: str
    enters: tuple[str, ...]
    active: bool
    reserved: bool
    opened: bool
    records: str
    last: date | None
    made_up: bool
    measures: tuple[str, ...]


def published_registers() -> QuerySet[Register]:
    """Those that publish anything."""
    return Register.objects.exclude(current=None).exclude(public=NOTHING).select_related("current")


def published_register(code: str) -> Register | None:
    """One of them by its code."""
    found = published_registers().filter(code=code).first()
    if found is not None:
        found.version.register = found
    return found


def public_registers() -> tuple[PublicRegister, ...]:
    """Each of them, by name; a few queries, whatever their number."""
    registers = list(published_registers().order_by("name", "code"))
    live = Record.objects.filter(register__in=registers, voided_at=None).order_by()
    counted = {
        key: (count, last) for key, count, last in live.values_list("register").annotate(Count("pk"), Max("day"))
    }
    made_up = set(live.filter(synthetic=True).values_list("register", flat=True).distinct())
    names = measure_names(registers)
    units = unit_labels()
    return tuple(
        _told(each, *counted.get(each.pk, (0, None)), each.pk in made_up, names.get(each.pk, ()), units)
        for each in registers
    )


def measure_names(registers: list[Register]) -> dict[int, tuple[str, ...]]:
    """The names of the measures in force that are published, by register; none of reserved ones."""
    rows = MeasureVersion.objects.filter(register__in=registers, register__sensitive=False, public=True)
    found: dict[int, tuple[str, ...]] = {}
    for key, name in rows.filter(state="approved").order_by("code").values_list("register", "name"):
        found[key] = (*found.get(key, ()), name)
    return found


def _told(
    register: Register,
    count: int,
    last: date | None,
    made_up: bool,  # noqa: FBT001
    measures: tuple[str, ...],
    units: dict[str, str],
) -> PublicRegister:
    rules = register.definition
    enters = () if rules.access.every_unit else rules.access.enter
    return PublicRegister(
        code=register.code,
        name=register.name,
        purpose=rules.purpose,
        system=register.system,
        many=rules.record.many,
        unit=units.get(register.unit, register.unit),
        enters=tuple(units.get(each, each) for each in enters),
        active=register.active,
        reserved=register.sensitive,
        opened=register.public == WHOLE and not register.sensitive,
        records=count_in_words(count),
        last=None if register.sensitive else last,
        made_up=made_up,
        measures=measures,
    )


def count_in_words(count: int) -> str:
    """A count; of fewer than the limit only that they are."""
    least = int(limit(SMALLEST_GROUP).value)
    return _("menos de {n}").format(n=least) if 0 < count < least else f"{count:,}"
