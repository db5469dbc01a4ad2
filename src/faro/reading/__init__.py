"""From a published document to its tables and statements, each with its place. Nothing is corrected or guessed."""
