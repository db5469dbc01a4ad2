"""The chain of objectives: its picture, its gaps, and the decisions on its links."""
