"""Everything that changes what the room keeps."""
