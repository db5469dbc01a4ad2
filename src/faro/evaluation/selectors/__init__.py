"""Reading what the room keeps."""
