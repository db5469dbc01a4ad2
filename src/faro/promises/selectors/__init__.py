"""What is read from the room's tables."""
