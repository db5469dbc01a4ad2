"""What changes the rows of the room."""
