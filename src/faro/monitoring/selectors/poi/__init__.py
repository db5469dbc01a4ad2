"""What the room shows of the POI."""
