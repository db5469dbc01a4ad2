"""Reading a Peruvian government plan: its problems, objectives and targets, each with its place."""
