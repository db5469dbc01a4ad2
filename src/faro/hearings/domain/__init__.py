"""Pure rules of the room: states, legal steps, the projection to the end of the year, what is shown of a person."""
