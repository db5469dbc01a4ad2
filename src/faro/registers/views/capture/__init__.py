"""The pages where records are written down."""
