"""The map of the place, as GeoJSON that the municipality brings: read, made lighter, drawn."""
