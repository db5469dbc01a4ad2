"""Pages of closed periods and of adjustments."""
