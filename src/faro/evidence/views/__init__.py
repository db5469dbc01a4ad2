"""The pages of the room, and the addresses that serve files."""
