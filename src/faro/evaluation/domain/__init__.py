"""Pure: what a publication says, how runs are kept and compared. No Django."""
