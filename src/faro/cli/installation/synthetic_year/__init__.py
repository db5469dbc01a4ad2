"""A plausible POI 2023 of Ilo and its months, made from the printed tables of 2022. Nothing in it happened."""

from faro.cli.installation.synthetic_year.making import SEED, SOURCE, STOPPED_ON, YEAR, make_year
from faro.cli.installation.synthetic_year.model import SyntheticYear

__all__ = ["SEED", "SOURCE", "STOPPED_ON", "YEAR", "SyntheticYear", "make_year"]
