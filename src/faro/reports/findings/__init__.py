"""What the auditor found, for people and programs: JSON, a table, a workbook, a page, an annex of the report."""
