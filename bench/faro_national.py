"""The national roll-up in Faro: the engine's own functions, in batches of whole municipalities.

python bench/faro_national.py --municipalities 1891 --out FOLDER
"""

import argparse
from pathlib import Path

from country import DATA, MUNICIPALITIES_PER_FILE, WHOLE_COUNTRY, parts
from faro.engine.method import load_method
from faro.engine.national import Part, national_results, write_national_results


def main() -> None:
    parser = argparse.ArgumentParser(description="The national roll-up in Faro.")
    parser.add_argument("--municipalities", type=int, default=WHOLE_COUNTRY)
    parser.add_argument("--per-file", type=int, default=MUNICIPALITIES_PER_FILE)
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    country = [
        Part(part.monthly, part.activities, part.elements)
        for part in parts(arguments.municipalities, arguments.data, arguments.per_file)
    ]
    write_national_results(national_results(country, load_method("poi-ceplan")), arguments.out)


if __name__ == "__main__":
    main()
