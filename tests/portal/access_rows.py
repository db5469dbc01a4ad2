"""Who gets what from each public address: everyone the same."""

ROLES = ("registrador", "responsable", "planeamiento", "direccion", "regidor", "control", "administrador", "publico")
EDITION: dict[str, object] = {"plan": "pei-2021-2025", "year": 2022}


def _here(**more: object) -> dict[str, object]:
    return EDITION | more


KWARGS: dict[str, dict[str, object]] = {
    "portal:plan": _here(),
    "portal:plan_figures": _here(),
    "portal:objective": _here(code="OEI.01"),
    "portal:action": _here(code="AEI.01.01"),
    "portal:indicator": _here(code="IND.01.OEI.01"),
    "portal:units": _here(),
    "portal:unit": _here(code="03.06"),
    "portal:findings": _here(),
    "portal:finding": _here(code="sense.verdict-064dfe78"),
    "portal:commitments": _here(),
    "portal:documents": _here(),
    "portal:report_file": _here(code="html"),
    "portal:source": _here(code="informe-2022"),
    "portal:printed_table": _here(code="informe-2022", table="poi-5"),
    "portal:methods": _here(),
    "portal:method": _here(code="ceplan-2021"),
    "portal:manual_page": {"code": "cuestionar-una-cifra"},
    "portal:open_data_plan": _here(),
    "portal:bundle": _here(),
    "portal:table_file": _here(code="indicators", suffix="csv"),
    "portal:api_publication": _here(),
    "portal:api_elements": _here(),
    "portal:api_indicators": _here(),
    "portal:api_indicator": _here(code="IND.01.OEI.01"),
    "portal:api_measurements": _here(),
    "portal:api_results": _here(),
    "portal:api_amounts": _here(),
    "portal:api_findings": _here(),
    "portal:api_commitments": _here(),
    "portal:api_tables": _here(),
    "portal:promises_table": {"code": "pledges", "suffix": "csv"},
    "portal:api_nothing_here": {"rest": "nada"},
}
_WITHOUT_PARTS = (
    "home", "glossary", "manual", "search", "open_data", "catalogue", "api_guide", "feed", "robots", "sitemap",
    "registers", "api_root", "api_plans", "api_openapi", "punctuality", "seals", "promises",
    "promises_timeline", "promises_articulation", "promises_comparison", "promises_diagnosis",
    "promises_feed", "promises_data", "api_government_plans", "api_promise_states", "api_promises",
)  # fmt: skip
_NO_PLEDGE: dict[str, object] = {"plan": "ninguno", "code": "P-1"}
KWARGS |= {
    f"portal:{name}": _NO_PLEDGE
    for name in ("promise", "promise_embed", "promise_png", "promise_svg", "promise_csv", "promise_feed")
} | {
    "portal:register": {"code": "ninguno"},
    "portal:register_file": {"code": "ninguno", "suffix": "csv"},
    "portal:promises_plan": {"plan": "ninguno"},
    "portal:promises_plan_feed": {"plan": "ninguno"},
    "portal:api_promise": {"government_plan": "ninguno", "pledge": "P-1"},
}
_ANSWERS = {
    **{name: 404 for name, given in KWARGS.items() if "ninguno" in given.values()},
    "portal:api_nothing_here": 404,
    "portal:api_question_list": 422,  # it asks for a subject
}
_NAMES = (*KWARGS, *(f"portal:{name}" for name in _WITHOUT_PARTS), *_ANSWERS)
ROWS: dict[str, dict[str, int]] = {name: dict.fromkeys(ROLES, _ANSWERS.get(name, 200)) for name in _NAMES}
