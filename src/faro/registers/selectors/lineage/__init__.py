"""Which measure feeds an indicator, what a figure counted, and what changed since."""
