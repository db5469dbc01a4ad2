"""What is asked of the room's rows."""
