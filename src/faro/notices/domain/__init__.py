"""Pure rules of the room: when to try again, what a digest says, when a job runs next."""
