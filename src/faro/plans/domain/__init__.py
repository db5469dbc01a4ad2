"""Rules about plans that need no database: rows, differences, merging, versions, alignment."""
