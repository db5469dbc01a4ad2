"""The plan package: a municipality's plan and figures as a folder of CSV files or as one workbook.

``reading.read_package`` gives a checked ``model.Package`` or every problem at once; ``writing`` and ``template`` write;
``engine_tables.plan_tables`` hands it to the engine. The format is declared once, in ``tables``.
"""
