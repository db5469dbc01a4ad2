"""The plan package: a municipality's plan and figures as a folder of CSV files or as one workbook."""
