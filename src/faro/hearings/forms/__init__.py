"""What is filled in about hearings."""
