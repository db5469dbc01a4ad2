"""Pure rules: files in, lines and remarks out. No database, no web framework."""
