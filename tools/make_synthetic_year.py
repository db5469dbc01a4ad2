"""Write the synthetic year of Ilo, to try imports with: ``python tools/make_synthetic_year.py --out FOLDER``.

How it is made: ``docs/demo-year.md``. The same seed writes the same files byte for byte.
"""

import argparse
from pathlib import Path

from faro.cli.installation.synthetic_year import SEED, make_year
from faro.cli.installation.synthetic_year.files import files_of
from faro.package.reading import read_package

ILO = Path(__file__).parents[1] / "data" / "ilo" / "pei-2022"


def main() -> None:
    """Write the files named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True, help="folder to write")
    parser.add_argument("--seed", default=SEED, help="another seed makes another year (default: %(default)s)")
    chosen = parser.parse_args()
    chosen.out.mkdir(parents=True, exist_ok=True)
    for name, content in files_of(make_year(read_package(ILO), chosen.seed)).items():
        (chosen.out / name).write_bytes(content)


if __name__ == "__main__":
    main()
