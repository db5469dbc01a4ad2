"""The yearly evaluation as a workbook: the official matrices with live numbers."""

from faro.reports.workbook.report_book import write_workbook_report

__all__ = ["write_workbook_report"]
