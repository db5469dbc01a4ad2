"""The pages of the views that a register declares."""
