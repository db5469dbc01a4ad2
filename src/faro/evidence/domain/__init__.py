"""Pure rules of the room: names, types, copies without metadata, retention."""
