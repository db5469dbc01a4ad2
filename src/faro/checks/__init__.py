"""The auditor: where a plan, its figures and what a document says of them can't all be true. It defines no number."""
