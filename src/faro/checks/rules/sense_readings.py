"""When a verdict has a plausible contrary reading: why someone could take the sense the other way round."""

from faro.checks.evidence import Evidence
from faro.checks.judged import Judged
from faro.checks.rules.sense_words import DESCENDING, suggestion
from faro.kernel.text import _


def contrary_reading(source: Evidence, indicator: Judged) -> str:
    """Why the contrary sense is a reading someone could take, or empty.

    A wrong verdict is right under the contrary sense almost always; only some are explained by it: an indicator of
    which less is better read as if more were, or a name that suggests the contrary of what is declared.
    """
    if indicator.achieved == indicator.reversed:
        return ""
    if indicator.sense == DESCENDING:
        return _("se leyó como si más fuera mejor")
    record = source.indicators.get(indicator.code)
    suggested = suggestion(record["name"] or "") if record else None
    if suggested and suggested.sense != indicator.sense:
        return _("su nombre («{words}») sugiere el sentido contrario").format(words=suggested.words)
    return ""
