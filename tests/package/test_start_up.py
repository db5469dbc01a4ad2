"""A folder is read without the libraries that only workbooks need, and quickly."""

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from faro.package.reading import read_package

Folder = Callable[..., Path]


def test_reading_and_writing_a_folder_loads_no_workbook_library(folder: Folder, tmp_path: Path) -> None:
    program = (
        "import sys; from pathlib import Path\n"
        "from faro.package.reading import read_package; from faro.package.writing import write_folder\n"
        "from faro.package.template import write_template; from faro.package.engine_tables import plan_tables\n"
        f"write_folder(read_package(Path({str(folder())!r})), Path({str(tmp_path / 'out')!r}))\n"
        "print(','.join(sorted({'openpyxl', 'xlsxwriter', 'defusedxml', 'lxml'} & set(sys.modules))))\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("\n", "")


def test_a_package_of_fifteen_hundred_rows_is_read_quickly(folder: Folder) -> None:
    cells = "".join(f"t,{row},c,Encabezado,{row}'000.5,1,{row},\n" for row in range(1, 1_501))
    root = folder(
        printed_tables="id,title\nt,Cuadro\n", printed_cells=f"table,row,column,heading,text,page,line,note\n{cells}"
    )
    started = time.perf_counter()
    assert len(read_package(root).rows("printed_cells")) == 1_500
    # Measured at about 15 ms on two cores; the limit leaves room for a machine that is busy with other tests.
    assert time.perf_counter() - started < 0.5
