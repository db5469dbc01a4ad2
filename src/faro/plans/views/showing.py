"""Pages that only show."""

import io
import zipfile
from pathlib import Path
from tempfile import TemporaryDirectory

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from faro.directory.api import Access, access_of
from faro.evidence.api import files_about_seen_by, may_add
from faro.kernel.text import _
from faro.ledger.api import history, subject_key
from faro.package.folder_writer import folder_files
from faro.package.writing import write_workbook
from faro.plans.models import Plan
from faro.plans.ports import links_about
from faro.plans.selectors.packages import package_of
from faro.plans.selectors.plans import plans
from faro.plans.selectors.tree import branches, names_of, sheet_of
from faro.plans.views.facts import element_facts, ficha_facts, plan_facts
from faro.plans.views.fetching import crumbs, element_for, indicator_for, plan_for
from faro.plans.views.tables import measurements_table, names_table, targets_table, tree_table, trees
from faro.plans.vocabulary import EDIT, IMPORT, VIEW
from faro.ui.api import Crumb, Download, page_of

LATEST = 15
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)


@require_safe
def plan_list(request: HttpRequest) -> HttpResponse:
    """The plans of the municipality."""
    access = access_of(request)
    access.require(VIEW)
    context = {"page": page_of(request, plans()), "crumbs": crumbs(), "may_import": access.may(IMPORT)}
    return render(request, "plans/list.html", context)


@require_safe
def plan_page(request: HttpRequest, plan: str) -> HttpResponse:
    """A plan with its tree."""
    found = plan_for(request, plan)
    access = access_of(request)
    context = {
        "plan": found,
        "crumbs": crumbs(found),
        "facts": plan_facts(found),
        "trees": trees(found, branches(found)),
        "files": _downloads(found),
        "history": history(subject_key("plan", found.code), limit=LATEST),
        "may_edit": access.may(EDIT),
    }
    return render(request, "plans/plan.html", context)


def _downloads(plan: Plan) -> list[Download]:
    return [
        Download(_("Paquete completo, carpeta con CSV"), reverse("plans:package_zip", args=[plan.code]), "ZIP"),
        Download(_("Paquete completo, libro de cálculo"), reverse("plans:package_xlsx", args=[plan.code]), "XLSX"),
    ]


@require_safe
def element_page(request: HttpRequest, plan: str, code: str) -> HttpResponse:
    """An objective or action."""
    element = element_for(request, plan, code)
    below = [
        branch for branch in branches(element.plan) if element.code in (branch.element.code, branch.element.parent)
    ]
    context = {
        "plan": element.plan,
        "element": element,
        "crumbs": crumbs(element.plan, Crumb(element.code)),
        "facts": element_facts(element),
        "names": names_table(names_of(element.plan, "element", element.code, element.name)),
        "tree": tree_table(element.plan, below),
        **_kept_about(access_of(request), subject_key("element", plan, element.code)),
    }
    return render(request, "plans/element.html", context)


@require_safe
def indicator_page(request: HttpRequest, plan: str, code: str) -> HttpResponse:
    """An indicator: ficha técnica, targets with their versions, measurements, names, history."""
    indicator = indicator_for(request, plan, code)
    access = access_of(request)
    sheet = sheet_of(indicator.plan, indicator)
    context = {
        "plan": indicator.plan,
        "indicator": indicator,
        "sheet": sheet,
        "crumbs": crumbs(indicator.plan, Crumb(indicator.code)),
        "facts": ficha_facts(indicator),
        "targets": targets_table(sheet),
        "measurements": measurements_table(sheet, may_edit=access.may(EDIT)),
        "names": names_table(sheet.names),
        "leading": links_about(access, indicator.plan.code, indicator.code),
        **_kept_about(access, subject_key("indicator", plan, indicator.code)),
    }
    return render(request, "plans/indicator.html", context)


def _kept_about(access: Access, subject: str) -> dict[str, object]:
    """Files and history of a thing, as far as this person may see them."""
    return {
        "subject": subject,
        "evidence": files_about_seen_by(access, subject),
        "may_add_evidence": may_add(access),
        "history": history(subject, limit=LATEST),
        "may_edit": access.may(EDIT),
    }


@require_safe
def package_zip(request: HttpRequest, plan: str) -> HttpResponse:
    """The whole plan as a folder in a ZIP; the same plan gives the same bytes."""
    found = plan_for(request, plan)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in folder_files(package_of(found.code)).items():
            member = zipfile.ZipInfo(f"{_file_name(found)}/{name}", _FIRST_DAY)
            member.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(member, content)
    return _attachment(buffer.getvalue(), "application/zip", f"{_file_name(found)}.zip")


@require_safe
def package_xlsx(request: HttpRequest, plan: str) -> HttpResponse:
    """The whole plan as a workbook."""
    found = plan_for(request, plan)
    with TemporaryDirectory() as workshop:
        path = Path(workshop, "plan.xlsx")
        write_workbook(package_of(found.code), path)
        content = path.read_bytes()
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    return _attachment(content, kind, f"{_file_name(found)}.xlsx")


def _file_name(plan: Plan) -> str:
    return "".join(letter if letter.isascii() and letter.isalnum() else "-" for letter in plan.code.lower())


def _attachment(content: bytes, kind: str, name: str) -> HttpResponse:
    return HttpResponse(content, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})
