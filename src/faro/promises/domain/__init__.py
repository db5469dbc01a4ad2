"""Rules of the room without database: kinds, the scale of states, the quality of a target."""
