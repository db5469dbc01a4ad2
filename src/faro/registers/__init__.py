"""The registers of the offices: what they write down each day, and the figures computed from it."""
