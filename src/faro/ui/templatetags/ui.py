"""``{% load ui %}``: how figures are written, verdicts shown, and the pieces of the page shell."""

from datetime import date, datetime
from decimal import Decimal

from django import template
from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.template.context import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString

from faro.kernel import formats
from faro.ui import shell
from faro.ui.formats import counted as counted_words
from faro.ui.formats import moment as moment_words
from faro.ui.marks import Mark, Outcome, all_marks, mark_of, mark_svg, verdict_html
from faro.ui.menu import MenuSection, menu_for
from faro.ui.pieces import Crumb, DataTable
from faro.ui.tables import rows_html

register = template.Library()


@register.filter
def money(centimos: int | None) -> str:
    """``S/ 1,234.56`` from céntimos."""
    return formats.money(centimos)


@register.filter
def quantity(units: int | None) -> str:
    """``1,234.5`` from millionths."""
    return formats.quantity(units)


@register.filter
def number(value: float | Decimal | None, places: int = 1) -> str:
    """``1,234.5``."""
    return formats.number(value, places)


@register.filter
def percent(points: float | Decimal | None, places: int = 1) -> str:
    """``66.7 %``."""
    return formats.percent(points, places)


@register.filter
def day(value: date | None) -> str:
    """``31/12/2022``; of a moment, its day in Lima."""
    return moment_words(value)[:10] if isinstance(value, datetime) else formats.day(value)


@register.filter
def moment(value: datetime | None) -> str:
    """``31/12/2022 17:45`` in Lima."""
    return moment_words(value)


@register.filter
def light_word(light: str | None) -> str:
    """The word of a light or state: Verde, Amarillo, Rojo, S.P., S.I., ND."""
    return mark_of(light).word


@register.filter
def light_class(light: str | None) -> str:
    """The name of a light or state in the style sheet."""
    return mark_of(light).name


@register.filter
def counted(count: int, words: str) -> str:
    """``{{ n|counted:"indicador,indicadores" }}``: the number and the word that agrees with it."""
    one, many = words.split(",")
    return counted_words(count, one, many)


@register.simple_tag
def verdict(
    light: str | None = None, state: str | None = None, result: float | None = None, word: str = ""
) -> SafeString:
    """A mark with its word and, given a result in points, its figure. ``word``: the method's own name of the band."""
    return verdict_html(Outcome(result, light, state, word))


@register.simple_tag
def mark(light: str | None = None, state: str | None = None) -> SafeString:
    """The shape alone; a word must stand beside it."""
    return mark_svg(mark_of(light, state))


@register.filter
def shape(value: Mark) -> SafeString:
    """A mark's drawing."""
    return mark_svg(value)


@register.simple_tag
def marks() -> tuple[Mark, ...]:
    """Every mark, for a legend."""
    return all_marks()


@register.simple_tag
def crumb(label: str, url: str = "") -> Crumb:
    """A step of a breadcrumb."""
    return Crumb(label, url)


@register.simple_tag
def asset(path: str) -> str:
    """The address of a static file, even without the collected list: an error page must not fail on it."""
    try:
        return staticfiles_storage.url(path)
    except ValueError:
        return f"{settings.STATIC_URL}{path}"


@register.simple_tag
def is_demo() -> bool:
    """Whether this installation shows itself with a demonstration plan."""
    return bool(getattr(settings, "DEMO", False))


@register.simple_tag
def public_shell() -> shell.PublicShell:
    """What surrounds a public page."""
    return shell.public_shell()


@register.simple_tag(takes_context=True)
def placed(context: Context, links: tuple[shell.Link, ...]) -> tuple[shell.PlacedLink, ...]:
    """Links with the reader's place marked."""
    return shell.placed(links, context.get("request"))


@register.simple_tag(takes_context=True)
def reminders(context: Context) -> tuple[shell.Reminder, ...]:
    """What stays on every staff page of the person who asks."""
    request = context.get("request")
    return shell.reminders_for(request) if request is not None else ()


@register.simple_tag
def work_link() -> shell.Link | None:
    """Where the staff signs in."""
    return shell.sign_in_link()


@register.simple_tag
def address(url_name: str, fallback: str = "") -> str:
    """The address of that name, or the fallback where no room has it."""
    return shell.address_of(url_name) or fallback


@register.simple_tag(takes_context=True)
def menu(context: Context) -> tuple[MenuSection, ...]:
    """The staff menu of the person who asks: ``{% menu as sections %}``."""
    return menu_for(context["request"])


@register.simple_block_tag
def notice(content: str, kind: str = "info") -> SafeString:
    """``{% notice "warning" %}…{% endnotice %}``: words apart from the text. Kinds: info, success, warning, error."""
    return format_html('<div class="notice notice-{}">{}</div>', kind, content)


@register.simple_block_tag
def disclosure(content: str, summary: str) -> SafeString:
    """``{% disclosure "¿Cómo se calculó?" %}…{% enddisclosure %}``: opens where the reader asks for it."""
    return format_html('<details class="disclosure"><summary>{}</summary><div>{}</div></details>', summary, content)


@register.simple_block_tag
def scroller(content: str, label: str) -> SafeString:
    """``{% scroller "Metas" %}<table>…</table>{% endscroller %}``: what is wider than the page moves inside it."""
    return format_html('<div class="scroll" role="region" aria-label="{}" tabindex="0">{}</div>', label, content)


@register.simple_tag
def table_rows(table: DataTable) -> SafeString:
    """The rows of a data table, for ``ui/components/data_table.html``."""
    return rows_html(table)
