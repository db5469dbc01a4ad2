"""One promise, also as a piece of another page."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.html import format_html
from django.views.decorators.clickjacking import xframe_options_exempt

from faro.kernel.text import _
from faro.portal.answering import public_page
from faro.portal.promises import addresses, chain, details
from faro.portal.promises.known import are_samples
from faro.portal.promises.lists import plan_name, row_of
from faro.portal.rendering import page
from faro.portal.views.promises.finding import crumbs, municipality_name, pledge_at
from faro.promises.api import PledgeDetail
from faro.questions.api import questions_about
from faro.ui.api import Crumb

EMBEDDED_POLICY = "; ".join(
    (
        "default-src 'none'",
        "style-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors *",
    )
)
"""Any page may show it; it may load its style sheets and nothing else."""


@public_page(absolute=True)
def pledge(request: HttpRequest, plan: str, code: str) -> HttpResponse:
    """A promise with everything that is known of it."""
    found = pledge_at(plan, code)
    return page(
        request,
        "promises/pledge",
        **_told(request, found),
        crumbs=crumbs(Crumb(plan_name(found.plan), addresses.plan_address(plan)), Crumb(code)),
        words=details.words_of_plan(found),
        clarity=details.clarity_of(found.quality),
        targets=details.targets_table(found.targets),
        chain=chain.chain_of(found),
        proposal=found.proposal,
        sample_links=are_samples(found.links),
        questions=questions_about(found.key, public_only=True),
        question_url=addresses.asking_address(plan, code),
    )


@xframe_options_exempt
@public_page(absolute=True)
def embedded(request: HttpRequest, plan: str, code: str) -> HttpResponse:
    """A promise in a frame of someone else's page."""
    response = page(request, "promises/embed", **_told(request, pledge_at(plan, code)), place=municipality_name())
    response.headers["Content-Security-Policy"] = EMBEDDED_POLICY
    return response


def _told(request: HttpRequest, found: PledgeDetail) -> dict[str, Any]:
    states = details.states_of(found)
    return {
        "row": row_of(found.line),
        "kicker": details.kicker_of(found),
        "states": states,
        "state": states[0] if states else None,
        "share": _sharing(request, found),
    }


def _sharing(request: HttpRequest, found: PledgeDetail) -> details.Sharing:
    line = found.line
    paths = details.paths_of(line.plan, line.code)
    whole = request.build_absolute_uri
    return details.Sharing(
        page=whole(addresses.pledge_address(line.plan, line.code)),
        png=whole(paths["png_path"]),
        snippet=str(
            format_html(
                '<iframe src="{}" title="{}" width="100%" height="280" loading="lazy"></iframe>',
                whole(paths["embed_path"]),
                _("Promesa {code}: {title}").format(code=line.code, title=line.title),
            )
        ),
        **paths,
    )
