"""Pages of deadlines, reports and measurements."""
