"""Pure rules of the room: states, numbers, what is spam."""
