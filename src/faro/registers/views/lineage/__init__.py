"""The pages between an indicator and its records."""
