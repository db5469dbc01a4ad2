"""Named figures over records: their grammar, and what they mean."""
