"""A plan with numerators, several years and versions of its targets."""

import re

from django.test import Client
from tests.portal.conftest import Published
from tests.portal.crawling import opened, text_of


def test_parts_of_a_ratio_are_shown_with_their_numbers(invented: Published, site: Client) -> None:
    indicator = next(each for each in invented.shown.indicators.values() if any(one.numerator for one in each.verdicts))
    text = text_of(opened(site, f"{invented.base}/indicadores/{indicator.code}/"))
    assert re.search(r"Valor obtenido [\d,.]+ ÷ [\d,.]+", text)


def test_versions_of_a_target_stand_side_by_side(invented: Published, site: Client) -> None:
    changed = next(
        each
        for each in invented.shown.indicators.values()
        if any(target.year == invented.year and target.version for target in each.targets)
    )
    text = text_of(opened(site, f"{invented.base}/indicadores/{changed.code}/"))
    assert "Contra cada versión de la meta" in text
    assert "Original" in text
    assert "Modificada 2: 80" in text


def test_synthetic_data_say_so_on_every_page(invented: Published, site: Client) -> None:
    for address in ("/", f"{invented.base}/no-cuadra/", "/glosario/"):
        assert "Datos sintéticos" in text_of(opened(site, address))
