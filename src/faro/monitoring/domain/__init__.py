"""Rules of the room that touch no database."""
