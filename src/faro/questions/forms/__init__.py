"""What is filled in about questions."""
