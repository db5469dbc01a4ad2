"""``python -m faro.cli``."""

from faro.cli.main import run

run()
