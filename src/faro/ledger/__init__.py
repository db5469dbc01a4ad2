"""Append-only history of every change, hash-chained."""
