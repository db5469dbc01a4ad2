"""The staff pages of the evaluation."""
