"""Sentences about what is uncertain: ambiguous and inferred senses, figures that are missing and why."""

import re
from collections.abc import Iterable
from typing import Any

from faro.kernel.listing import joined
from faro.kernel.text import _, ngettext
from faro.package.tables.plan import SENSES
from faro.reports.contents.phrases import listed, lower_first, sentence
from faro.reports.contents.view import Fields, View
from faro.reports.reasons import reason_sentence


def sense_text(case: Fields) -> str:
    """The sense in words, with what is uncertain about it."""
    if case["sense"] is None:
        return _("ND")
    word = SENSES[case["sense"]]
    marks = [_("inferido")] if case["sense_source"] == "inferred" else []
    marks += [_("ambiguo")] if case["sense_ambiguous"] else []
    return f"{word} ({', '.join(marks)})" if marks else word


def ambiguous(view: View, indicators: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Those whose sense can be read both ways."""
    return [row for row in indicators if view.case(row["code"])["sense_ambiguous"]]


def ambiguity_sentence(view: View) -> list[str]:
    """The range of the count over the ambiguous senses, naming the indicators."""
    unclear = ambiguous(view, view.indicators)
    if not unclear:
        return []
    totals = view.summary(view.first)
    names = [f"{row['code']} «{row['name']}»" for row in unclear]
    opening = ngettext(
        "El sentido de {n} indicador es ambiguo: {names}.",
        "El sentido de {n} indicadores es ambiguo: {names}.",
        len(unclear),
    ).format(n=len(unclear), names=joined(names))
    if totals["achieved_low"] == totals["achieved_high"]:
        return [opening + " " + _("El conteo de logrados no cambia con la lectura contraria.")]
    closing = _("Según cómo se lean, los indicadores logrados van de {low} a {high}; este informe cuenta {n}.").format(
        low=totals["achieved_low"], high=totals["achieved_high"], n=totals["achieved"]
    )
    return [f"{opening} {closing}"]


def both_readings(view: View, row: dict[str, Any]) -> str:
    """What each reading of an ambiguous sense gives, and the reason given for the one taken."""
    case = view.case(row["code"])
    if case["achieved"] is None:
        verdicts = _("no hay dato con que decidir")
    else:
        other = "descending" if case["sense"] == "ascending" else "ascending"
        verdicts = _("leído como {sense}, {verdict}; leído como {other}, {contrary}").format(
            sense=SENSES[case["sense"]].lower(),
            verdict=_verdict(case["achieved"]),
            other=SENSES[other].lower(),
            contrary=_verdict(case["achieved_if_reversed"]),
        )
    text = _("{code} tiene un sentido ambiguo: {verdicts}.").format(code=row["code"], verdicts=verdicts)
    if not row["sense_reason"]:
        return text
    reason = re.sub(_("^ambiguo: "), "", row["sense_reason"], flags=re.IGNORECASE)
    return _("{text} Razón de la lectura adoptada: {reason}").format(text=text, reason=lower_first(sentence(reason)))


def _verdict(achieved: bool | None) -> str:  # noqa: FBT001 the value is what is worded
    if achieved is None:
        return _("no se puede decir")
    return _("está logrado") if achieved else _("no está logrado")


def inferred_sentence(view: View, indicators: Iterable[dict[str, Any]]) -> list[str]:
    """Which senses nobody declared."""
    codes = [row["code"] for row in indicators if view.case(row["code"])["sense_source"] == "inferred"]
    if not codes:
        return []
    return [
        ngettext(
            "El sentido de {codes} no está declarado: es inferido de su serie de metas.",
            "El sentido de {codes} no está declarado: es inferido de sus series de metas.",
            len(codes),
        ).format(codes=listed(codes))
    ]


def missing_sentences(view: View, indicators: Iterable[dict[str, Any]]) -> list[str]:
    """Which indicators have no verdict, by reason."""
    reasons: dict[str, list[str]] = {}
    for row in indicators:
        case = view.case(row["code"])
        if case["achieved"] is None:
            reasons.setdefault(case["reason_code"] or "no_value", []).append(row["code"])
    return [_without_data(codes, reason) for reason, codes in reasons.items()]


def _without_data(codes: list[str], reason: str) -> str:
    return _("Sin dato (ND): {codes}. {reason}").format(codes=listed(codes), reason=reason_sentence(reason))


def special_sentences(view: View, indicators: Iterable[dict[str, Any]]) -> list[str]:
    """Why an indicator with a verdict has no degree, or a special one, under the method that tells degrees."""
    if view.ratio is None:
        return []
    reasons: dict[str, list[str]] = {}
    for row in indicators:
        result = view.result(view.ratio, row["code"])
        if result["achieved"] is not None and result["reason_code"]:
            reasons.setdefault(result["reason_code"], []).append(row["code"])
    return [
        _("{codes}: {reason}").format(codes=listed(codes), reason=lower_first(reason_sentence(reason) or ""))
        for reason, codes in reasons.items()
    ]


def no_data_sentence(view: View) -> list[str]:
    """The plan's missing figures."""
    return missing_sentences(view, view.indicators)
