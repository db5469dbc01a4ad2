"""Make the synthetic demonstration package: ``python tools/make_demo.py`` rewrites ``data/demo`` byte for byte.

The wordings and figures stand in ``tools/demo/*.toml``; nothing in them describes a real municipality.
"""

import argparse
from pathlib import Path

from demo_account import account_tables
from demo_plan import plan_tables
from demo_poi import poi_tables
from package_folder import export

SHIPPED = Path(__file__).parents[1] / "data" / "demo"


def main() -> None:
    """Write the package into the folder named on the command line, or where it is shipped."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=SHIPPED, help="folder to write (default: %(default)s)")
    export({**plan_tables(), **poi_tables(), **account_tables()}, parser.parse_args().out)


if __name__ == "__main__":
    main()
