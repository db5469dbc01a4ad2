"""Rules of the POI that touch no database."""
