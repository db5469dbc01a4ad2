"""The yearly evaluation as a document, in the order of the guide of 2021 (RPCD 015-2021, numeral 4.7.5)."""

from collections.abc import Sequence

from faro.checks.audit import AuditedFinding
from faro.engine.evaluation import Run
from faro.kernel.text import _
from faro.package.model import Package
from faro.reports.contents.activities import actions_and_poi
from faro.reports.contents.annexes import annexes, commitments
from faro.reports.contents.chapters import conclusions, measures, presentation
from faro.reports.contents.front import front
from faro.reports.contents.objectives import objectives
from faro.reports.contents.reading_guide import reading_guide
from faro.reports.contents.summary import executive_summary
from faro.reports.contents.view import View
from faro.reports.document import Document


def evaluation_document(
    package: Package, runs: Sequence[Run], findings: Sequence[AuditedFinding] | None = None
) -> Document:
    """The complete report of one year. Raises :class:`~faro.reports.contents.view.NoPlanMethod`.

    ``runs`` come from one evaluation of the package: at least one method of the plan, and one of the POI where its
    tables are to be computed. ``findings`` are an audit's; without one there is no annex of it.
    """
    view = View(package, runs)
    plan = view.plan
    return Document(
        title=_("Informe de evaluación de resultados, año {year}").format(year=view.year),
        subtitle=plan.name,
        organisation=plan.municipality,
        date=plan.cutoff_date,
        synthetic=plan.synthetic,
        footer=_("{plan} · evaluación {year}").format(plan=plan.code, year=view.year),
        blocks=(
            *front(view),
            *reading_guide(view),
            *executive_summary(view),
            *presentation(view),
            *objectives(view),
            *actions_and_poi(view),
            *measures(view),
            *conclusions(view),
            *commitments(view),
            *annexes(view, findings),
        ),
    )
