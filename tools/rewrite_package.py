"""Bring a shipped package up to date with its declaration: ``python tools/rewrite_package.py data/ilo/pei-2022``.

Needed when a table, a label or a help text of the package format changes, because ``datapackage.json`` repeats them.
"""

import argparse
from pathlib import Path

from package_folder import rewrite


def main() -> None:
    """Rewrite the package folder named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="package folder to rewrite")
    folder = parser.parse_args().folder
    rewrite(folder, folder)


if __name__ == "__main__":
    main()
