"""What changes the POI."""
