"""What changes the room's tables."""
