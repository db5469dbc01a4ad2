"""Persons and organisations outside the staff: identifiers, duplicates, merges."""
