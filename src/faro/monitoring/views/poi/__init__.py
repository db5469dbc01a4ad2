"""The pages of the POI."""
