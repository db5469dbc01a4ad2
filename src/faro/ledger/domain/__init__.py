"""Pure: what an entry is and how entries chain."""
