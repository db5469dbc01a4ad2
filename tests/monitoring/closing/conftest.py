"""What the tests of closing start from."""

import pytest
from tests.monitoring.closing.demo_year import DemoYear, planned_year, report_month


@pytest.fixture
def january(db: None) -> DemoYear:
    """January reported by everyone and released."""
    made = planned_year()
    report_month(made, 1)
    return made
