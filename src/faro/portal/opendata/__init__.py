"""Published figures as files: each table as CSV, XLSX and Parquet, all of them as a data package, and a catalogue."""
