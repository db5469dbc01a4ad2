"""Who gets what from each address of the room, asked with GET."""

from faro.evaluation.models import EvaluationRun, ReportFile

PLAN, YEAR = "PEI-2021-2025", 2022
ROLES = ("registrador", "responsable", "planeamiento", "direccion", "regidor", "control", "administrador", "publico")
READERS = ("responsable", "planeamiento", "direccion", "regidor", "control")


class FirstRun:
    """The number of a run in the world of the test, looked up when an address is made of it."""

    def __str__(self) -> str:
        return str(EvaluationRun.objects.order_by("pk").values_list("pk", flat=True)[0])


class FirstDocument:
    """The number of a document in the world of the test."""

    def __str__(self) -> str:
        return str(ReportFile.objects.order_by("pk").values_list("pk", flat=True)[0])


def _row(allowed: tuple[str, ...], status: int = 200) -> dict[str, int]:
    """``status`` for those; the others are refused, and whoever has not signed in is sent to do so."""
    return {role: status if role in allowed else 302 if role == "publico" else 403 for role in ROLES}


_POST_ONLY = dict.fromkeys(ROLES, 405)

ROWS: dict[str, dict[str, int]] = {
    "evaluation:home": _row(READERS),
    "evaluation:compare": _row(READERS),
    "evaluation:all_findings": _row(READERS, 302),
    "evaluation:all_commitments": _row(READERS, 302),
    "evaluation:run": _row(READERS),
    "evaluation:recalculate": _POST_ONLY,
    "evaluation:make_document": _POST_ONLY,
    "evaluation:document": _row(READERS),
    "evaluation:commitments": _row(READERS),
    "evaluation:new_commitment": _row(("planeamiento",)),
    "evaluation:commitment": _row(READERS),
    "evaluation:edit_commitment": _row(("planeamiento",)),
    "evaluation:proposal": _row(READERS),
    "evaluation:evaluation": _row(READERS),
    "evaluation:run_methods": _row(("planeamiento",)),
    "evaluation:publish": _row(("planeamiento",)),
    "evaluation:findings": _row(READERS),
    "evaluation:finding": _row(READERS),
}

_OF_YEAR: dict[str, object] = {"plan": PLAN, "year": YEAR}

KWARGS: dict[str, dict[str, object]] = {
    "evaluation:run": {"number": FirstRun()},
    "evaluation:recalculate": {"number": FirstRun()},
    "evaluation:make_document": {"number": FirstRun()},
    "evaluation:document": {"number": FirstDocument()},
    "evaluation:commitments": {"plan": PLAN},
    "evaluation:new_commitment": {"plan": PLAN},
    "evaluation:commitment": {"plan": PLAN, "code": "9.1.a"},
    "evaluation:edit_commitment": {"plan": PLAN, "code": "9.1.a"},
    "evaluation:proposal": {"plan": PLAN, "code": "8.1"},
    "evaluation:evaluation": _OF_YEAR,
    "evaluation:run_methods": _OF_YEAR,
    "evaluation:publish": _OF_YEAR,
    "evaluation:findings": _OF_YEAR,
    "evaluation:finding": {**_OF_YEAR, "identifier": "verdict.against-figures-229ec4d6"},
}
