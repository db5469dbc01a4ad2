"""What the room shows of its rows."""
