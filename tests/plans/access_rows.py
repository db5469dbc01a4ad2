"""Who may see which page of the room: the expected status of a GET, by URL name and role."""

from tests.directory.cast import ROLES

SEES = dict.fromkeys(ROLES, 200) | {"administrador": 403, "publico": 302}
EDITS = dict.fromkeys(ROLES, 403) | {"planeamiento": 200, "publico": 302}
ABSENT = EDITS | {"planeamiento": 404}
"""An upload that waits is nobody's until someone sends one."""

PLAN = {"plan": "PEI-2021-2025"}
ELEMENT = {**PLAN, "code": "OEI.01"}
INDICATOR = {**PLAN, "code": "IND.01.OEI.01"}
UPLOAD = {"digest": "0" * 64}
ROW_OF = {"alignment": "L-01", "texts": "1.a", "sources": "informe-2022"}

ROWS: dict[str, dict[str, int]] = {
    "plans:list": SEES,
    "plans:plan": SEES,
    "plans:element": SEES,
    "plans:indicator": SEES,
    "plans:alignment": SEES,
    "plans:texts": SEES,
    "plans:sources": SEES,
    "plans:package_zip": SEES,
    "plans:package_xlsx": SEES,
    "plans:upload": EDITS,
    "plans:preview": ABSENT,
    "plans:problems_csv": ABSENT,
    "plans:element_new": EDITS,
    "plans:element_edit": EDITS,
    "plans:element_name": EDITS,
    "plans:indicator_new": EDITS,
    "plans:indicator_edit": EDITS,
    "plans:indicator_name": EDITS,
    "plans:target": EDITS,
    "plans:measurement_new": EDITS,
    "plans:measurement": EDITS,
    **{f"plans:{name}_{verb}": EDITS for name in ROW_OF for verb in ("new", "edit", "remove")},
}

KWARGS: dict[str, dict[str, object]] = {
    **{f"plans:{name}": {**PLAN} for name in ("plan", "alignment", "texts", "sources", "package_zip", "package_xlsx")},
    **{f"plans:{name}": {**ELEMENT} for name in ("element", "element_edit", "element_name")},
    **{f"plans:{name}": {**INDICATOR} for name in ("indicator", "indicator_edit", "indicator_name", "measurement_new")},
    "plans:target": {**INDICATOR, "year": 2022},
    "plans:measurement": {**INDICATOR, "period": "2022"},
    "plans:preview": {**UPLOAD},
    "plans:problems_csv": {**UPLOAD},
    **{f"plans:{name}_new": {**PLAN} for name in (*ROW_OF, "element", "indicator")},
    **{f"plans:{name}_{verb}": {**PLAN, "code": code} for name, code in ROW_OF.items() for verb in ("edit", "remove")},
}
